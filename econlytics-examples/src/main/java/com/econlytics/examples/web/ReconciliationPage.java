package com.econlytics.examples.web;

import com.econlytics.examples.report.SavedReconciliations;
import com.econlytics.examples.report.SavedReconciliations.Cause;
import com.econlytics.examples.report.SavedReconciliations.Line;
import com.econlytics.examples.report.SavedReconciliations.Saved;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Whether the figures agree with the books of the company, and with the balance at the processor.
 *
 * @param reconciliations what was saved
 * @param shown the number whose lines are shown; 0 if nothing was saved
 * @param notice what was just done; empty for nothing
 * @param csrf what a form must send along; empty for nothing
 */
record ReconciliationPage(SavedReconciliations reconciliations, long shown, String notice, String csrf) {
    String html() {
        Html body = reconciliations.saved().isEmpty()
                ? Parts.empty(
                        "Nothing was compared with the books of the company yet.",
                        "Hand in a profit and loss statement below; what is found is kept, and shows here.")
                : Html.of("%s%s%s", detail(), signing(), list());
        return Layout.page(
                "/reconciliation",
                "Reconciliation",
                Html.of(
                        "%s%s%s%s%s",
                        Layout.heading(reconciliations.heading(), "as compared"),
                        notice.isEmpty() ? Html.NOTHING : Html.of("<p class=\"notice\" role=\"status\">%s</p>", notice),
                        body,
                        handIn(),
                        clearing()));
    }

    private Saved current() {
        return reconciliations.saved().stream()
                .filter(saved -> saved.number() == shown)
                .findFirst()
                .orElseThrow();
    }

    private Html list() {
        List<Html> rows = reconciliations.saved().stream()
                .map(saved -> Html.of(
                        "<tr%s><th scope=\"row\"><a href=\"/reconciliation?no=%s\">%s</a></th>%s%s%s%s%s%s</tr>",
                        saved.number() == shown ? new Html(" aria-current=\"true\"") : Html.NOTHING,
                        saved.number(),
                        saved.number(),
                        Parts.text(Figures.moment(
                                saved.savedAt(), reconciliations.heading().zone())),
                        Parts.text(Figures.name(saved.entity())),
                        Parts.text(saved.months()),
                        Parts.text(verdict(saved.verdict())),
                        Parts.text(saved.signedBy().isEmpty() ? "nobody yet" : saved.signedBy()),
                        Figures.count(saved.version(), "")))
                .toList();
        return Html.of(
                "<section class=\"card\"><h2>Saved comparisons</h2>%s</section>",
                Parts.table(
                        "Saved comparisons, the latest first",
                        List.of("Number", "<Saved", "<Books of", "<Months", "<Verdict", "<Signed by", "Ledger version"),
                        rows,
                        Html.NOTHING));
    }

    private Html detail() {
        Saved saved = current();
        List<Html> rows =
                reconciliations.lines().stream().map(ReconciliationPage::line).toList();
        return Html.of(
                """
                <section class="card"><h2>Number %s: %s, %s %s</h2>
                <p class="summary">Of ledger version %s. Amounts are signed from the company's side: variance = causes + accepted +
                residual, and %% is of the books' absolute figure, of which there is none if it is 0. Tolerated are %s: PASS is both,
                WARN one of them, FAIL neither. Which records show a cause is in the report that was written.</p>%s</section>
                """,
                saved.number(),
                Figures.name(saved.entity()),
                saved.months(),
                verdict(saved.verdict()),
                saved.version(),
                saved.tolerance(),
                Parts.table(
                        "Lines of comparison " + saved.number(),
                        List.of(
                                "Line",
                                "<Period",
                                "System",
                                "Books",
                                "Variance",
                                "%",
                                "<Why",
                                "Accepted",
                                "Residual",
                                "<Verdict of the period"),
                        rows,
                        Html.NOTHING));
    }

    private static Html line(Line line) {
        return Parts.row(
                line.line(),
                Html.of("<td class=\"nowrap\">%s %s</td>", line.period(), line.currency()),
                Figures.cell(line.system()),
                Figures.cell(line.books()),
                Figures.cell(line.variance(), "profit"),
                Html.of(
                        "<td class=\"number\">%s</td>",
                        Figures.percent(line.variance(), line.books().abs()).orElse("n/a")),
                Html.of("<td>%s</td>", causes(line.causes())),
                Figures.cell(line.accepted()),
                Figures.cell(line.residual()),
                Html.of("<td>%s%s</td>", verdict(line.verdict()), why(line)));
    }

    private static Html why(Line line) {
        return line.notComparable().isEmpty()
                ? Html.NOTHING
                : Html.of("<span class=\"quiet\"> %s</span>", Figures.words(line.notComparable()));
    }

    private static Html causes(List<Cause> causes) {
        return causes.isEmpty()
                ? Html.of("<span class=\"quiet\">–</span>")
                : Html.of(
                        "<ul class=\"causes\">%s</ul>",
                        causes.stream().map(ReconciliationPage::cause).toList());
    }

    private static Html cause(Cause cause) {
        return Html.of(
                "<li><span>%s <small>%s</small></span><b class=\"number%s\">%s</b></li>",
                Figures.words(cause.cause()),
                cause.records() == 1 ? "1 record" : Figures.count(cause.records()) + " records",
                Figures.sign(cause.amount()),
                Figures.amount(cause.amount()));
    }

    /** A verdict says what it is in a word and a sign, and a colour only repeats it. */
    static Html verdict(String verdict) {
        String sign = Objects.requireNonNullElse(
                Map.of("PASS", "✓", "FAIL", "✗", "WARN", "!").get(verdict), "?");
        return Html.of(
                "<span class=\"verdict %s\"><span aria-hidden=\"true\">%s</span> %s</span>",
                verdict.toLowerCase(Locale.ROOT), sign, verdict.replace('_', ' '));
    }

    private Html signing() {
        return Html.of(
                """
                <section class="card"><h2>Sign off number %s</h2>
                <p class="summary">Signed by: %s. One prepares and another reviews; a sign-off stays. What was saved cannot be changed, so a
                difference is accepted in the terms of the next comparison.</p>
                <form method="post" action="/reconciliation/%s/sign" class="filter">%s
                <label>Prepared by <input name="preparer" required maxlength="100" autocomplete="name"></label>
                <label>Reviewed by <input name="reviewer" required maxlength="100" autocomplete="off"></label>
                <button>Sign off</button></form></section>
                """,
                shown, current().signedBy().isEmpty() ? "nobody yet" : current().signedBy(), shown, Parts.token(csrf));
    }

    private Html handIn() {
        return Html.of("""
                <section class="card"><h2>Compare with the books</h2>
                <p class="summary">The statement as QuickBooks or Xero wrote it, or a table period,account,amount,currency; the mapping as the
                command mapping makes it, completed. With the entries behind the statement a difference is explained, without
                them only measured. Files are read and not kept; what is found is kept.</p>
                <form method="post" action="/reconciliation" enctype="multipart/form-data" class="filter">%s
                <label>Books of <input name="entity" maxlength="100" placeholder="The company"></label>
                <label>Profit and loss statement <input type="file" name="statement" required accept=".csv,.json"></label>
                <label>Mapping of accounts <input type="file" name="mapping" required accept=".csv"></label>
                <label>Entries (not required) <input type="file" name="detail" accept=".csv"></label>
                <button>Compare</button></form></section>
                """, Parts.token(csrf));
    }

    private Html clearing() {
        return Html.of("""
                <section class="card"><h2>Clearing</h2>
                <p class="summary">What the processor holds for the company must be what our lines say it holds. This asks Stripe for its
                balance now, and takes some seconds.</p>
                <form method="post" action="/reconciliation/clearing" class="filter">%s<button>Compare Stripe's balance now</button></form>
                </section>
                """, Parts.token(csrf));
    }
}
