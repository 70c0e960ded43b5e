package com.econlytics.examples.web;

import com.econlytics.cohort.WhaleCurve;
import com.econlytics.examples.report.Distribution;
import com.econlytics.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How profit is spread over customers. */
record DistributionPage(Distribution distribution) {
    private static final int FEW_PERCENT = 20;

    String html() {
        return Layout.page(
                "/distribution",
                "Distribution",
                Html.of("%s%s%s", Layout.heading(distribution.heading(), currency()), form(), charts()));
    }

    private String currency() {
        return distribution.currencies().shown();
    }

    private Html form() {
        Html choice = Layout.currencyChoice(distribution.currencies());
        return choice.equals(Html.NOTHING)
                ? choice
                : Html.of(
                        "<form method=\"get\" action=\"/distribution\" class=\"filter\">%s<button>Show</button></form>",
                        choice);
    }

    private Html charts() {
        WhaleCurve curve = distribution.curve();
        return curve == null
                ? Parts.empty(
                        "There is no customer yet.", "The first one that a source names will show within minutes.")
                : Html.of("%s%s%s", histogram(), whale(curve), scatter());
    }

    private Html histogram() {
        List<Html> rows = distribution.bins().stream()
                .map(bin -> Html.of(
                        "<tr data-kind=\"%s\"><th scope=\"row\">%s</th>%s</tr>",
                        bin.from().isNegative() ? "loss" : "", range(bin), Figures.count(bin.customers(), "")))
                .toList();
        return Parts.chart(
                "histogram",
                "Customers by profit",
                "Ranges of one width that meet at 0; from the lower bound to below the upper one.",
                Parts.table(
                        "Customers by profit, " + currency(),
                        List.of("Profit", "Customers"),
                        rows,
                        Parts.row("All", Figures.count(distribution.customers().size(), ""))));
    }

    private static String range(Distribution.Bin bin) {
        return switch (bin.reach()) {
            case BOUNDED -> amount(bin.from()) + " to " + amount(bin.below());
            case ALL_BELOW -> "below " + amount(bin.below());
            case ALL_ABOVE -> "from " + amount(bin.from());
        };
    }

    private static String amount(Money money) {
        return Figures.amount(money.toMajor());
    }

    private Html whale(WhaleCurve curve) {
        WhaleCurve.Point peak = curve.peak();
        Optional<String> share = Figures.percent(
                        peak.runningTotal().toMajor(), curve.total().toMajor())
                .filter(any -> curve.total().amountMinor() > 0);
        String reading = "From the most profitable customer to the least: the peak is " + amount(peak.runningTotal())
                + share.map(percent -> " (" + percent + " of the total)").orElse("") + " at "
                + Figures.count(peak.customers()) + " of "
                + Figures.count(curve.ranks().size())
                + " customers, the total " + amount(curve.total()) + "; the best " + FEW_PERCENT + " % have "
                + amount(curve.top(FEW_PERCENT).runningTotal()) + ".";
        List<Html> rows = distribution.points().stream()
                .map(point -> Html.of(
                        "<tr data-kind=\"%s\"><th scope=\"row\" data-value=\"%s\">%s</th>%s</tr>",
                        point.customers() == peak.customers() ? "peak" : "",
                        point.customers(),
                        Figures.count(point.customers()),
                        Figures.cell(point.runningTotal().toMajor())))
                .toList();
        return Parts.chart(
                "whale",
                "Whale curve",
                reading,
                Parts.table(
                        "Running total of profit, " + currency(),
                        List.of("Customers", "Profit so far"),
                        rows,
                        Html.NOTHING));
    }

    private Html scatter() {
        List<Distribution.Customer> sample = distribution.sample();
        String which = sample.size() < distribution.customers().size()
                ? sample.size() + " of "
                        + Figures.count(distribution.customers().size()) + " customers, evenly by rank of profit. "
                : "";
        List<Html> rows = sample.stream()
                .map(customer -> Html.of(
                        "<tr><th scope=\"row\"><a href=\"/customers/%s\">%s</a></th>%s%s%s</tr>",
                        customer.number(),
                        customer.number(),
                        cell(customer.revenue()),
                        cell(customer.costToServe()),
                        cell(customer.profit())))
                .toList();
        return Parts.chart(
                "scatter",
                "Revenue against cost to serve",
                which + "On the line, revenue just covers cost; a triangle above it loses money.",
                Parts.table(
                        "Revenue and cost to serve, " + currency(),
                        List.of("Customer", "Net revenue", "Cost to serve", "Customer profit"),
                        rows,
                        Html.NOTHING));
    }

    private static Html cell(Money money) {
        BigDecimal major = money.toMajor();
        return Figures.cell(major);
    }
}
