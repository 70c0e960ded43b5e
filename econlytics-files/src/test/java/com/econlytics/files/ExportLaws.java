package com.econlytics.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.CustomerId;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.reconciliation.JournalEntry;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.time.Closing;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is written can be read back, and what was damaged is not read as something else. */
class ExportLaws {
    private static final ReportHeading HEADING = new ReportHeading(
            "=Acme",
            RevenueBasis.RECEIPTS,
            "as booked",
            ZoneOffset.UTC,
            "none",
            "tracked time",
            Closing.NONE,
            YearMonth.of(2026, 6),
            7);

    @Property
    @Label("files: a profitability table comes back as it was written, in every format")
    void profitabilityComesBack(@ForAll("profits") List<CustomerProfit> rows, @ForAll("formats") CsvFormat format) {
        byte[] file = TextFile.written(out -> ProfitabilityCsv.write(rows, CustomerId::toString, format, out));

        List<CustomerProfit> back = TextFile.read(file, ProfitabilityCsv::read);

        assertThat(back).containsExactlyElementsOf(sorted(rows));
    }

    @Property
    @Label("files: a journal comes back as it was written, in every format")
    void journalsComeBack(@ForAll("journals") List<JournalEntry> entries, @ForAll("formats") CsvFormat format) {
        byte[] file = TextFile.written(out -> JournalCsv.write(entries, format, out));

        List<JournalEntry> back = TextFile.read(file, path -> JournalCsv.read(path, format.safety()));

        assertThat(back).isEqualTo(entries);
    }

    @Property
    @Label("files: a reconciliation comes back as it was written, in every format, and not without one of its rows")
    void reconciliationsComeBack(
            @ForAll("reconciliations") List<ReconciliationRow> rows,
            @ForAll("formats") CsvFormat format,
            @ForAll @IntRange(max = 5) int at) {
        byte[] file = TextFile.written(out -> ReconciliationCsv.write(rows, format, out));
        List<ReconciliationRow> back = TextFile.read(file, path -> ReconciliationCsv.read(path, format.safety()));
        assertThat(back).isEqualTo(rows);
        if (format.safety() == CsvSafety.SPREADSHEET) {
            assertThat(cells(file)).noneMatch(cell -> cell.matches("(?s)[=+@\t\r\n].*"));
        }
        byte[] all = TextFile.written(out -> ReconciliationCsv.write(rows, CsvFormat.PLAIN, out));
        List<ReconciliationRow> fewer = new ArrayList<>(rows);
        if (!fewer.isEmpty()) {
            ReconciliationRow left = fewer.remove(at % rows.size());
            byte[] without = TextFile.written(out -> ReconciliationCsv.write(fewer, CsvFormat.PLAIN, out));
            assertThat(findRead(spliced(without, all), path -> ReconciliationCsv.read(path, CsvSafety.RAW)))
                    .as("without " + left)
                    .isEmpty();
        }
    }

    /** The rows of one table over the totals of another. */
    private static byte[] spliced(byte[] rows, byte[] totals) {
        String from = new String(totals, UTF_8);
        String to = new String(rows, UTF_8);
        return (to.substring(0, to.indexOf("\r\ntotal of ")) + from.substring(from.indexOf("\r\ntotal of ")))
                .getBytes(UTF_8);
    }

    @Property
    @Label("files: no text cell of a table for spreadsheets begins a formula")
    void noTextBeginsAFormula(@ForAll("journals") List<JournalEntry> entries, @ForAll("texts") String name) {
        byte[] journal = TextFile.written(out -> JournalCsv.write(entries, CsvFormat.SPREADSHEET, out));
        assertThat(cells(journal)).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n].*"));

        byte[] heading =
                TextFile.written(out -> JournalCsv.write(List.of(), CsvFormat.SPREADSHEET.withHeading(HEADING), out));
        assertThat(cells(heading)).contains("'=Acme");

        assertThat(CsvSafety.SPREADSHEET.write(name)).doesNotMatch("(?s)[\\p{Z}\\p{Cf}\\s]*[=+\\-@\t\r\n＝＋－＠﹦﹢﹣﹫−].*");
        assertThat(CsvSafety.SPREADSHEET.read(CsvSafety.SPREADSHEET.write(name)))
                .isEqualTo(name);
        assertThat(CsvSafety.RAW.write(name)).isEqualTo(name);
    }

    @Property
    @Label("files: a profitability table that is cut off is refused, or nothing but its last line break is missing")
    void aCutOffTableIsNotReadAsAnother(
            @ForAll("profits") List<CustomerProfit> rows, @ForAll @IntRange(max = 4000) int cut) {
        byte[] file = TextFile.written(out -> ProfitabilityCsv.write(rows, CsvFormat.PLAIN, out));
        byte[] part = Arrays.copyOf(file, cut % file.length);

        findRead(part, ProfitabilityCsv::read)
                .ifPresent(back -> assertThat(back).containsExactlyElementsOf(sorted(rows)));
    }

    @Property
    @Label("files: a profitability table that lacks one of its rows is refused")
    void aTableThatLacksARowIsRefused(@ForAll("profits") List<CustomerProfit> rows, @ForAll @IntRange(max = 5) int at) {
        Assume.that(!rows.isEmpty());
        byte[] file = TextFile.written(out -> ProfitabilityCsv.write(rows, CsvFormat.PLAIN, out));
        List<String> lines = new ArrayList<>(List.of(new String(file, UTF_8).split("\r\n")));
        lines.remove(1 + at % rows.size());

        assertThat(findRead(String.join("\r\n", lines).getBytes(UTF_8), ProfitabilityCsv::read))
                .isEmpty();
    }

    @Property
    @Label("files: a changed digit of a table with totals is never read as another figure")
    void aChangedFigureIsRefused(@ForAll("profits") List<CustomerProfit> rows, @ForAll @IntRange(max = 4000) int at) {
        byte[] file = TextFile.written(out -> ProfitabilityCsv.write(rows, CsvFormat.PLAIN, out));
        int place = at % file.length;
        file[place] ^= 1;
        // the customer's number and the spelling of its currency are names and have no total
        boolean isName = isInFirstColumns(file, place);

        Optional<List<CustomerProfit>> back = findRead(file, ProfitabilityCsv::read);

        if (!isName) {
            back.ifPresent(read -> assertThat(read).containsExactlyElementsOf(sorted(rows)));
        }
    }

    @Property
    @Label("files: a damaged statement is refused or has the same amounts")
    void aDamagedStatementIsNotReadAsAnother(
            @ForAll("exports") String resource,
            @ForAll @IntRange(max = 100_000) int at,
            @ForAll @IntRange(max = 7) int bit) {
        byte[] file = TextFile.textOf(resource).getBytes(UTF_8);
        int place = at % file.length;
        List<String> before = amounts(file, resource).orElseThrow();

        Optional<List<String>> cut = amounts(Arrays.copyOf(file, place), resource);
        file[place] ^= (byte) (1 << bit);
        Optional<List<String>> flipped = amounts(file, resource);

        cut.ifPresent(read -> assertThat(read).isEqualTo(before));
        flipped.ifPresent(read -> assertThat(read).isEqualTo(before));
    }

    /** The amounts alone, because names and periods have no total. */
    private static Optional<List<String>> amounts(byte[] file, String resource) {
        Function<Path, List<String>> reader = path -> (resource.endsWith(".json")
                        ? QuickBooksJson.read(path)
                        : QuickBooksCsv.read(path, Currency.getInstance("USD")))
                .rows().stream()
                        .map(row -> row.amount().toMajor().toPlainString())
                        .toList();
        return findRead(file, reader);
    }

    private static boolean isInFirstColumns(byte[] file, int place) {
        String text = new String(file, UTF_8);
        int line = text.lastIndexOf('\n', Math.max(0, place - 1));
        long commas =
                text.substring(line + 1, place).chars().filter(c -> c == ',').count();
        return commas < 2;
    }

    private static <T> Optional<T> findRead(byte[] file, Function<Path, T> reader) {
        try {
            return Optional.of(TextFile.read(file, reader));
        } catch (UnreadableFileException refused) {
            return Optional.empty();
        }
    }

    private static List<String> cells(byte[] file) {
        String text = new String(file, UTF_8).replace("\uFEFF", "");
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new StringReader(text))
                .stream()
                .map(CsvRecord::getFields)
                .flatMap(List::stream)
                .toList();
    }

    private static List<CustomerProfit> sorted(List<CustomerProfit> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(CustomerProfit::customer)
                        .thenComparing(row -> row.grossReceipts().currency().getCurrencyCode()))
                .toList();
    }

    @Provide
    Arbitrary<List<CustomerProfit>> profits() {
        return Exports.profits();
    }

    @Provide
    Arbitrary<List<ReconciliationRow>> reconciliations() {
        return Exports.reconciliations();
    }

    @Provide
    Arbitrary<List<JournalEntry>> journals() {
        return Exports.journals();
    }

    @Provide
    Arbitrary<String> texts() {
        return Exports.texts();
    }

    @Provide
    Arbitrary<CsvFormat> formats() {
        return Arbitraries.of(
                CsvFormat.PLAIN,
                CsvFormat.SPREADSHEET,
                CsvFormat.PLAIN.withHeading(HEADING),
                CsvFormat.SPREADSHEET.withHeading(HEADING));
    }

    @Provide
    Arbitrary<String> exports() {
        return Arbitraries.of("quickbooks-profit-and-loss.json", "quickbooks-by-month.json", "quickbooks-new.csv");
    }
}
