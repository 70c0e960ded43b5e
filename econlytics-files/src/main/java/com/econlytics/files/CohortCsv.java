package com.econlytics.files;

import com.econlytics.cohort.Cohort;
import com.econlytics.cohort.CohortRow;
import com.econlytics.cohort.CohortTable;
import com.econlytics.cohort.Margins;
import com.econlytics.money.Money;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cohort tables as one table, a row for each cohort and age: {@code
 * kind,cohort,currency,part,age,customers,revenue,contribution,profit}.
 *
 * <p>There is a total for each part; those of {@code total}, {@code unattributed} and {@code unallocated} sum to the
 * company. An age that no customer has reached has no row.
 */
public final class CohortCsv {
    private static final List<String> FIGURES = List.of("age", "customers", "revenue", "contribution", "profit");
    private static final List<String> NAMES =
            List.of("kind", "cohort", "currency", "part", "age", "customers", "revenue", "contribution", "profit");

    private final CsvSafety safety;

    private CohortCsv(CsvSafety safety) {
        this.safety = safety;
    }

    /** What {@code table} says, row by row. */
    public static List<CohortFigure> figures(CohortTable table) {
        List<CohortFigure> figures = new ArrayList<>();
        table.rows().forEach(row -> figures.addAll(figures(row)));
        figures.add(new CohortFigure("", "", CohortFigure.Part.UNATTRIBUTED, 0, 0, table.unattributed()));
        figures.add(new CohortFigure("", "", CohortFigure.Part.UNALLOCATED, 0, 0, table.unallocated()));
        return figures;
    }

    private static List<CohortFigure> figures(CohortRow row) {
        String kind = kind(row.cohort());
        String label = row.cohort().label();
        List<CohortFigure> figures = new ArrayList<>();
        figures.add(new CohortFigure(kind, label, CohortFigure.Part.TOTAL, 0, row.customers(), row.total()));
        figures.add(new CohortFigure(kind, label, CohortFigure.Part.BEFORE, 0, row.customers(), row.before()));
        row.cells()
                .forEach(cell -> figures.add(new CohortFigure(
                        kind, label, CohortFigure.Part.AGE, cell.age(), cell.customers(), cell.atThisAge())));
        figures.add(new CohortFigure(kind, label, CohortFigure.Part.AFTER, 0, row.customers(), row.after()));
        return figures;
    }

    private static String kind(Cohort cohort) {
        if (cohort instanceof Cohort.OfMonth) {
            return "month";
        }
        if (cohort instanceof Cohort.OfValue) {
            return "value";
        }
        return cohort instanceof Cohort.WithoutValue ? "without_value" : "not_started";
    }

    /** Writes {@code tables}, one for each currency; the stream stays open. */
    public static void write(Collection<CohortTable> tables, CsvFormat format, OutputStream out) {
        CsvOutput.write(format, out, NAMES, csv -> {
            Totals totals = new Totals(FIGURES.size());
            tables.forEach(table -> figures(table).forEach(figure -> write(figure, csv, totals)));
            totals.sums().forEach((group, sum) -> csv.row(total(group, sum)));
        });
    }

    private static List<String> total(String group, Totals.Sum sum) {
        String[] codes = (group + Totals.SEPARATOR).split(Totals.SEPARATOR, -1);
        return Stream.concat(Stream.of(sum.label(), "", codes[0], codes[1]), sum.cells().stream())
                .toList();
    }

    private static void write(CohortFigure figure, CsvOutput csv, Totals totals) {
        Margins margins = figure.margins();
        String currency = margins.revenue().currency().getCurrencyCode();
        List<BigDecimal> figures = Stream.concat(
                        Stream.of(figure.age(), figure.customers()).map(BigDecimal::valueOf),
                        Stream.of(margins.revenue(), margins.contribution(), margins.profit())
                                .map(Money::toMajor))
                .toList();
        totals.add(currency + Totals.SEPARATOR + figure.part(), figures);
        csv.row(Stream.concat(
                        Stream.of(
                                figure.kind(),
                                csv.text(figure.cohort()),
                                currency,
                                figure.part().toString()),
                        figures.stream().map(BigDecimal::toPlainString))
                .toList());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param safety with which it was written
     * @throws UnreadableFileException if it is no such table, or its rows are not those that its totals sum
     */
    public static List<CohortFigure> read(Path path, CsvSafety safety) {
        CohortCsv reading = new CohortCsv(safety);
        return new TotalledTable<>(
                        Columns.exactly(NAMES),
                        "kind",
                        row -> row.cell("kind").trimmed().startsWith("total"),
                        reading::figure,
                        List.of("currency", "part"),
                        FIGURES)
                .read(path);
    }

    private CohortFigure figure(TableRow row) {
        Currency currency = row.cell("currency").currency();
        Margins margins = new Margins(
                row.cell("revenue").amount(currency),
                row.cell("contribution").amount(currency),
                row.cell("profit").amount(currency));
        return new CohortFigure(
                row.cell("kind").trimmed(),
                safety.read(row.cell("cohort").text()),
                part(row.cell("part")),
                count(row.cell("age")),
                count(row.cell("customers")),
                margins);
    }

    private static CohortFigure.Part part(Cell cell) {
        for (CohortFigure.Part part : CohortFigure.Part.values()) {
            if (part.toString().equals(cell.trimmed())) {
                return part;
            }
        }
        throw cell.refuse("total, before, age, after, unattributed or unallocated");
    }

    private static int count(Cell cell) {
        long count = NumberText.whole(cell);
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw cell.refuse("a count");
        }
        return (int) count;
    }
}
