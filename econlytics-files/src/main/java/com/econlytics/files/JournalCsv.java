package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.JournalEntry;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Journal entries as a table, one row for each line: {@code entry,date,memo,account,line_memo,debit,credit,currency}, with
 * totals in which debit equals credit. The side that a line does not have is empty.
 */
public final class JournalCsv {
    private static final List<String> NAMES =
            List.of("entry", "date", "memo", "account", "line_memo", "debit", "credit", "currency");
    private static final List<String> FIGURES = List.of("debit", "credit");

    private final CsvSafety safety;

    private JournalCsv(CsvSafety safety) {
        this.safety = safety;
    }

    /**
     * Writes {@code entries} in their order; the stream stays open.
     *
     * @throws IllegalArgumentException if two entries have one id
     */
    public static void write(Collection<JournalEntry> entries, CsvFormat format, OutputStream out) {
        Set<String> ids = new HashSet<>();
        for (JournalEntry entry : entries) {
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException(
                        "two journal entries have the id " + entry.id() + "; give each its own");
            }
        }
        CsvOutput.write(format, out, NAMES, csv -> {
            Totals totals = new Totals(FIGURES.size());
            entries.forEach(entry -> entry.lines().forEach(line -> write(entry, line, csv, totals)));
            totals.sums()
                    .forEach((currency, sum) -> csv.row(
                            sum.label(),
                            "",
                            "",
                            "",
                            "",
                            sum.cells().get(0),
                            sum.cells().get(1),
                            currency));
        });
    }

    private static void write(JournalEntry entry, JournalEntry.Line line, CsvOutput csv, Totals totals) {
        String currency = line.debit().currency().getCurrencyCode();
        totals.add(currency, List.of(line.debit().toMajor(), line.credit().toMajor()));
        csv.row(
                csv.text(entry.id()),
                entry.date().toString(),
                csv.text(entry.memo()),
                csv.text(line.account()),
                csv.text(line.memo()),
                side(line.debit()),
                side(line.credit()),
                currency);
    }

    private static String side(Money amount) {
        return amount.isZero() ? "" : amount.toMajor().toPlainString();
    }

    private record Row(Cell place, String entry, LocalDate date, String memo, JournalEntry.Line line) {
        boolean isOf(Row other) {
            return entry.equals(other.entry) && date.equals(other.date) && memo.equals(other.memo);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param safety with which it was written
     * @throws UnreadableFileException if it is no such table, an entry does not balance, or the rows are not those that the
     *     totals sum
     */
    public static List<JournalEntry> read(Path path, CsvSafety safety) {
        JournalCsv reading = new JournalCsv(safety);
        TotalledTable<Row> table = new TotalledTable<>(
                Columns.exactly(NAMES),
                "entry",
                row -> row.cell("date").isEmpty(),
                reading::row,
                List.of("currency"),
                FIGURES);
        List<JournalEntry> entries = new ArrayList<>();
        List<Row> of = new ArrayList<>();
        for (Row row : table.read(path)) {
            if (!of.isEmpty() && !row.isOf(of.get(0))) {
                entries.add(entry(of));
                of.clear();
            }
            of.add(row);
        }
        if (!of.isEmpty()) {
            entries.add(entry(of));
        }
        return entries;
    }

    private Row row(TableRow row) {
        Currency currency = row.cell("currency").currency();
        Money debit = side(row.cell("debit"), currency);
        Money credit = side(row.cell("credit"), currency);
        boolean oneSided = debit.isZero() != credit.isZero() && !debit.isNegative() && !credit.isNegative();
        String account = safety.read(row.cell("account").text());
        if (!oneSided || account.isBlank()) {
            throw row.row().whole().refuse("an account with a positive debit or a positive credit", "something else");
        }
        String memo = safety.read(row.cell("line_memo").text());
        return new Row(
                row.row().whole(),
                safety.read(row.cell("entry").text()),
                row.cell("date").date(),
                safety.read(row.cell("memo").text()),
                new JournalEntry.Line(account, memo, debit, credit));
    }

    private static Money side(Cell cell, Currency currency) {
        return cell.isEmpty() ? Money.zero(currency) : cell.amount(currency);
    }

    private static JournalEntry entry(List<Row> rows) {
        Row first = rows.get(0);
        BigDecimal left = BigDecimal.ZERO;
        for (Row row : rows) {
            left = left.add(row.line().debit().toMajor())
                    .subtract(row.line().credit().toMajor());
        }
        long currencies = rows.stream()
                .map(row -> row.line().debit().currency())
                .distinct()
                .count();
        if (left.signum() != 0 || currencies > 1 || rows.size() < 2) {
            throw first.place().refuse("an entry of at least two lines in one currency, debit equal to credit", "none");
        }
        return new JournalEntry(
                first.entry(),
                first.date(),
                first.memo(),
                rows.stream().map(Row::line).toList());
    }
}
