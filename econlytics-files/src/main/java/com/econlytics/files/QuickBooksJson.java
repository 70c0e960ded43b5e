package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.BookAccount;
import com.econlytics.reconciliation.BookAccount.Group;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The profit and loss of QuickBooks Online, as its reports API answers it in JSON.
 *
 * <p>Accounts are told apart by their id; one without an id by its path of names. A section may have an amount of its own,
 * which is then an account, too. Each total must be the section's own amount and what stands under it; gross profit, net
 * operating income and net income are results and no accounts. A report without data is a statement without rows.
 *
 * <p>Example: a section "Landscaping" with 220.00 of its own, under it "Plants" with 150.00, and a total of 370.00 give
 * two rows, 220.00 and 150.00.
 */
public final class QuickBooksJson {
    private static final Map<String, Group> GROUPS = Map.of(
            "income", Group.INCOME,
            "cogs", Group.COST_OF_GOODS_SOLD,
            "expenses", Group.EXPENSES,
            "otherincome", Group.OTHER_INCOME,
            "otherexpenses", Group.OTHER_EXPENSES);
    private static final Set<String> RESULTS =
            Set.of("grossprofit", "netoperatingincome", "netordinaryincome", "netotherincome", "netincome");

    private final Currency currency;
    private final StatementColumns columns;
    private final int width;
    private final StatementRows rows = new StatementRows();

    private QuickBooksJson(Currency currency, StatementColumns columns, int width) {
        this.currency = currency;
        this.columns = columns;
        this.width = width;
    }

    /**
     * Reads the report in {@code path}.
     *
     * @throws UnreadableFileException if it is no such report, covers days that are no whole months, or a total is not the
     *     sum of what stands under it; the message names line, column and path
     */
    public static FinancialStatement read(Path path) {
        SourceFile file = CsvRows.inspect(path);
        JsonValue report = JsonValue.parse(file);
        JsonValue header = report.field("Header");
        Optional<MonthRange> period = period(header);
        String title = header.field("ReportName").text().word("the name of the report")
                + period.map(months -> ", " + months).orElse("");
        FinancialStatement.Basis basis = basis(header.field("ReportBasis").text());
        List<FinancialStatement.Row> rows = hasData(header) ? rows(report, header, period.orElse(null)) : empty(report);
        return new FinancialStatement(title, basis, rows, file.evidence());
    }

    private static List<FinancialStatement.Row> rows(JsonValue report, JsonValue header, @Nullable MonthRange period) {
        Currency currency = header.field("Currency").text().currency();
        List<JsonValue> heads = report.field("Columns").field("Column").list();
        StatementColumns columns = columns(heads, period, header.place());
        QuickBooksJson reading = new QuickBooksJson(currency, columns, heads.size());
        JsonValue top = report.field("Rows");
        List<JsonValue> parts = top.field("Row").list();
        if (top.find("Row").isEmpty()) {
            throw top.place().refuse("rows in a report that does not say it has no data", "none");
        }
        for (JsonValue row : parts) {
            reading.part(row, Group.UNSTATED, List.of(), true);
        }
        return reading.rows.rows();
    }

    private static List<FinancialStatement.Row> empty(JsonValue report) {
        Optional<JsonValue> rows = report.find("Rows").flatMap(found -> found.find("Row"));
        rows.map(JsonValue::list).stream().flatMap(List::stream).findFirst().ifPresent(row -> {
            row.find("ColData").ifPresent(data -> {
                throw data.place().refuse("no rows in a report that says it has no data", "one");
            });
        });
        return List.of();
    }

    private static Optional<MonthRange> period(JsonValue header) {
        Cell start = header.field("StartPeriod").text();
        Cell end = header.field("EndPeriod").text();
        PeriodText.Reading reading = PeriodText.days(start.trimmed(), end.trimmed());
        if (reading instanceof PeriodText.Reading.None) {
            throw start.refuse("StartPeriod and EndPeriod as dates like 2026-06-01");
        }
        return reading instanceof PeriodText.Reading.Months months ? Optional.of(months.range()) : Optional.empty();
    }

    private static FinancialStatement.Basis basis(Cell basis) {
        return switch (basis.trimmed().toLowerCase(Locale.ROOT)) {
            case "accrual" -> FinancialStatement.Basis.ACCRUAL;
            case "cash" -> FinancialStatement.Basis.CASH;
            case "" -> FinancialStatement.Basis.UNSTATED;
            default -> throw basis.refuse("the basis Accrual or Cash");
        };
    }

    private static boolean hasData(JsonValue header) {
        return header.find("Option").map(JsonValue::list).orElse(List.of()).stream()
                .filter(option -> option.field("Name").text().trimmed().equals("NoReportData"))
                .noneMatch(option -> option.field("Value").text().trimmed().equalsIgnoreCase("true"));
    }

    private static StatementColumns columns(List<JsonValue> columns, @Nullable MonthRange period, Cell place) {
        List<StatementColumns.Head> heads = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Cell type = columns.get(i).field("ColType").text();
            boolean names = type.trimmed().equals("Account");
            if (names != (i == 0) || (i > 0 && !type.trimmed().equals("Money"))) {
                throw type.refuse("one column of type Account and after it columns of type Money");
            }
            if (i > 0) {
                heads.add(head(i, columns.get(i)));
            }
        }
        return StatementColumns.of(heads, period, place);
    }

    private static StatementColumns.Head head(int position, JsonValue column) {
        Cell title = column.field("ColTitle").text();
        String start = metaData(column, "StartDate");
        String end = metaData(column, "EndDate");
        if (title.trimmed().equalsIgnoreCase("total") || start.isEmpty() || end.isEmpty()) {
            return StatementColumns.Head.of(position, title);
        }
        PeriodText.Reading reading = PeriodText.days(start, end);
        if (reading instanceof PeriodText.Reading.Months months) {
            return new StatementColumns.Head(position, title, months.range());
        }
        throw title.refuse("whole months", "a column from '" + digits(start) + "' to '" + digits(end) + "'");
    }

    private static String digits(String date) {
        return date.replaceAll("[^-0-9]", "?");
    }

    private static String metaData(JsonValue column, String name) {
        return column.find("MetaData").map(JsonValue::list).orElse(List.of()).stream()
                .filter(data -> data.field("Name").text().trimmed().equals(name))
                .map(data -> data.field("Value").text().trimmed())
                .findFirst()
                .orElse("");
    }

    /** Reads an account or a section with all that stands under it, and answers their sum. */
    private StatementSums part(JsonValue row, Group around, List<String> path, boolean top) {
        Optional<JsonValue> account = row.find("ColData");
        if (account.isPresent()) {
            return account(account.get(), around, path);
        }
        if (isResult(row, top)) {
            amounts(row.field("Summary").field("ColData"));
            return new StatementSums();
        }
        return section(row, around, path, top);
    }

    private StatementSums section(JsonValue row, Group around, List<String> path, boolean top) {
        StatementSums sums = new StatementSums();
        Optional<JsonValue> header = row.find("Header").map(found -> found.field("ColData"));
        Group group = groupOf(row, header).orElse(around);
        header.ifPresent(data -> sums.add(own(data, group, path)));
        List<String> inner = header.filter(data -> !top || id(data).isPresent())
                .map(data -> below(path, label(data).trimmed()))
                .orElse(path);
        for (JsonValue child :
                row.find("Rows").map(found -> found.field("Row").list()).orElse(List.of())) {
            sums.add(part(child, group, inner, false));
        }
        row.find("Summary")
                .map(found -> found.field("ColData"))
                .ifPresent(data ->
                        sums.require(amounts(data), label(data), "a total of its own amount and what stands under it"));
        return sums;
    }

    /** The amount of a section itself: then it is an account, too. */
    private StatementSums own(JsonValue data, Group group, List<String> path) {
        return amounts(data).isEmpty() ? new StatementSums() : account(data, group, path);
    }

    private StatementSums account(JsonValue data, Group group, List<String> path) {
        Map<MonthRange, Money> amounts = amounts(data);
        Cell label = label(data);
        String name = label.word("the name of an account");
        BookAccount account = id(data).map(id -> new BookAccount(id, name, group))
                .orElseGet(() -> new BookAccount(StatementRows.joined(path, name), name, group));
        rows.add(label, account, amounts);
        return StatementSums.of(amounts);
    }

    private static boolean isResult(JsonValue row, boolean top) {
        if (!top || row.find("Header").isPresent() || row.find("Rows").isPresent()) {
            return false;
        }
        String group = row.field("group").text().trimmed().toLowerCase(Locale.ROOT);
        return RESULTS.contains(group)
                || (group.isEmpty()
                        && row.find("Summary").isPresent()
                        && StatementNames.isResult(
                                label(row.field("Summary").field("ColData")).trimmed()));
    }

    private static Optional<Group> groupOf(JsonValue row, Optional<JsonValue> header) {
        String stated = row.field("group").text().trimmed().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(GROUPS.get(stated))
                .or(() -> header.filter(data -> id(data).isEmpty())
                        .flatMap(data -> StatementNames.findGroup(label(data).trimmed())));
    }

    private Map<MonthRange, Money> amounts(JsonValue data) {
        List<JsonValue> cells = data.list();
        if (cells.size() != width) {
            throw data.place().refuse("as many values as columns, " + width, Integer.toString(cells.size()));
        }
        return columns.amounts(
                position -> cells.get(position).field("value").text(),
                cell -> cell.isEmpty() ? Optional.empty() : Optional.of(cell.amount(currency)));
    }

    private static Cell label(JsonValue data) {
        if (data.list().isEmpty()) {
            throw data.place().refuse("a name and amounts", "nothing");
        }
        return data.list().get(0).field("value").text();
    }

    private static Optional<String> id(JsonValue data) {
        label(data);
        Cell id = data.list().get(0).field("id").text();
        return id.isEmpty() ? Optional.empty() : Optional.of(id.word("the id of an account"));
    }

    private static List<String> below(List<String> path, String name) {
        List<String> deeper = new ArrayList<>(path);
        deeper.add(name);
        return deeper;
    }
}
