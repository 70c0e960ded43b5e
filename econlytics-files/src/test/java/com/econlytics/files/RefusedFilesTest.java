package com.econlytics.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.SourceAccount;
import com.econlytics.reconciliation.FinancialStatement.Basis;
import com.econlytics.time.MonthRange;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, and in which words: {@code spec/refused-files.csv}, in which a bar ends a line of a file and ␀ is a NUL. */
class RefusedFilesTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final MonthRange JUNE = MonthRange.of(YearMonth.of(2026, 6));
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Edition EDITION =
            new Edition(SourceAccount.of("files", "costs"), 1, ZoneId.of("Europe/Berlin"));

    /** Reads a file and hands on what it says. */
    private interface Reader {
        void read(Path path, Consumer<Object> sink);
    }

    private static final Map<String, Reader> READERS = Map.ofEntries(
            Map.entry("quickbooks json", (path, sink) -> sink.accept(QuickBooksJson.read(path))),
            Map.entry("quickbooks csv", (path, sink) -> sink.accept(QuickBooksCsv.read(path, USD))),
            Map.entry("xero json", (path, sink) -> sink.accept(XeroJson.read(path, USD, Basis.ACCRUAL))),
            Map.entry("statement", (path, sink) -> sink.accept(StatementCsv.read(path, Basis.ACCRUAL))),
            Map.entry("ledger", (path, sink) -> LedgerDetailCsv.read(path, JUNE, sink::accept)),
            Map.entry("quickbooks ledger", (path, sink) -> sink.accept(QuickBooksLedgerCsv.read(path, USD))),
            Map.entry(
                    "mapping",
                    (path, sink) -> sink.accept(
                            AccountMappingCsv.read(path, "1", ChartOfAccounts.standard(), CsvSafety.SPREADSHEET))),
            Map.entry("stripe", (path, sink) -> StripeBalanceCsv.read(path, sink::accept)),
            Map.entry("stripe summary", (path, sink) -> sink.accept(StripeBalanceSummaryCsv.read(path, STRIPE, JUNE))),
            Map.entry("attributes", (path, sink) -> AttributesCsv.read(path, STRIPE, EDITION, sink::accept)),
            Map.entry(
                    "cost pools",
                    (path, sink) -> sink.accept(CostPoolsCsv.read(path, EDITION, ChartOfAccounts.standard()))),
            Map.entry(
                    "direct costs",
                    (path, sink) ->
                            DirectCostsCsv.read(path, EDITION, STRIPE, ChartOfAccounts.standard(), sink::accept)),
            Map.entry("profitability", (path, sink) -> sink.accept(ProfitabilityCsv.read(path))),
            Map.entry("journal", (path, sink) -> sink.accept(JournalCsv.read(path, CsvSafety.RAW))));

    static Stream<NamedCsvRecord> cases() {
        try (InputStream in =
                        Objects.requireNonNull(RefusedFilesTest.class.getResourceAsStream("/spec/refused-files.csv"));
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            List<NamedCsvRecord> all = csv.stream().toList();
            return all.stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedWholeInTheseWords(NamedCsvRecord row) {
        Reader reader = Objects.requireNonNull(READERS.get(row.getField("reader")), row.getField("reader"));
        List<Object> handedOn = new ArrayList<>();

        assertThatThrownBy(() ->
                        TextFile.read(row.getField("file").replace('|', '\n').replace('␀', '\0'), path -> {
                            reader.read(path, handedOn::add);
                            return handedOn;
                        }))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("file.csv" + row.getField("message")
                        + "; nothing of the file was taken, correct it and read it again");
        assertThat(handedOn).isEmpty();
    }
}
