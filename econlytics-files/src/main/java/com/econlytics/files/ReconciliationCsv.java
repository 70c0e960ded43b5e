package com.econlytics.files;

import com.econlytics.files.ReconciliationRow.Part;
import com.econlytics.money.Money;
import com.econlytics.reconciliation.LineComparison;
import com.econlytics.reconciliation.PeriodComparison;
import com.econlytics.reconciliation.Reconciliation;
import com.econlytics.time.MonthRange;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A reconciliation as a table: {@code period,currency,part,line,cause,record,system,books,variance,percent}, with a total for
 * each currency and part. What was compared with what stands above the names of the columns.
 *
 * <p>In each period there is the verdict, then each line with its causes, their records, what is accepted and the residual, then
 * what is unmapped.
 *
 * <p>Example: {@code 2026-06,EUR,line,fees,,,-3.00,-2.00,-1.00,-50.00} and {@code
 * 2026-06,EUR,cause,fees,timing,,,,-1.00,}.
 */
public final class ReconciliationCsv {
    private static final List<String> NAMES =
            List.of("period", "currency", "part", "line", "cause", "record", "system", "books", "variance", "percent");
    private static final List<String> FIGURES = List.of("system", "books", "variance");

    private final CsvSafety safety;

    private ReconciliationCsv(CsvSafety safety) {
        this.safety = safety;
    }

    /** What {@code reconciliation} says, row by row. */
    public static List<ReconciliationRow> rows(Reconciliation reconciliation) {
        List<ReconciliationRow> rows = new ArrayList<>();
        reconciliation.periods().forEach(period -> add(period, rows));
        return rows;
    }

    private static void add(PeriodComparison period, List<ReconciliationRow> rows) {
        MonthRange months = period.period();
        Money zero = Money.zero(period.currency());
        String reasons = period.notComparable().isEmpty() ? "" : " " + period.notComparable();
        rows.add(new ReconciliationRow(Part.VERDICT, months, "", period.verdict() + reasons, "", zero, zero, zero));
        period.lines().forEach(line -> add(months, line, rows));
        period.unmapped()
                .forEach((account, amount) -> rows.add(
                        new ReconciliationRow(Part.UNMAPPED, months, account.id(), "", "", zero, amount, zero)));
    }

    private static void add(MonthRange months, LineComparison line, List<ReconciliationRow> rows) {
        String name = line.line().name();
        Money zero = Money.zero(line.system().currency());
        rows.add(new ReconciliationRow(Part.LINE, months, name, "", "", line.system(), line.books(), line.variance()));
        line.causes().forEach(cause -> {
            String why = cause.cause().toString();
            rows.add(new ReconciliationRow(Part.CAUSE, months, name, why, "", zero, zero, cause.amount()));
            cause.records()
                    .forEach(record -> rows.add(new ReconciliationRow(
                            Part.RECORD, months, name, why, record.toString(), zero, zero, record.amount())));
        });
        line.accepted()
                .forEach(accepted -> rows.add(new ReconciliationRow(
                        Part.ACCEPTED,
                        months,
                        name,
                        accepted.author() + ": " + accepted.reason(),
                        "",
                        zero,
                        zero,
                        accepted.amount())));
        rows.add(new ReconciliationRow(Part.RESIDUAL, months, name, "", "", zero, zero, line.residual()));
    }

    /** Writes {@code reconciliation} with its manifest above it; the stream stays open. */
    public static void write(Reconciliation reconciliation, CsvFormat format, OutputStream out) {
        List<Map.Entry<String, String>> manifest = reconciliation
                .manifest()
                .render()
                .lines()
                .map(ReconciliationCsv::statement)
                .toList();
        CsvOutput.write(format, manifest, out, NAMES, csv -> body(rows(reconciliation), csv));
    }

    /** Writes {@code rows} alone; the stream stays open. */
    public static void write(Collection<ReconciliationRow> rows, CsvFormat format, OutputStream out) {
        CsvOutput.write(format, out, NAMES, csv -> body(rows, csv));
    }

    private static Map.Entry<String, String> statement(String line) {
        int colon = line.indexOf(": ");
        return colon < 0 ? Map.entry(line, "") : Map.entry(line.substring(0, colon), line.substring(colon + 2));
    }

    private static void body(Collection<ReconciliationRow> rows, CsvOutput csv) {
        Totals totals = new Totals(FIGURES.size());
        rows.forEach(row -> write(row, csv, totals));
        totals.sums().forEach((group, sum) -> csv.row(total(group, sum)));
    }

    private static void write(ReconciliationRow row, CsvOutput csv, Totals totals) {
        String currency = row.variance().currency().getCurrencyCode();
        List<Money> figures = List.of(row.system(), row.books(), row.variance());
        totals.add(
                currency + Totals.SEPARATOR + row.part(),
                figures.stream().map(Money::toMajor).toList());
        csv.row(
                row.period().toString(),
                currency,
                row.part().toString(),
                csv.text(row.line()),
                csv.text(row.cause()),
                csv.text(row.record()),
                figure(row, row.system()),
                figure(row, row.books()),
                figure(row, row.variance()),
                row.percent().map(BigDecimal::toPlainString).orElse(""));
    }

    /** Only a line has all three figures, be they 0 or not. */
    private static String figure(ReconciliationRow row, Money amount) {
        return row.part() != Part.LINE && amount.isZero()
                ? ""
                : amount.toMajor().toPlainString();
    }

    private static Money figure(Cell cell, Currency currency) {
        return cell.isEmpty() ? Money.zero(currency) : cell.amount(currency);
    }

    private static List<String> total(String group, Totals.Sum sum) {
        String[] codes = (group + Totals.SEPARATOR).split(Totals.SEPARATOR, -1);
        return Stream.of(List.of(sum.label(), codes[0], codes[1], "", "", ""), sum.cells(), List.of(""))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param safety with which it was written
     * @throws UnreadableFileException if it is no such table, a percentage is not that of its amounts, or its rows are not those
     *     that its totals sum
     */
    public static List<ReconciliationRow> read(Path path, CsvSafety safety) {
        ReconciliationCsv reading = new ReconciliationCsv(safety);
        return new TotalledTable<>(
                        Columns.exactly(NAMES),
                        "period",
                        row -> row.cell("period").trimmed().startsWith("total"),
                        reading::row,
                        List.of("currency", "part"),
                        FIGURES)
                .read(path);
    }

    private ReconciliationRow row(TableRow row) {
        Currency currency = row.cell("currency").currency();
        ReconciliationRow read = new ReconciliationRow(
                part(row.cell("part")),
                row.cell("period").months(),
                safety.read(row.cell("line").text()),
                safety.read(row.cell("cause").text()),
                safety.read(row.cell("record").text()),
                figure(row.cell("system"), currency),
                figure(row.cell("books"), currency),
                figure(row.cell("variance"), currency));
        String due = read.percent().map(BigDecimal::toPlainString).orElse("");
        if (!row.cell("percent").trimmed().equals(due)) {
            throw row.cell("percent").refuse("the variance in percent of the books, " + (due.isEmpty() ? "none" : due));
        }
        return read;
    }

    private static Part part(Cell cell) {
        for (Part part : Part.values()) {
            if (part.toString().equals(cell.trimmed())) {
                return part;
            }
        }
        throw cell.refuse("verdict, line, cause, record, accepted, residual or unmapped");
    }
}
