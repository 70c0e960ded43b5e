package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.columnar.ColumnarProfitability;
import com.econlytics.columnar.JournalSource;
import com.econlytics.columnar.LedgerJournal;
import com.econlytics.columnar.ProfitTable;
import com.econlytics.customer.Matching;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Ledger;
import com.econlytics.pnl.Profitability;
import com.econlytics.testkit.laws.LedgerContract;
import com.econlytics.testkit.laws.LedgerHistory;
import java.time.Clock;
import java.util.Currency;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** What is copied out of PostgreSQL in columns is the journal. */
class JdbcColumnarJournalLaws implements LedgerContract {
    private static final Currency USD = Currency.getInstance("USD");
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(3);

    private DataSource database = Database.empty();

    @AfterContainer
    static void endThreads() {
        THREADS.shutdown();
    }

    @Override
    public Ledger emptyLedger(Booking booking, Matching matching) {
        database = Database.empty();
        return Database.open(database, booking, matching, Clock.systemUTC());
    }

    @Property(tries = 12)
    @Label("the figures of a copied journal, and of one with what came later, are those of the balances")
    void aCopiedJournalHasTheFiguresOfTheBalances(
            @ForAll("histories") LedgerHistory history,
            @ForAll("histories") LedgerHistory late,
            @ForAll @IntRange(min = 1, max = 3) int parts,
            @ForAll long seed) {
        Ledger ledger = emptyUtcLedger();
        ColumnarProfitability engine = new ColumnarProfitability(USD);
        JdbcColumnarJournal journals = new JdbcColumnarJournal(database, BOOKING.chart(), THREADS, parts);
        history.bookScattered(ledger, new Random(seed));

        JournalSource.VersionedJournal first = journals.read();
        ProfitTable before = engine.of(first.journal());

        assertThat(first.version()).isEqualTo(ledger.version());
        assertThat(before.rows()).isEqualTo(new Profitability(USD).of(ledger.balances()));

        late.bookScattered(ledger, new Random(seed));
        JournalSource.VersionedJournal since = journals.readSince(first.version());
        ProfitTable after = before.plus(engine.of(since.journal()));

        assertThat(since.version()).isEqualTo(ledger.version());
        assertThat(journals.linesAsOf(first.version()))
                .isEqualTo(first.journal().lines());
        assertThat(new LedgerJournal(ledger).linesAsOf(first.version()))
                .isEqualTo(first.journal().lines());
        assertThat(since.journal().lines())
                .isEqualTo(new LedgerJournal(ledger)
                        .readSince(first.version())
                        .journal()
                        .lines());
        assertThat(after.rows()).isEqualTo(new Profitability(USD).of(ledger.balances()));
    }
}
