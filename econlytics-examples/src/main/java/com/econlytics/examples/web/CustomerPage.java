package com.econlytics.examples.web;

import com.econlytics.examples.report.CustomerStatement;
import com.econlytics.examples.report.Heading;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import com.econlytics.pnl.Explanation;
import com.econlytics.pnl.ProfitAndLoss;
import com.econlytics.pnl.StatementLine;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One customer: its statement, its months, and why each figure is what it is.
 *
 * @param heading of the version that the page is of
 */
record CustomerPage(CustomerStatement customer, Heading heading) {
    private static final int MOST_LEAVES = 500;
    private static final List<Section> BEFORE_MARGIN =
            List.of(Section.GROSS_RECEIPTS, Section.REFUNDS, Section.DISPUTES);

    String html() {
        Html body = customer.statement()
                .map(statement -> Html.of(
                        "%s<div class=\"pair\">%s%s</div>%s%s%s",
                        currencies(), statement(statement), months(), waiting(), explanation(), records()))
                .orElseGet(() -> Parts.empty(
                        "This customer has no figure.", "Nothing was received from it, and no support was given."));
        return Layout.page(
                "/customers",
                "Customer " + customer.name(),
                Html.of(
                        "<p class=\"back\"><a href=\"/customers\">← All customers</a> · number %s · %s</p>%s%s",
                        customer.customer().number(),
                        customer.signedUpOn().isEmpty()
                                ? "day of signup not known"
                                : "signed up on " + customer.signedUpOn(),
                        Layout.heading(heading, customer.currencies().shown()),
                        body));
    }

    private Html currencies() {
        Html choice = Layout.currencyChoice(customer.currencies());
        return choice.equals(Html.NOTHING)
                ? choice
                : Html.of(
                        "<form method=\"get\" action=\"/customers/%s\" class=\"filter\">%s<button>Show</button></form>",
                        customer.customer().number(), choice);
    }

    private Html statement(ProfitAndLoss statement) {
        List<Html> rows = new ArrayList<>();
        BEFORE_MARGIN.forEach(section -> rows.add(section(statement, section)));
        rows.add(subtotal("Net revenue", statement.netRevenue()));
        rows.add(section(statement, Section.COST_OF_GOODS_SOLD));
        rows.add(subtotal(
                customer.supplied().contains(Section.COST_OF_GOODS_SOLD)
                        ? "Product margin"
                        : "Product margin, before COGS",
                statement.amountOf(StatementLine.PRODUCT_MARGIN)));
        List.of(Section.FEES, Section.FULFILMENT, Section.SUPPORT, Section.OTHER_COST_TO_SERVE)
                .forEach(section -> rows.add(section(statement, section)));
        rows.add(subtotal("Contribution", statement.amountOf(StatementLine.CONTRIBUTION)));
        rows.add(section(statement, Section.ACQUISITION));
        rows.add(subtotal("Customer profit", statement.customerProfit()));
        return Html.of(
                "<section class=\"card\"><h2>Statement</h2>%s</section>",
                Parts.table(
                        "Statement in " + customer.currencies().shown() + ", signed from the company's side",
                        List.of("Line", "Amount"),
                        rows,
                        Html.NOTHING));
    }

    /** What no source supplies for anybody is unknown; what one supplies and this customer lacks is 0. */
    private Html section(ProfitAndLoss statement, Section section) {
        String name = capital(Figures.words(section.name()));
        Money nothing = Money.zero(statement.currency());
        return customer.supplied().contains(section)
                ? Parts.row(
                        name,
                        Figures.cell(statement.find(section).orElse(nothing).toMajor()))
                : Parts.row(name, Html.of("<td class=\"number quiet\">not supplied</td>"));
    }

    private static Html subtotal(String name, Money amount) {
        return Html.of(
                "<tr class=\"subtotal\"><th scope=\"row\">%s</th>%s</tr>",
                name, Figures.cell(amount.toMajor(), "profit"));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Html months() {
        List<Html> rows = new ArrayList<>();
        Money soFar = null;
        for (Map.Entry<YearMonth, Money> month : customer.months().entrySet()) {
            soFar = soFar == null ? month.getValue() : soFar.plus(month.getValue());
            boolean partial = heading.isPartial(month.getKey());
            rows.add(Html.of(
                    "<tr data-kind=\"%s\"><th scope=\"row\">%s%s</th>%s%s</tr>",
                    partial ? "partial" : "",
                    month.getKey(),
                    partial ? Html.of(" <span class=\"tag\">partial</span>") : Html.NOTHING,
                    Figures.cell(soFar.toMajor()),
                    Figures.cell(month.getValue().toMajor(), "profit")));
        }
        return Parts.chart(
                "months",
                "Profit by month",
                "By the month in which it counts. A hatched month is partial.",
                Parts.table(
                        "By month, " + customer.currencies().shown(),
                        List.of("Month", "So far", "Customer profit"),
                        rows,
                        Html.NOTHING));
    }

    private Html waiting() {
        return customer.waiting()
                .filter(sum -> sum.leaves().findAny().isPresent())
                .map(sum -> Html.of(
                        "<section class=\"card warned\"><h2>Received and not counted yet</h2>%s</section>",
                        tree(sum, true)))
                .orElse(Html.NOTHING);
    }

    private Html explanation() {
        return customer.profit().map(profit -> Html.of("""
                        <section class="card explained" aria-labelledby="how"><h2 id="how">How is this computed?</h2>
                        <p class="summary">Open a figure to see what it is the sum of, down to the records of the sources.</p>
                        %s</section>
                        """, tree(profit, true))).orElse(Html.NOTHING);
    }

    private static Html tree(Explanation part, boolean open) {
        if (part instanceof Explanation.Sum sum) {
            List<Html> below = sum.parts().stream()
                    .limit(MOST_LEAVES)
                    .map(each -> Html.of("<li>%s</li>", tree(each, false)))
                    .toList();
            Html more = sum.parts().size() > MOST_LEAVES
                    ? Html.of(
                            "<li class=\"quiet\">and %s more</li>", sum.parts().size() - MOST_LEAVES)
                    : Html.NOTHING;
            return Html.of(
                    "<details%s><summary><span>%s</span>%s</summary><ul>%s%s</ul></details>",
                    open ? " open" : "", sum.label(), amount(sum), below, more);
        }
        Explanation.Leaf leaf = (Explanation.Leaf) part;
        return Html.of("<p class=\"leaf\"><span>%s</span>%s</p>", leaf.label(), amount(leaf));
    }

    private static Html amount(Explanation part) {
        BigDecimal amount = part.unit().money(part.amount()).toMajor();
        return Html.of(
                "<b class=\"number%s\" data-value=\"%s\">%s</b>",
                Figures.sign(amount), amount.toPlainString(), Figures.amount(amount));
    }

    private Html records() {
        List<Explanation.Leaf> leaves = customer.leaves();
        List<Html> rows = leaves.stream().limit(MOST_LEAVES).map(this::record).toList();
        Html foot = customer.profit()
                .map(profit -> Html.of(
                        "<tr><th scope=\"row\" colspan=\"5\">Sum of all %s lines</th>%s</tr>",
                        Figures.count(leaves.size()),
                        Figures.cell(profit.unit().money(profit.amount()).toMajor())))
                .orElse(Html.NOTHING);
        return Html.of(
                "<section class=\"card\"><h2>Lines, the latest first</h2>%s%s</section>",
                leaves.size() > MOST_LEAVES
                        ? Html.of("<p class=\"summary\">The latest %s of %s.</p>", MOST_LEAVES, leaves.size())
                        : Html.NOTHING,
                Parts.table(
                        "Lines of " + customer.name(),
                        List.of("Happened", "<Counts in", "<Account", "<Record of the source", "<Rule", "Amount"),
                        rows,
                        foot));
    }

    private Html record(Explanation.Leaf leaf) {
        return Parts.row(
                leaf.occurredAt() == null
                        ? Html.of("%s", leaf.origin())
                        : Figures.moment(leaf.occurredAt(), heading.zone()),
                Parts.text(
                        leaf.month().equals(leaf.origin())
                                ? leaf.month()
                                : leaf.month() + ", prior-period adjustment of " + leaf.origin()),
                Parts.text(leaf.account().code()),
                Html.of(
                        "<td class=\"record\">%s</td>",
                        Figures.name(leaf.record().toString())),
                Html.of("<td class=\"rule\">%s</td>", leaf.rule()),
                Figures.cell(leaf.unit().money(leaf.amount()).toMajor()));
    }
}
