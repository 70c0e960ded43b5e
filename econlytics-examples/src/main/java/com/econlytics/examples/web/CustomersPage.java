package com.econlytics.examples.web;

import com.econlytics.examples.report.Column;
import com.econlytics.examples.report.CustomerFilter;
import com.econlytics.examples.report.CustomerFilter.Direction;
import com.econlytics.examples.report.CustomerReport;
import com.econlytics.examples.report.CustomerRow;
import com.econlytics.examples.report.Heading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of customers with its filters.
 *
 * @param heading of the version that the page is of
 * @param home the currency in which bounds of profit are read
 */
record CustomersPage(CustomerFilter filter, CustomerReport.Page page, Heading heading, String home) {
    /** What a link or a form needs so that the results alone are fetched. */
    private static final Html IN_PLACE = new Html("hx-target=\"#results\" hx-select=\"#results\" hx-swap=\"outerHTML\""
            + " hx-push-url=\"true\" hx-indicator=\"#progress\"");

    String html() {
        return Layout.page(
                "/customers", "Customers", Html.of("%s%s%s", Layout.heading(heading, currencies()), form(), results()));
    }

    private String currencies() {
        return page.company().stream().map(CustomerRow::currency).collect(Collectors.joining(", "));
    }

    private Html form() {
        return Html.of(
                """
                <details class="filters" open><summary>Filter</summary>
                <form method="get" action="/customers" class="filter" hx-get="/customers" %s>
                <label>Cohort <select name="cohort">%s</select></label>
                <label>Signed up from <input type="date" name="signup_from" value="%s"></label>
                <label>to <input type="date" name="signup_to" value="%s"></label>
                <label>Profit from <input name="min_profit" inputmode="decimal" size="9" value="%s" aria-describedby="bounds"></label>
                <label>to <input name="max_profit" inputmode="decimal" size="9" value="%s" aria-describedby="bounds"></label>
                <label class="segment">Segment <input name="segment" value="%s" placeholder="%s"></label>
                <input type="hidden" name="sort" value="%s">
                <input type="hidden" name="direction" value="%s">
                <button type="submit">Filter</button>
                <a class="reset" href="/customers">Show all</a>
                <p class="hint" id="bounds">Both bounds are included; amounts in %s.</p>
                </form></details>
                """,
                IN_PLACE,
                cohorts(),
                FilterLinks.text(filter.signupFrom()),
                FilterLinks.text(filter.signupTo()),
                FilterLinks.text(filter.minProfit()),
                FilterLinks.text(filter.maxProfit()),
                filter.segmentText(),
                "plan = \"pro\" and not (country in (\"DE\", \"AT\") or tickets from 3)",
                filter.sort().viewName(),
                filter.direction().name().toLowerCase(Locale.ROOT),
                home);
    }

    private Html cohorts() {
        String chosen = FilterLinks.text(filter.cohort());
        Stream<String> cohorts = page.cohorts().contains(chosen) || chosen.isEmpty()
                ? page.cohorts().stream()
                : Stream.concat(Stream.of(chosen), page.cohorts().stream());
        return Html.of(
                "<option value=\"\">all</option>%s",
                cohorts.map(cohort -> Html.of(
                                cohort.equals(chosen) ? "<option selected>%s</option>" : "<option>%s</option>", cohort))
                        .toList());
    }

    private Html results() {
        return Html.of(
                "<section id=\"results\" aria-label=\"Customers found\">%s%s%s</section>", summary(), table(), pages());
    }

    private Html summary() {
        String rows = Figures.count(page.rowCount()) + (page.rowCount() == 1 ? " row" : " rows");
        Html passing = filter.leavesOut()
                ? Html.of(
                        " passing the filter: net profit %s of the company's %s",
                        profit(page.chosen()), profit(page.company()))
                : Html.of(": net profit %s", profit(page.company()));
        return Html.of(
                "<p class=\"summary\" data-announce>%s%s <a class=\"download\" href=\"%s\" download>Download these rows as"
                        + " CSV</a></p>",
                rows, passing, FilterLinks.csv(filter));
    }

    private static Html profit(List<CustomerRow> sums) {
        return sums.isEmpty()
                ? Html.of("<b>none</b>")
                : new Html(sums.stream()
                        .map(sum -> Html.of(
                                        "<b>%s %s</b>",
                                        Figures.amount(sum.amounts().netProfit()), sum.currency())
                                .markup())
                        .collect(Collectors.joining(", ")));
    }

    private Html table() {
        return Parts.scroll(
                "Table of customers",
                Html.of(
                        "<table class=\"customers\"><caption>Customers, by %s, %s first</caption>"
                                + "<thead><tr>%s</tr></thead><tbody>%s</tbody><tfoot>%s</tfoot></table>",
                        words(filter.sort()),
                        filter.direction() == Direction.DESC ? "the greatest" : "the least",
                        Stream.of(Column.values()).map(this::heading).toList(),
                        rows(page.rows()),
                        totals()));
    }

    private Html heading(Column column) {
        boolean sorted = column == filter.sort();
        Direction next = sorted
                ? filter.direction().opposite()
                : column.kind() == Column.Kind.TEXT ? Direction.ASC : Direction.DESC;
        String sort = !sorted ? "none" : filter.direction() == Direction.ASC ? "ascending" : "descending";
        String arrow = !sorted ? "" : filter.direction() == Direction.ASC ? "▲" : "▼";
        String path = FilterLinks.customers(filter.sortedBy(column, next));
        return Html.of(
                "<th scope=\"col\" class=\"%s\" aria-sort=\"%s\"><a id=\"by-%s\" href=\"%s\" hx-get=\"%s\" %s>%s"
                        + "<span aria-hidden=\"true\">%s</span></a></th>",
                column.kind() == Column.Kind.TEXT ? "text" : "number",
                sort,
                column.viewName(),
                path,
                path,
                IN_PLACE,
                words(column),
                arrow);
    }

    private static String words(Column column) {
        return column.viewName().replace('_', ' ');
    }

    private Html rows(List<CustomerRow> rows) {
        if (rows.isEmpty()) {
            return Html.of(
                    "<tr><td class=\"none\" colspan=\"%s\">%s</td></tr>",
                    Column.values().length,
                    filter.leavesOut()
                            ? "No row passes the filter. Take a condition away, or show all."
                            : "There is no customer yet. The first one that a source names will show within minutes.");
        }
        return Html.all(
                rows.stream().map(row -> row(row, link(row), "data-row")).toList());
    }

    private static Html link(CustomerRow row) {
        return row.isCustomer()
                ? Html.of(
                        "<a href=\"%s\">%s</a>",
                        Html.path("/customers/" + row.number(), Map.of("currency", row.currency())),
                        Figures.name(row.customerId()))
                : Html.of("%s", row.customerId());
    }

    private Html totals() {
        Stream<Html> chosen = filter.leavesOut()
                ? page.chosen().stream().map(row -> row(row, Html.of("these rows"), "data-chosen"))
                : Stream.empty();
        Stream<Html> company = page.company().stream().map(row -> row(row, Html.of("whole company"), "data-company"));
        return Html.all(Stream.concat(chosen, company).toList());
    }

    private static Html row(CustomerRow row, Html name, String mark) {
        return Html.of(
                "<tr %s>%s</tr>",
                mark,
                Stream.of(Column.values())
                        .map(column -> column == Column.CUSTOMER_ID
                                ? Html.of("<th scope=\"row\">%s</th>", name)
                                : cell(column, column.valueIn(row)))
                        .toList());
    }

    private static Html cell(Column column, String value) {
        return switch (column.kind()) {
            case TEXT -> Html.of("<td>%s</td>", value);
            case COUNT -> Html.of("<td class=\"number\">%s</td>", value);
            case AMOUNT -> Figures.cell(new BigDecimal(value), column == Column.NET_PROFIT ? "profit" : "");
        };
    }

    private Html pages() {
        Html first = filter.after().isEmpty() ? Html.NOTHING : link("← first page", "", "first");
        Html next = page.next().isEmpty() ? Html.NOTHING : link("next page →", page.next(), "next");
        return Html.of("<nav class=\"pages\" aria-label=\"Pages of the table\">%s %s</nav>", first, next);
    }

    private Html link(String text, String place, String rel) {
        String path = FilterLinks.customers(filter.from(place));
        return Html.of("<a rel=\"%s\" href=\"%s\" hx-get=\"%s\" %s>%s</a>", rel, path, path, IN_PLACE, text);
    }
}
