package com.econlytics.examples.web;

import com.econlytics.examples.report.Cohorts;
import com.econlytics.examples.report.UnreadableFilterException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What those who came together brought in.
 *
 * @param view what each cell shows
 */
record CohortsPage(Cohorts cohorts, View view) {
    private static final String SIGNED_UP = "Signed up";
    private static final int SHADES = 5;
    private static final int FEW = 10;
    private static final int CURVES = 8;
    private static final Html NONE = Html.of("<td class=\"number quiet\">n/a</td>");

    /** What a cell of the table shows. */
    enum View {
        /** The profit up to and with this age, for each customer. */
        CUMULATIVE("Cumulative profit per customer"),
        /** The profit at this age, for each customer. */
        AVERAGE("Average profit per customer"),
        /** The profit at this age, of all customers. */
        TOTAL("Total profit");

        private final String words;

        View(String words) {
            this.words = words;
        }

        static View parse(String text) {
            return switch (text) {
                case "", "cumulative" -> CUMULATIVE;
                case "average" -> AVERAGE;
                case "total" -> TOTAL;
                default -> throw new UnreadableFilterException("view", "one of cumulative, average and total");
            };
        }

        Optional<BigDecimal> of(Cohorts.Row row, Cohorts.Cell cell) {
            return switch (this) {
                case CUMULATIVE -> row.average(row.soFar(cell.age()));
                case AVERAGE -> row.average(cell.profit());
                case TOTAL -> Optional.of(cell.profit());
            };
        }
    }

    String html() {
        Html body = cohorts.rows().isEmpty()
                ? Parts.empty(
                        "There is no cohort yet.", "A customer is in the cohort of the month in which it signed up.")
                : Html.of("%s%s%s", heatmap(), curves(), payback());
        return Layout.page(
                "/cohorts",
                "Cohorts",
                Html.of(
                        "%s%s%s",
                        Layout.heading(cohorts.heading(), cohorts.currencies().shown()), form(), body));
    }

    private Html form() {
        return Html.of(
                """
                <form method="get" action="/cohorts" class="filter">%s
                <label>Show <select name="view">%s</select></label><button>Show</button></form>
                """,
                Layout.currencyChoice(cohorts.currencies()),
                Stream.of(View.values())
                        .map(each -> Html.of(
                                "<option value=\"%s\"%s>%s</option>",
                                Figures.words(each.name()),
                                each == view ? new Html(" selected") : Html.NOTHING,
                                each.words))
                        .toList());
    }

    private int ages() {
        return cohorts.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    private Html heatmap() {
        BigDecimal strongest = cohorts.rows().stream()
                .flatMap(row -> row.cells().stream().flatMap(cell -> view.of(row, cell).stream()))
                .map(BigDecimal::abs)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        List<String> head = new ArrayList<>(List.of(SIGNED_UP, "Customers", "Average", "Total", "Before"));
        IntStream.range(0, ages()).forEach(age -> head.add("M" + age));
        List<Html> rows =
                cohorts.rows().stream().map(row -> row(row, strongest)).toList();
        return Html.of(
                """
                <section class="card"><h2>%s by months since signup</h2>
                <p class="summary">Blue is profit, orange is loss; hatched cells are immature: a source has not told all of that month
                yet. Months without a cell are still to come. Cohorts of fewer than %s customers are greyed.</p>
                %s</section>
                """,
                view.words,
                FEW,
                Parts.scroll(
                        "Cohorts",
                        Html.of(
                                "<table class=\"heat\"><caption>%s, in %s, by month of signup and months since</caption>"
                                        + "<thead><tr>%s</tr></thead><tbody>%s</tbody><tfoot>%s</tfoot></table>",
                                view.words,
                                cohorts.currencies().shown(),
                                head.stream().map(CohortsPage::head).toList(),
                                rows,
                                foot(head.size()))));
    }

    private static Html head(String name) {
        return Html.of(
                "<th scope=\"col\"%s>%s</th>", name.equals(SIGNED_UP) ? "" : new Html(" class=\"number\""), name);
    }

    private Html row(Cohorts.Row row, BigDecimal strongest) {
        return Html.of(
                "<tr class=\"%s\"><th scope=\"row\">%s</th>%s%s%s%s%s%s</tr>",
                row.customers() < FEW ? "few" : "",
                row.cohort(),
                Figures.count(row.customers(), ""),
                row.average().map(Figures::cell).orElse(NONE),
                Figures.cell(row.total(), "profit"),
                Figures.cell(row.before()),
                row.cells().stream().map(cell -> cell(row, cell, strongest)).toList(),
                row.cells().size() < ages()
                        ? Html.of(
                                "<td class=\"tocome\" colspan=\"%s\"></td>",
                                ages() - row.cells().size())
                        : Html.NOTHING);
    }

    private Html cell(Cohorts.Row row, Cohorts.Cell cell, BigDecimal strongest) {
        String immature = cell.partial() ? " immature" : "";
        return view.of(row, cell)
                .map(amount -> Html.of(
                        "<td class=\"number %s%s\" data-value=\"%s\">%s%s</td>",
                        shade(amount, strongest),
                        immature,
                        amount.toPlainString(),
                        Figures.amount(amount),
                        cell.partial() ? Html.of("<span class=\"unseen\"> immature</span>") : Html.NOTHING))
                .orElse(NONE);
    }

    private static String shade(BigDecimal amount, BigDecimal strongest) {
        if (amount.signum() == 0 || strongest.signum() == 0) {
            return "even";
        }
        double part = amount.abs().doubleValue() / strongest.doubleValue();
        return (amount.signum() < 0 ? "loss" : "gain") + (int) Math.max(1, Math.ceil(part * SHADES));
    }

    private Html foot(int columns) {
        List<Html> rows = new ArrayList<>();
        BigDecimal company = cohorts.rows().stream().map(Cohorts.Row::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (Map.Entry<String, BigDecimal> other : cohorts.others().entrySet()) {
            rows.add(footRow(other.getKey(), other.getValue(), columns));
            company = company.add(other.getValue());
        }
        rows.add(footRow("whole company", company, columns));
        return Html.all(rows);
    }

    private static Html footRow(String name, BigDecimal total, int columns) {
        return Html.of(
                "<tr><th scope=\"row\">%s</th><td></td><td></td>%s<td colspan=\"%s\"></td></tr>",
                name, Figures.cell(total, "profit"), columns - 4);
    }

    private Html curves() {
        List<Cohorts.Row> shown = cohorts.rows().stream()
                .filter(row -> row.customers() > 0)
                .limit(CURVES)
                .toList();
        List<String> head = new ArrayList<>(List.of(SIGNED_UP));
        int ages = shown.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        IntStream.range(0, ages).forEach(age -> head.add("M" + age));
        List<Html> rows = shown.stream().map(CohortsPage::curve).toList();
        return Parts.chart(
                "curves",
                "Cumulative profit per customer",
                "Whole months of the latest " + shown.size()
                        + " cohorts; above the line at 0 they have paid for what serving them cost.",
                Parts.table(
                        "Cumulative profit per customer, "
                                + cohorts.currencies().shown(),
                        head,
                        rows,
                        Html.NOTHING));
    }

    private static Html curve(Cohorts.Row row) {
        return Html.of(
                "<tr><th scope=\"row\">%s</th>%s</tr>",
                row.cohort(),
                row.cells().stream()
                        .filter(cell -> !cell.partial())
                        .map(cell -> row.average(row.soFar(cell.age()))
                                .map(Figures::cell)
                                .orElse(NONE))
                        .toList());
    }

    private Html payback() {
        if (cohorts.rows().stream().allMatch(row -> row.acquisition().isEmpty())) {
            return Html.of(
                    "<section class=\"card\"><h2>Payback</h2><p>No source supplies what it cost to win customers, so when"
                            + " they paid it back is not known. A cost pool or a file of spend on an account of acquisition supplies"
                            + " it.</p></section>");
        }
        List<Html> rows = cohorts.rows().stream()
                .map(row -> Parts.row(
                        row.cohort(),
                        row.acquisition().isEmpty()
                                ? Html.of("<td class=\"number quiet\">not supplied</td>")
                                : Figures.cell(row.acquisition().get(0)),
                        Html.of("<td class=\"number\">%s</td>", paybackWords(row))))
                .toList();
        return Html.of(
                "<section class=\"card\"><h2>Payback</h2>%s</section>",
                Parts.table(
                        "When contribution covered the cost of acquisition",
                        List.of(SIGNED_UP, "Cost of acquisition", "Paid back"),
                        rows,
                        Html.NOTHING));
    }

    private static String paybackWords(Cohorts.Row row) {
        return row.paybackAge()
                .map(age -> "in month " + age)
                .orElse(row.acquisition().isEmpty() ? "not known" : "not yet");
    }
}
