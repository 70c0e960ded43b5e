package com.econlytics.files;

import com.econlytics.reconciliation.FinancialStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The profit and loss of QuickBooks as it is exported to CSV, with {@code Total for Income} or {@code Total Income}.
 *
 * <p>The row of heads is the first whose later cells are {@code Total} or months. Accounts are told apart by the number in
 * front of their name, or by their path of names below the group. A total must be the section's own amount and what stands
 * under it and is never an account; the results down to net income must follow from the totals of the groups. The file
 * must end with net income, because one that was cut off could not be told from a whole one.
 *
 * <p>Example: {@code "   40000 Revenue","250,000.00"} in section Income is account 40000, "Revenue", 250000.00.
 */
public final class QuickBooksCsv {
    private static final Pattern BASIS = Pattern.compile("\\b(accrual|cash)[ -]basis\\b");

    private final List<CsvRow> rows;
    private final Cell file;

    private QuickBooksCsv(List<CsvRow> rows, Cell file) {
        this.rows = rows;
        this.file = file;
    }

    /** The same with {@link DecimalStyle#POINT}, which QuickBooks writes unless its region says otherwise. */
    public static FinancialStatement read(Path path, Currency currency) {
        return read(path, currency, DecimalStyle.POINT);
    }

    /**
     * Reads the export in {@code path}.
     *
     * @param currency of all its amounts, which it does not say
     * @param style how it writes amounts
     * @throws UnreadableFileException if it is no such export, covers days that are no whole months, or does not add up
     */
    public static FinancialStatement read(Path path, Currency currency, DecimalStyle style) {
        SourceFile source = CsvRows.inspect(path);
        List<CsvRow> rows =
                CsvRows.all(source).stream().filter(row -> !row.isBlank()).toList();
        QuickBooksCsv reading = new QuickBooksCsv(rows, Cell.ofFile(source.evidence()));
        int head = reading.head();
        ReportTitle title = ReportTitle.of(rows.subList(0, head));
        CsvRow heads = rows.get(head);
        StatementColumns columns = StatementColumns.of(heads(heads), title.months(), heads.whole());
        SectionTree tree = new SectionTree(columns, heads.cells().size(), cell -> cell.findAmount(style, currency));
        int end = head + 1;
        while (end < rows.size() && !tree.isComplete()) {
            tree.add(rows.get(end++));
        }
        FinancialStatement.Basis basis = reading.basis(head, end);
        List<FinancialStatement.Row> statement = tree.rows(reading.file);
        return new FinancialStatement(title.words(), basis, statement, source.evidence());
    }

    private int head() {
        for (int i = 0; i < rows.size(); i++) {
            CsvRow row = rows.get(i);
            if (!ReportTitle.isPeriod(row) && !row.isBlankFrom(1) && isHead(row)) {
                return i;
            }
        }
        throw file.refuse("a row of heads like Account,Total or Account,Jan 2026,Feb 2026,Total", "none");
    }

    private static boolean isHead(CsvRow row) {
        for (int i = 1; i < row.cells().size(); i++) {
            String head = row.cell(i).trimmed();
            boolean fits = head.isEmpty()
                    || head.equalsIgnoreCase("total")
                    || !(PeriodText.read(head) instanceof PeriodText.Reading.None);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static List<StatementColumns.Head> heads(CsvRow row) {
        List<StatementColumns.Head> heads = new ArrayList<>();
        for (int i = 1; i < row.cells().size(); i++) {
            if (!row.cell(i).isEmpty()) {
                heads.add(StatementColumns.Head.of(i, row.cell(i)));
            }
        }
        return heads;
    }

    /** The basis, which stands above the heads or under net income, where nothing else but remarks may stand. */
    private FinancialStatement.Basis basis(int head, int end) {
        Optional<FinancialStatement.Basis> basis = Optional.empty();
        for (int i = 0; i < rows.size(); i++) {
            if (i >= head && i < end) {
                continue;
            }
            Optional<FinancialStatement.Basis> stated = basisIn(rows.get(i));
            if (i >= end && stated.isEmpty() && !rows.get(i).isBlankFrom(1)) {
                throw rows.get(i).whole().refuse("nothing but the basis under net income", "another row");
            }
            if (basis.isPresent() && stated.isPresent() && !basis.equals(stated)) {
                throw rows.get(i).whole().refuse("one basis", "a second one");
            }
            basis = basis.or(() -> stated);
        }
        return basis.orElse(FinancialStatement.Basis.UNSTATED);
    }

    private static Optional<FinancialStatement.Basis> basisIn(CsvRow row) {
        Matcher words = BASIS.matcher(StatementNames.plain(String.join(",", row.cells())));
        return words.find()
                ? Optional.of(FinancialStatement.Basis.valueOf(words.group(1).toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }
}
