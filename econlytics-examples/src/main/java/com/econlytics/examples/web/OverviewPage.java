package com.econlytics.examples.web;

import com.econlytics.examples.report.Amounts;
import com.econlytics.examples.report.Health;
import com.econlytics.examples.report.MonthFilter;
import com.econlytics.examples.report.Overview;
import com.econlytics.examples.service.Worker.SourceStatus;
import com.econlytics.examples.service.Worker.Trouble;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the company stands at a glance.
 *
 * @param overview the figures
 * @param filter what was asked for
 * @param statuses how the sources were read last
 * @param now the moment at which it is shown
 */
record OverviewPage(Overview overview, MonthFilter filter, List<SourceStatus> statuses, Instant now) {
    private static final String PROFIT = "Customer profit";
    private static final Set<String> OTHERS =
            Set.of("COST_OF_GOODS_SOLD", "FULFILMENT", "OTHER_COST_TO_SERVE", "ACQUISITION");

    String html() {
        Amounts total = overview.total();
        Html figures = total == null
                ? Parts.empty(
                        "There is no figure here yet.",
                        filter.leavesOut()
                                ? "No month that was asked for has one; choose others."
                                : "The first balance transaction or ticket that arrives will show within minutes.")
                : Html.of("%s<div class=\"pair\">%s%s</div>", tiles(total), waterfall(total), months());
        return Layout.page(
                "/",
                "Overview",
                Html.of(
                        "%s%s%s%s",
                        Layout.heading(overview.heading(), overview.currencies().shown()),
                        form(),
                        figures,
                        new AttentionList(overview, statuses, now).html()));
    }

    private Html form() {
        return Html.of(
                """
                <form method="get" action="/" class="filter">
                %s
                <label>From month <input type="month" name="from" value="%s" placeholder="2025-01"></label>
                <label>to <input type="month" name="to" value="%s" placeholder="2025-12"></label>
                <button type="submit">Show</button>
                <a href="/">All months</a>
                </form>
                """,
                Layout.currencyChoice(overview.currencies()),
                FilterLinks.text(filter.from()),
                FilterLinks.text(filter.to()));
    }

    private Html tiles(Amounts total) {
        BigDecimal share = BigDecimal.valueOf(overview.unprofitable());
        String percent =
                Figures.percent(share, BigDecimal.valueOf(overview.customers())).orElse("n/a");
        return Html.of(
                "<ul class=\"tiles\">%s%s%s%s%s</ul>",
                tile("Net revenue", total.totalRevenue(), "receipts less refunds and disputes"),
                tile("Fees", total.totalFees().negate(), "what processors kept"),
                tile("Support", total.supportCost().negate(), Figures.count(total.tickets()) + " tickets"),
                tile(PROFIT, total.netProfit(), margin(total)),
                Html.of(
                        "<li class=\"tile\"><span class=\"label\">Unprofitable customers</span>"
                                + "<span class=\"value\">%s</span><span class=\"note\">%s of %s, who lost %s</span></li>",
                        percent,
                        Figures.count(overview.unprofitable()),
                        Figures.count(overview.customers()),
                        Figures.amount(overview.losses()
                                .negate()
                                .setScale(total.netProfit().scale()))));
    }

    private static String margin(Amounts total) {
        return Figures.percent(total.netProfit(), total.totalRevenue())
                .map(margin -> margin + " of net revenue")
                .orElse("no revenue");
    }

    private static Html tile(String label, BigDecimal amount, String note) {
        return Html.of(
                "<li class=\"tile\"><span class=\"label\">%s</span><span class=\"value%s\" data-value=\"%s\">%s</span>"
                        + "<span class=\"note\">%s</span></li>",
                label,
                label.equals(PROFIT) ? Figures.sign(amount) : "",
                amount.toPlainString(),
                Figures.amount(amount),
                note);
    }

    private Html waterfall(Amounts total) {
        List<Html> rows = new ArrayList<>();
        rows.add(step("Gross receipts", total.grossReceipts(), "total"));
        rows.add(step("Refunds", total.refunds().negate(), ""));
        rows.add(step("Disputes", total.disputes().negate(), ""));
        rows.add(step("Net revenue", total.totalRevenue(), "total"));
        rows.add(step("Fees", total.totalFees().negate(), ""));
        rows.add(supplied("SUPPORT") ? step("Support", total.supportCost().negate(), "") : unknown("Support"));
        rows.add(
                overview.supplied().stream().anyMatch(OTHERS::contains)
                        ? step("Other costs", total.otherCosts().negate(), "")
                        : unknown("Other costs"));
        rows.add(step("Customer profit", total.netProfit(), "total"));
        return Parts.chart(
                "waterfall",
                "Where the money goes",
                "From gross receipts to customer profit, before overhead and income tax; what no source supplies is unknown, not 0.",
                Parts.table(
                        "From gross receipts to customer profit, "
                                + overview.currencies().shown(),
                        List.of("Line", "Amount"),
                        rows,
                        Html.NOTHING));
    }

    private boolean supplied(String section) {
        return overview.supplied().contains(section);
    }

    private static Html step(String name, BigDecimal amount, String kind) {
        return Html.of("<tr data-kind=\"%s\"><th scope=\"row\">%s</th>%s</tr>", kind, name, Figures.cell(amount));
    }

    private static Html unknown(String name) {
        return Html.of(
                "<tr data-kind=\"unknown\"><th scope=\"row\">%s</th><td class=\"number quiet\">not supplied</td></tr>",
                name);
    }

    private Html months() {
        List<Html> rows = overview.months().stream().map(this::month).toList();
        Html foot = Parts.row(
                "All of them",
                sum(overview.months().stream().map(month -> month.amounts().totalRevenue())),
                sum(overview.months().stream().map(month -> month.amounts().totalFees())),
                sum(overview.months().stream().map(month -> month.amounts().supportCost())),
                sum(overview.months().stream().map(month -> month.amounts().otherCosts())),
                sum(overview.months().stream().map(month -> month.amounts().netProfit())));
        return Parts.chart(
                "months",
                "Customer profit by month",
                "A hatched month is partial: a source has not told all of it yet.",
                Parts.table(
                        "By month, " + overview.currencies().shown(),
                        List.of("Month", "Net revenue", "Fees", "Support", "Other costs", "Customer profit"),
                        rows,
                        foot));
    }

    private Html month(Overview.Month month) {
        Amounts amounts = month.amounts();
        boolean partial = overview.heading().isPartial(month.month());
        return Html.of(
                "<tr data-kind=\"%s\"><th scope=\"row\">%s%s</th>%s%s%s%s%s</tr>",
                partial ? "partial" : "",
                month.month(),
                partial ? Html.of(" <span class=\"tag\">partial</span>") : Html.NOTHING,
                Figures.cell(amounts.totalRevenue()),
                Figures.cell(amounts.totalFees()),
                Figures.cell(amounts.supportCost()),
                Figures.cell(amounts.otherCosts()),
                Figures.cell(amounts.netProfit(), "profit"));
    }

    private static Html sum(Stream<BigDecimal> amounts) {
        return Figures.cell(amounts.reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** What somebody should look at, the dearest first. */
    private record AttentionList(Overview overview, List<SourceStatus> statuses, Instant now) {
        Html html() {
            List<Html> items = new ArrayList<>();
            overview.topLosses().forEach(loss -> items.add(loss(loss)));
            Overview.Attention attention = overview.attention();
            if (attention.failedReconciliation() > 0) {
                items.add(item(
                        "/reconciliation",
                        "The latest reconciliation, number " + attention.failedReconciliation() + ", says FAIL",
                        "fail"));
            }
            pending().forEach(items::add);
            if (attention.unattributed() != null && attention.unattributed().signum() != 0) {
                items.add(item(
                        "/health",
                        Figures.amount(attention.unattributed()) + " is one customer's and not known whose",
                        "warn"));
            }
            if (attention.quarantined() > 0) {
                items.add(item("/health", counted(attention.quarantined(), "message") + " in quarantine", "fail"));
            }
            if (attention.waiting() > 0) {
                items.add(item("/inbox", counted(attention.waiting(), "message") + " waiting to be booked", "warn"));
            }
            stale().forEach(items::add);
            return Html.of(
                    "<section class=\"card\" aria-labelledby=\"attention\"><h2 id=\"attention\">Needs attention</h2>%s</section>",
                    items.isEmpty()
                            ? Html.of(
                                    "<p class=\"fine\">Nothing does: no customer loses money, nothing waits, all sources"
                                            + " are fresh.</p>")
                            : Html.of("<ul class=\"attention\">%s</ul>", items));
        }

        private Html loss(Overview.Loss loss) {
            return Html.of(
                    "<li class=\"fail\"><a href=\"%s\">%s</a> lost <b class=\"negative\">%s</b></li>",
                    Html.path(
                            "/customers/" + loss.number(),
                            Map.of("currency", overview.currencies().shown())),
                    Figures.name(loss.name()),
                    Figures.amount(loss.profit().negate()));
        }

        private List<Html> pending() {
            Amounts total = overview.total();
            return total == null || total.pending().signum() == 0
                    ? List.of()
                    : List.of(item(
                            Html.path("/customers", Map.of("sort", "pending")),
                            Figures.amount(total.pending()) + " was received and is not counted yet",
                            "warn"));
        }

        private List<Html> stale() {
            List<Html> items = new ArrayList<>();
            if (overview.streams().isEmpty()) {
                items.add(item("/health", "No source was read yet", "warn"));
            }
            overview.streams().stream()
                    .filter(stream -> stream.isStaleAt(now))
                    .forEach(stream -> items.add(item("/health", stream.connector() + age(stream), "warn")));
            statuses.stream()
                    .filter(status -> status.trouble() != Trouble.NONE)
                    .forEach(
                            status -> items.add(item("/health", status.connector() + ": " + status.outcome(), "fail")));
            return items;
        }

        private String age(Health.Stream stream) {
            return stream.ageAt(now)
                    .map(age -> " is " + Figures.words(age) + " old")
                    .orElse(" was never read to its end");
        }

        private static Html item(String path, String text, String gravity) {
            return Html.of("<li class=\"%s\"><a href=\"%s\">%s</a></li>", gravity, path, text);
        }

        private static String counted(long count, String noun) {
            return Figures.count(count) + " " + noun + (count == 1 ? " is" : "s are");
        }
    }
}
