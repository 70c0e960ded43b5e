package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AcceptedDifference;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Differences that somebody accepts for a while, as a table: {@code period,line,amount,currency,author,reason,expires_on}.
 *
 * <p>The line is named as in the mapping. The amount is so much of system less books, signed.
 *
 * <p>Example: {@code 2026-05,fees,12.00,EUR,Ann,"card scheme rebate, claimed",2026-07-31}.
 */
public final class AcceptedDifferencesCsv {
    private static final Columns COLUMNS =
            Columns.exactly(List.of("period", "line", "amount", "currency", "author", "reason", "expires_on"));

    private final Collection<StatementLine> lines;
    private final CsvSafety safety;

    private AcceptedDifferencesCsv(Collection<StatementLine> lines, CsvSafety safety) {
        this.lines = lines;
        this.safety = safety;
    }

    /**
     * Reads the table in {@code path}.
     *
     * @param lines those of the mapping
     * @param safety how it was written
     * @throws UnreadableFileException if it is no such table, names a line that is not among {@code lines} or nobody, or has two
     *     rows for one period, line, currency and reason
     */
    public static List<AcceptedDifference> read(Path path, Collection<StatementLine> lines, CsvSafety safety) {
        CsvRows.inspect(path);
        AcceptedDifferencesCsv reading = new AcceptedDifferencesCsv(lines, safety);
        List<AcceptedDifference> accepted = new ArrayList<>();
        new Table<>(COLUMNS, reading::row, AcceptedDifferencesCsv::key, "period, line, currency and reason")
                .read(path, accepted::add);
        return List.copyOf(accepted);
    }

    private AcceptedDifference row(TableRow row) {
        MonthRange period = row.cell("period").months();
        Money amount = row.cell("amount").amount(row.cell("currency").currency());
        return new AcceptedDifference(
                line(row.cell("line")),
                period,
                amount,
                safety.read(row.cell("author").word("the name of who accepts it")),
                safety.read(row.cell("reason").word("a reason")),
                row.cell("expires_on").date());
    }

    private StatementLine line(Cell cell) {
        String name = safety.read(cell.word("the name of a line"));
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow(() -> cell.refuse("a line of the mapping"));
    }

    private static String key(AcceptedDifference accepted) {
        return accepted.line().name()
                + '\n'
                + accepted.period()
                + '\n'
                + accepted.amount().currency()
                + '\n'
                + accepted.reason();
    }
}
