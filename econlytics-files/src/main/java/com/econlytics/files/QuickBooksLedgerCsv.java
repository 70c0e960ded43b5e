package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.BookAccount;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The general ledger of QuickBooks as it is exported to CSV: a row with the name of an account, under it its entries, and
 * {@code Total for} that account, which must be their sum.
 *
 * <p>Accounts have the ids that {@link QuickBooksCsv} gives them. Dates are {@code mm/dd/yyyy}, under Date or Transaction date. A row of a beginning
 * balance is no entry. The document is the column Num; the memo is the column Memo/Description.
 *
 * <p>Example: under {@code 6100 Stripe fees} the row {@code ,06/30/2026,Expense,po_1,Stripe,June,Bank,12.34,12.34}.
 */
public final class QuickBooksLedgerCsv {
    private static final Pattern TOTAL = Pattern.compile(
            "(?i)total[\\p{Z}\\s]+(?:for[\\p{Z}\\s]+)?(.+?)([\\p{Z}\\s]+with[\\p{Z}\\s]+sub-?(?:account)?s)?");
    private static final Pattern DATE = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})");
    private static final Columns COLUMNS = Columns.atLeast(
            List.of("amount"), "date", "transaction_date", "num", "memo_description", "memo", "description");

    private final DecimalStyle style;
    private final Currency currency;
    private final MonthRange covers;
    private final Map<String, Integer> places;
    private final int width;
    private final Set<String> withParts;
    private final List<LedgerDetail.Entry> entries = new ArrayList<>();
    private final Deque<Section> open = new ArrayDeque<>();

    private QuickBooksLedgerCsv(
            DecimalStyle style, Currency currency, MonthRange covers, CsvRow heads, Set<String> withParts) {
        this.style = style;
        this.currency = currency;
        this.covers = covers;
        this.withParts = withParts;
        this.places = COLUMNS.locate(heads);
        this.width = heads.cells().size();
    }

    /** The same with {@link DecimalStyle#POINT}. */
    public static LedgerDetail read(Path path, Currency currency) {
        return read(path, currency, DecimalStyle.POINT);
    }

    /**
     * Reads the export in {@code path}, of at most 32 MiB.
     *
     * @param currency of all its amounts, which it does not say
     * @param style how it writes amounts
     * @throws UnreadableFileException if it is no such export, covers days that are no whole months, has an entry of other
     *     months, or a total is not the sum of the entries above it
     */
    public static LedgerDetail read(Path path, Currency currency, DecimalStyle style) {
        SourceFile file = CsvRows.inspect(path);
        List<CsvRow> rows =
                CsvRows.all(file).stream().filter(row -> !row.isBlank()).toList();
        Cell whole = Cell.ofFile(file.evidence());
        int head = head(rows, whole);
        @Nullable MonthRange covers = ReportTitle.of(rows.subList(0, head)).months();
        if (covers == null) {
            throw whole.refuse("a period of whole months above the heads, like January - June 2026", "none");
        }
        QuickBooksLedgerCsv reading =
                new QuickBooksLedgerCsv(style, currency, covers, rows.get(head), totalledWithParts(rows));
        rows.subList(head + 1, rows.size()).forEach(reading::add);
        if (!reading.open.isEmpty()) {
            throw reading.open.peek().label.refuse("a total for this account", "none");
        }
        return new LedgerDetail(covers, reading.entries, file.evidence());
    }

    private static int head(List<CsvRow> rows, Cell file) {
        for (int i = 0; i < rows.size(); i++) {
            List<String> names =
                    rows.get(i).cells().stream().map(Columns::normalized).toList();
            boolean dated = names.contains("date") || names.contains("transaction_date");
            if (dated && names.contains("amount")) {
                return i;
            }
        }
        throw file.refuse("a row of heads with Date and Amount", "none");
    }

    /** An account whose total was not read yet. */
    private static final class Section {
        final Cell label;
        final StatementSums own = new StatementSums();
        final StatementSums sum = new StatementSums();

        Section(Cell label) {
            this.label = label;
        }

        void add(Money amount) {
            own.add(Map.of(MonthRange.ALL, amount));
            sum.add(Map.of(MonthRange.ALL, amount));
        }
    }

    private void add(CsvRow row) {
        Cell label = row.cell(0);
        if (row.isBlankFrom(1)) {
            if (!isRemark(label)) {
                open.push(new Section(label));
            }
            return;
        }
        if (row.cells().size() != width) {
            throw row.whole()
                    .refuse(width + " cells", Integer.toString(row.cells().size()));
        }
        Matcher total = TOTAL.matcher(label.trimmed());
        if (total.matches()) {
            close(row, total);
        } else if (isBeginningBalance(row)) {
            requireOpen(row);
        } else if (label.isEmpty()) {
            entry(row);
        } else {
            throw label.refuse("the name of an account alone, its total, or nothing in front of an entry");
        }
    }

    private boolean isRemark(Cell label) {
        return open.isEmpty() && StatementNames.plain(label.trimmed()).matches(".*\\b(accrual|cash)[ -]basis\\b.*");
    }

    private static boolean isBeginningBalance(CsvRow row) {
        return row.cells().stream().anyMatch(cell -> StatementNames.plain(cell).equals("beginning balance"));
    }

    private Section requireOpen(CsvRow row) {
        if (open.isEmpty()) {
            throw row.whole().refuse("the name of an account above its entries", "an entry without one");
        }
        return open.peek();
    }

    private void entry(CsvRow row) {
        Section section = requireOpen(row);
        LocalDate date = date(cell(row, places.containsKey("date") ? "date" : "transaction_date"));
        Money amount = cell(row, "amount")
                .findAmount(style, currency)
                .orElseThrow(() -> cell(row, "amount").refuse("an amount"));
        section.add(amount);
        entries.add(new LedgerDetail.Entry(
                Long.toString(row.line()), date, accountId(section.label), text(row, "num"), memo(row), amount));
    }

    private String accountId(Cell label) {
        List<String> path = new ArrayList<>();
        open.descendingIterator().forEachRemaining(section -> path.add(section.label.trimmed()));
        path.remove(path.size() - 1);
        String name = label.word("the name of an account");
        return StatementRows.account(path, name, BookAccount.Group.UNSTATED).id();
    }

    private void close(CsvRow row, Matcher total) {
        Section section = requireOpen(row);
        if (!StatementNames.plain(section.label.trimmed()).equals(StatementNames.plain(total.group(1)))) {
            throw row.cell(0)
                    .refuse(
                            "the total of the account above, which is in line " + section.label.line(),
                            "the total of another account");
        }
        Map<MonthRange, Money> stated = new HashMap<>();
        cell(row, "amount").findAmount(style, currency).ifPresent(amount -> stated.put(MonthRange.ALL, amount));
        boolean ownAlone = total.group(2) == null && isTotalledWithParts(section);
        (ownAlone ? section.own : section.sum).require(stated, cell(row, "amount"), "the sum of the entries above");
        if (ownAlone) {
            return;
        }
        open.pop();
        if (!open.isEmpty()) {
            open.peek().sum.add(section.sum);
        }
    }

    /** Whether its own entries are totalled first, and those of its parts with them later. */
    private boolean isTotalledWithParts(Section section) {
        return withParts.contains(StatementNames.plain(section.label.trimmed()));
    }

    private static Set<String> totalledWithParts(List<CsvRow> rows) {
        return rows.stream()
                .map(row -> TOTAL.matcher(row.cell(0).trimmed()))
                .filter(total -> total.matches() && total.group(2) != null)
                .map(total -> StatementNames.plain(total.group(1)))
                .collect(Collectors.toSet());
    }

    private LocalDate date(Cell cell) {
        Matcher date = DATE.matcher(cell.trimmed());
        try {
            if (date.matches()) {
                LocalDate day = LocalDate.of(
                        Integer.parseInt(date.group(3)),
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)));
                if (covers.contains(YearMonth.from(day))) {
                    return day;
                }
            }
        } catch (DateTimeException noSuchDay) {
            throw cell.refuse("a date like 06/30/2026, month first");
        }
        throw cell.refuse("a date like 06/30/2026, month first, in " + covers);
    }

    private String memo(CsvRow row) {
        return Stream.of("memo_description", "memo", "description")
                .map(column -> text(row, column))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String text(CsvRow row, String column) {
        return places.containsKey(column) ? cell(row, column).trimmed() : "";
    }

    private Cell cell(CsvRow row, String column) {
        Integer place = places.get(column);
        return row.cell(place == null ? width : place, column);
    }
}
