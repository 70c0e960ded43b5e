package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.BookAccount;
import com.econlytics.reconciliation.BookAccount.Group;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.time.MonthRange;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The profit and loss of Xero, as its reports API answers it in JSON.
 *
 * <p>Accounts are told apart by the uuid in the attribute {@code account}. Rows without one are results, such as gross
 * profit. A row of totals must be the sum of the rows of its section. Columns of tracking categories must add up to the
 * column Total, which counts; columns of dates count for the months that end there.
 *
 * <p>Example: the title {@code 1 June 2026 to 30 June 2026} and the head {@code 30 Jun 26} are June 2026.
 */
public final class XeroJson {
    private static final Pattern STAMP = Pattern.compile("/Date\\(-?[0-9]{1,15}(?:[+-][0-9]{4})?\\)/");
    private static final Pattern DAY = Pattern.compile("([0-9]{1,2}) ([A-Za-z]{3,9}) ([0-9]{2}|[0-9]{4})");

    private final Currency currency;
    private final StatementColumns columns;
    private final int width;
    private final StatementRows rows = new StatementRows();

    private XeroJson(Currency currency, StatementColumns columns, int width) {
        this.currency = currency;
        this.columns = columns;
        this.width = width;
    }

    /**
     * Reads the report in {@code path}.
     *
     * @param currency of all its amounts, which it does not say
     * @param basis on which it was asked for, which it does not say either
     * @throws UnreadableFileException if it is no such report, covers days that are no whole months, or a total is not the
     *     sum of its section
     */
    public static FinancialStatement read(Path path, Currency currency, FinancialStatement.Basis basis) {
        SourceFile file = CsvRows.inspect(path);
        JsonValue reports = JsonValue.parse(file).field("Reports");
        if (reports.list().size() != 1) {
            throw reports.place()
                    .refuse("one report", Integer.toString(reports.list().size()));
        }
        JsonValue report = reports.list().get(0);
        report.find("UpdatedDateUTC").map(JsonValue::text).ifPresent(XeroJson::requireStamp);
        List<String> words = new ArrayList<>();
        MonthRange period = title(report.field("ReportTitles"), words);
        List<FinancialStatement.Row> rows = rows(report.field("Rows"), currency, period);
        return new FinancialStatement(String.join(", ", words), basis, rows, file.evidence());
    }

    private static void requireStamp(Cell stamp) {
        if (!stamp.isEmpty() && !STAMP.matcher(stamp.trimmed()).matches()) {
            throw stamp.refuse("a date like /Date(1780272000000)/");
        }
    }

    private static MonthRange title(JsonValue titles, List<String> words) {
        MonthRange period = null;
        for (JsonValue title : titles.list()) {
            PeriodText.Reading reading = PeriodText.read(title.text().trimmed());
            if (reading instanceof PeriodText.Reading.Partial) {
                throw title.text().refuse("a period of whole months", "some days of a month");
            }
            if (reading instanceof PeriodText.Reading.Months months) {
                period = months.range();
            } else {
                words.add(title.text().word("a title"));
            }
        }
        if (period == null) {
            throw titles.place().refuse("a title like 1 June 2026 to 30 June 2026", "none");
        }
        return period;
    }

    private static List<FinancialStatement.Row> rows(JsonValue rows, Currency currency, MonthRange period) {
        @Nullable XeroJson reading = null;
        for (JsonValue row : rows.list()) {
            Cell type = row.field("RowType").text();
            if (type.trimmed().equals("Header") && reading == null) {
                reading = headed(row.field("Cells"), currency, period);
            } else if (type.trimmed().equals("Section") && reading != null) {
                reading.section(row, Group.UNSTATED);
            } else {
                throw type.refuse("a row of type Header and after it rows of type Section");
            }
        }
        if (reading == null) {
            throw rows.place().refuse("a row of type Header", "none");
        }
        return reading.rows.rows();
    }

    private static XeroJson headed(JsonValue cells, Currency currency, MonthRange period) {
        List<StatementColumns.Head> heads = new ArrayList<>();
        List<YearMonth> ends = new ArrayList<>();
        for (int i = 1; i < cells.list().size(); i++) {
            Cell head = cells.list().get(i).field("Value").text();
            heads.add(new StatementColumns.Head(i, head, null));
            monthEndedBy(head).ifPresent(ends::add);
        }
        if (ends.isEmpty()) {
            return new XeroJson(
                    currency,
                    StatementColumns.of(heads, period, cells.place()),
                    cells.list().size());
        }
        long length = length(ends, period, cells.place());
        List<StatementColumns.Head> dated = heads.stream()
                .map(head -> new StatementColumns.Head(
                        head.position(),
                        head.head(),
                        monthEndedBy(head.head())
                                .map(end -> new MonthRange(end.minusMonths(length - 1), end))
                                .orElse(null)))
                .toList();
        return new XeroJson(
                currency,
                StatementColumns.of(dated, period, cells.place()),
                cells.list().size());
    }

    /** How many months a column has: the distance of two ends, or all months of the title if there is one column. */
    private static long length(List<YearMonth> ends, MonthRange period, Cell place) {
        long whole = ChronoUnit.MONTHS.between(period.first(), period.last()) + 1;
        YearMonth latest = ends.stream().max(YearMonth::compareTo).orElseThrow();
        if (!latest.equals(period.last()) || new HashSet<>(ends).size() < ends.size()) {
            throw place.refuse("columns up to the end of the title's period, " + period, "others");
        }
        if (ends.size() == 1) {
            return whole;
        }
        long apart = Math.abs(ChronoUnit.MONTHS.between(ends.get(0), ends.get(1)));
        for (int i = 1; i < ends.size(); i++) {
            if (Math.abs(ChronoUnit.MONTHS.between(ends.get(i - 1), ends.get(i))) != apart) {
                throw place.refuse("columns of equal length", "others");
            }
        }
        if (whole != apart && whole != apart * ends.size()) {
            throw place.refuse("columns of " + whole + " months, as the title says", "columns of " + apart);
        }
        return apart;
    }

    private static Optional<YearMonth> monthEndedBy(Cell head) {
        var day = DAY.matcher(head.trimmed());
        if (!day.matches()) {
            return PeriodText.read(head.trimmed()) instanceof PeriodText.Reading.Months months
                    ? Optional.of(months.range().last())
                    : Optional.empty();
        }
        String year = day.group(3).length() == 2 ? "20" + day.group(3) : day.group(3);
        if (PeriodText.read(day.group(2) + " " + year) instanceof PeriodText.Reading.Months months
                && months.range().last().lengthOfMonth() == Integer.parseInt(day.group(1))) {
            return Optional.of(months.range().last());
        }
        throw head.refuse("the last day of a month, like 30 Jun 26");
    }

    private StatementSums section(JsonValue section, Group around) {
        Cell title = section.field("Title").text();
        Group group = StatementNames.findGroup(title.trimmed()).orElse(around);
        StatementSums sums = new StatementSums();
        for (JsonValue row : section.field("Rows").list()) {
            Cell type = row.field("RowType").text();
            switch (type.trimmed()) {
                case "Row" -> sums.add(row(row.field("Cells"), title, group));
                case "Section" -> sums.add(section(row, group));
                case "SummaryRow" ->
                    sums.require(amounts(row.field("Cells")), row.place(), "a total of the rows of its section");
                default -> throw type.refuse("a row of type Row, Section or SummaryRow");
            }
        }
        return sums;
    }

    private StatementSums row(JsonValue cells, Cell title, Group group) {
        Map<MonthRange, Money> amounts = amounts(cells);
        JsonValue first = cells.list().get(0);
        Cell name = first.field("Value").text();
        Optional<Cell> id = first.find("Attributes").map(JsonValue::list).orElse(List.of()).stream()
                .filter(attribute -> attribute.field("Id").text().trimmed().equals("account"))
                .map(attribute -> attribute.field("Value").text())
                .findFirst();
        if (id.isPresent()) {
            String word = id.get().word("the uuid of an account");
            rows.add(name, new BookAccount(word, name.word("the name of an account"), group), amounts);
            return StatementSums.of(amounts);
        }
        if (title.isEmpty() || StatementNames.isResult(name.trimmed())) {
            return new StatementSums();
        }
        throw name.refuse("an account with the attribute account, or a result such as Gross Profit");
    }

    private Map<MonthRange, Money> amounts(JsonValue cells) {
        if (cells.list().size() != width) {
            throw cells.place()
                    .refuse(width + " cells", Integer.toString(cells.list().size()));
        }
        return columns.amounts(
                position -> cells.list().get(position).field("Value").text(),
                cell -> cell.isEmpty() ? Optional.empty() : Optional.of(cell.amount(currency)));
    }
}
