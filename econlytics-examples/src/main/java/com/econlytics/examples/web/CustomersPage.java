package com.econlytics.examples.web;

import com.econlytics.examples.report.Column;
import com.econlytics.examples.report.CustomerFilter;
import com.econlytics.examples.report.CustomerFilter.Direction;
import com.econlytics.examples.report.CustomerReport;
import com.econlytics.examples.report.CustomerRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of customers with its filters. */
final class CustomersPage {
    private final CustomerFilter filter;
    private final CustomerReport.Page page;

    CustomersPage(CustomerFilter filter, CustomerReport.Page page) {
        this.filter = filter;
        this.page = page;
    }

    String html() {
        return Layout.page("Customer profitability", form() + summary() + table() + pages());
    }

    private String form() {
        return """
                <form method="get" action="/">
                <label>Cohort <select name="cohort">%s</select></label>
                <label>Signed up from <input type="date" name="signup_from" value="%s"></label>
                <label>to <input type="date" name="signup_to" value="%s"></label>
                <label>Profit from <input name="min_profit" inputmode="decimal" size="9" value="%s"></label>
                <label>to <input name="max_profit" inputmode="decimal" size="9" value="%s"></label>
                <label class="segment">Segment <input name="segment" size="60" value="%s"
                placeholder="plan = &quot;pro&quot; and not (country in (&quot;DE&quot;, &quot;AT&quot;) or tickets from 3)"></label>
                <input type="hidden" name="sort" value="%s">
                <input type="hidden" name="direction" value="%s">
                <button type="submit">Filter</button>
                <a class="reset" href="/">Show all</a>
                </form>
                """.formatted(
                        cohorts(),
                        FilterLinks.text(filter.signupFrom()),
                        FilterLinks.text(filter.signupTo()),
                        FilterLinks.text(filter.minProfit()),
                        FilterLinks.text(filter.maxProfit()),
                        Html.escaped(filter.segmentText()),
                        filter.sort().viewName(),
                        filter.direction().name().toLowerCase(Locale.ROOT));
    }

    private String cohorts() {
        String chosen = FilterLinks.text(filter.cohort());
        Stream<String> cohorts = page.cohorts().contains(chosen) || chosen.isEmpty()
                ? page.cohorts().stream()
                : Stream.concat(Stream.of(chosen), page.cohorts().stream());
        return "<option value=\"\">all</option>"
                + cohorts.map(cohort -> "<option%s>%s</option>"
                                .formatted(cohort.equals(chosen) ? " selected" : "", Html.escaped(cohort)))
                        .collect(Collectors.joining());
    }

    private String summary() {
        String passing = filter.leavesOut()
                ? " pass the filter: net profit %s of the company's %s"
                        .formatted(profit(page.chosen()), profit(page.company()))
                : ": net profit %s".formatted(profit(page.company()));
        return """
                <p class="summary">%s rows%s · <a href="%s" download>download these rows as CSV</a></p>
                """.formatted(count(page.rowCount()), passing, FilterLinks.csv(filter));
    }

    private static String profit(List<CustomerRow> sums) {
        return sums.isEmpty()
                ? "<b>none</b>"
                : sums.stream()
                        .map(sum ->
                                "<b>" + digits(sum.amounts().netProfit()) + " " + Html.escaped(sum.currency()) + "</b>")
                        .collect(Collectors.joining(", "));
    }

    private String table() {
        return """
                <div class="scroll"><table>
                <thead><tr>%s</tr></thead>
                <tbody>
                %s
                </tbody>
                <tfoot>
                %s
                </tfoot>
                </table></div>
                """.formatted(headings(), rows(page.rows()), totals());
    }

    private String headings() {
        return Stream.of(Column.values()).map(this::heading).collect(Collectors.joining());
    }

    private String heading(Column column) {
        boolean sorted = column == filter.sort();
        Direction next = sorted
                ? filter.direction().opposite()
                : column.kind() == Column.Kind.TEXT ? Direction.ASC : Direction.DESC;
        String arrow =
                filter.direction() == Direction.ASC ? "ascending\"><span>▲</span>" : "descending\"><span>▼</span>";
        return "<th scope=\"col\" class=\"%s\" aria-sort=\"%s<a href=\"%s\">%s</a></th>"
                .formatted(
                        column.kind() == Column.Kind.TEXT ? "text" : "number",
                        sorted ? arrow : "none\">",
                        FilterLinks.customers(filter.sortedBy(column, next)),
                        column.viewName().replace('_', ' '));
    }

    private static String rows(List<CustomerRow> rows) {
        if (rows.isEmpty()) {
            return "<tr><td class=\"none\" colspan=\"%d\">No row passes the filter.</td></tr>"
                    .formatted(Column.values().length);
        }
        return rows.stream().map(row -> row(row, row.customerId())).collect(Collectors.joining("\n"));
    }

    private String totals() {
        Stream<String> chosen =
                filter.leavesOut() ? page.chosen().stream().map(row -> row(row, "these rows")) : Stream.empty();
        Stream<String> company = page.company().stream().map(row -> row(row, "whole company"));
        return Stream.concat(chosen, company).collect(Collectors.joining("\n"));
    }

    private static String row(CustomerRow row, String name) {
        return Stream.of(Column.values())
                .map(column -> column == Column.CUSTOMER_ID
                        ? "<th scope=\"row\">" + Html.escaped(name) + "</th>"
                        : cell(column, column.valueIn(row)))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String cell(Column column, String value) {
        return switch (column.kind()) {
            case TEXT -> "<td>" + Html.escaped(value) + "</td>";
            case COUNT -> "<td class=\"number\">" + value + "</td>";
            case AMOUNT -> amount(column, new BigDecimal(value));
        };
    }

    private static String amount(Column column, BigDecimal amount) {
        String sign = amount.signum() < 0 ? " negative" : amount.signum() == 0 ? " zero" : "";
        String weight = column == Column.NET_PROFIT ? " profit" : "";
        return "<td class=\"number%s%s\">%s</td>".formatted(sign, weight, digits(amount));
    }

    /** With separators and a minus sign that is as wide as a digit. */
    private static String digits(BigDecimal amount) {
        String digits = String.format(Locale.ROOT, "%,." + Math.max(amount.scale(), 0) + "f", amount.abs());
        return amount.signum() < 0 ? "−" + digits : digits;
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private String pages() {
        String first = filter.after().isEmpty() ? "" : link("← first page", "");
        String next = page.next().isEmpty() ? "" : link("next →", page.next());
        return "<p class=\"pages\">%s %s</p>".formatted(first, next);
    }

    private String link(String text, String place) {
        return "<a href=\"%s\">%s</a>".formatted(FilterLinks.customers(filter.from(place)), text);
    }
}
