package com.econlytics.files.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.columnar.ColumnarJournal;
import com.econlytics.columnar.ColumnarProfitability;
import com.econlytics.columnar.JournalSource;
import com.econlytics.columnar.JournalSource.VersionedJournal;
import com.econlytics.columnar.ProfitTable;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Profitability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** A snapshot is what was written, or it is not used. */
class SnapshotFileLaws {
    private static final Currency USD = Currency.getInstance("USD");
    private static final FactId FACT = FactId.of(SourceAccount.of("stripe", "acct_1"), "ch_1", "charge");
    private static final String OURS = "books of Example Ltd";

    private Path directory = Path.of("");

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("snapshot");
    }

    @AfterTry
    void removeDirectory() throws IOException {
        for (Path file : Files.newDirectoryStream(directory)) {
            Files.delete(file);
        }
        Files.delete(directory);
    }

    @Property
    @Label("a snapshot and what came since have the figures of the ledger")
    void aSnapshotAndTheTailAreTheLedger(
            @ForAll("lines") List<Line> lines, @ForAll @IntRange(min = 0, max = 100) int percent) {
        int kept = lines.size() * percent / 100;
        file(OURS).write(new VersionedJournal(kept, ColumnarJournal.of(lines.subList(0, kept))));

        SnapshotFile.Loaded loaded = file(OURS).load(new Lines(lines));

        assertThat(loaded.unusable()).isEmpty();
        assertThat(loaded.journals()).hasSize(2);
        assertThat(loaded.version()).isEqualTo(lines.size());
        assertThat(rows(loaded)).isEqualTo(plain(lines));
    }

    @Property
    @Label("a snapshot with a bit that changed is not used")
    void aFlippedBitIsNoticed(
            @ForAll("lines") List<Line> lines, @ForAll @IntRange(min = 0) int where, @ForAll @IntRange(max = 7) int bit)
            throws IOException {
        file(OURS).write(new VersionedJournal(lines.size(), ColumnarJournal.of(lines)));
        byte[] bytes = Files.readAllBytes(path());
        bytes[where % bytes.length] ^= (byte) (1 << bit);
        Files.write(path(), bytes);

        assertNotUsed(lines);
    }

    @Property
    @Label("a snapshot that was cut, or to which something was added, is not used")
    void anotherLengthIsNoticed(@ForAll("lines") List<Line> lines, @ForAll @IntRange(min = 0) int where)
            throws IOException {
        file(OURS).write(new VersionedJournal(lines.size(), ColumnarJournal.of(lines)));
        byte[] bytes = Files.readAllBytes(path());
        int length = where % (2 * bytes.length);
        Files.write(path(), Arrays.copyOf(bytes, length == bytes.length ? length + 1 : length));

        assertNotUsed(lines);
    }

    @Property
    @Label("the snapshot of another ledger is not used, be its name another one or its lines")
    void anotherLedgerIsNoticed(@ForAll("lines") List<Line> lines, @ForAll("lines") List<Line> others) {
        file("books of Other Ltd").write(new VersionedJournal(lines.size(), ColumnarJournal.of(lines)));
        assertThat(file(OURS).load(new Lines(lines)).unusable()).containsExactly(Snapshot.Reason.FOREIGN);

        file(OURS).write(new VersionedJournal(lines.size() + 1L, ColumnarJournal.of(others)));
        SnapshotFile.Loaded loaded = file(OURS).load(new Lines(lines));
        assertThat(loaded.unusable()).containsExactly(Snapshot.Reason.FOREIGN);
        assertThat(rows(loaded)).isEqualTo(plain(lines));
    }

    @Example
    @Label("without a file everything is read from the ledger")
    void nothingIsRequired() {
        assertThat(file(OURS).load(new Lines(List.of())).unusable()).containsExactly(Snapshot.Reason.MISSING);
    }

    @Example
    @Label("a file that somebody else wrote is no snapshot")
    void anyFileIsNoSnapshot() throws IOException {
        Files.writeString(path(), "customer,profit\n".repeat(10));

        assertThat(file(OURS).read()).isEqualTo(new Snapshot.Unusable(Snapshot.Reason.UNKNOWN_FORMAT));
    }

    private void assertNotUsed(List<Line> lines) {
        SnapshotFile.Loaded loaded = file(OURS).load(new Lines(lines));

        assertThat(loaded.unusable()).hasSize(1);
        assertThat(rows(loaded)).isEqualTo(plain(lines));
    }

    private static List<CustomerProfit> rows(SnapshotFile.Loaded loaded) {
        ColumnarProfitability engine = new ColumnarProfitability(USD);
        return loaded.journals().stream()
                .map(engine::of)
                .reduce(ProfitTable::plus)
                .orElseThrow()
                .rows();
    }

    private static List<CustomerProfit> plain(List<Line> lines) {
        return new Profitability(USD).of(Balance.of(lines));
    }

    private Path path() {
        return directory.resolve("journal.snapshot");
    }

    private SnapshotFile file(String ledger) {
        return new SnapshotFile(path(), ledger);
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        return Combinators.combine(
                        Arbitraries.integers().between(-1, 5),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(ChartOfAccounts.RECEIPTS, ChartOfAccounts.REFUNDS, ChartOfAccounts.CONTESTED),
                        Arbitraries.longs().between(-(1L << 40), 1L << 40))
                .as((customer, month, account, amount) -> Line.of(
                        FACT,
                        new CustomerId(customer),
                        YearMonth.of(2024, 1).plusMonths(month),
                        account,
                        Unit.of(USD),
                        amount))
                .list()
                .ofMaxSize(30);
    }

    /** A ledger in which each line has a version of its own. */
    private record Lines(List<Line> lines) implements JournalSource {
        @Override
        public VersionedJournal read() {
            return readSince(0);
        }

        @Override
        public VersionedJournal readSince(long version) {
            int from = (int) Math.min(version, lines.size());
            return new VersionedJournal(lines.size(), ColumnarJournal.of(lines.subList(from, lines.size())));
        }

        @Override
        public long linesAsOf(long version) {
            return Math.min(version, lines.size());
        }
    }
}
