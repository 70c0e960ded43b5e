package com.econlytics.examples.web;

import com.econlytics.examples.report.CustomerRow;
import com.econlytics.examples.report.Health;
import com.econlytics.examples.report.InboxReport;
import com.econlytics.examples.service.Worker.SourceStatus;
import com.econlytics.examples.service.Worker.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the figures can be trusted.
 *
 * @param statuses how the sources were read last
 * @param now the moment at which it is shown
 * @param notice what was just done; empty for nothing
 * @param csrf what a form must send along; empty for nothing
 */
record HealthPage(Health health, List<SourceStatus> statuses, Instant now, String notice, String csrf) {
    String html() {
        return Layout.page(
                "/health",
                "Data health",
                Html.of(
                        "%s%s%s%s%s%s",
                        Layout.heading(health.heading(), "all"),
                        notice.isEmpty() ? Html.NOTHING : Html.of("<p class=\"notice\" role=\"status\">%s</p>", notice),
                        freshness(),
                        nobodys(),
                        messages(),
                        proof()));
    }

    private Html freshness() {
        Map<String, SourceStatus> asked = new TreeMap<>();
        statuses.forEach(status -> asked.put(status.connector(), status));
        List<Html> rows = health.streams().stream()
                .map(stream -> Parts.row(
                        stream.connector(),
                        Parts.text(fresh(stream)),
                        Parts.text(stream.ageAt(now).map(Figures::words).orElse("–")),
                        Parts.text(Figures.moment(
                                stream.dataThrough(), health.heading().zone())),
                        Parts.text(Figures.moment(
                                stream.lastRun(), health.heading().zone())),
                        Parts.text(outcome(asked.get(stream.connector())))))
                .toList();
        Html body = rows.isEmpty()
                ? Parts.empty("No source was read yet.", "Each one shows here after its first page.")
                : Parts.table(
                        "Age of the data of each stream, against 15 minutes",
                        List.of("Stream", "<Verdict", "<Age", "<Complete through", "<Last booked", "<Last asked"),
                        rows,
                        Html.NOTHING);
        return Html.of(
                "<section class=\"card\"><h2>Freshness</h2><p class=\"summary\">By what a source has told, and not by when it was"
                        + " asked: one that answers and never comes to its end does not get fresher.</p>%s</section>",
                body);
    }

    private Html fresh(Health.Stream stream) {
        return stream.isStaleAt(now)
                ? Html.of("<span class=\"verdict warn\"><span aria-hidden=\"true\">!</span> stale</span>")
                : Html.of("<span class=\"verdict pass\"><span aria-hidden=\"true\">✓</span> fresh</span>");
    }

    private static Html outcome(@Nullable SourceStatus status) {
        return status == null
                ? Html.of("<span class=\"quiet\">–</span>")
                : Html.of(
                        status.trouble() == Trouble.NONE ? "%s" : "<span class=\"negative\">%s</span>",
                        status.outcome());
    }

    private Html nobodys() {
        List<Html> rows = Stream.concat(
                        health.unattributed().stream().map(row -> nobody("Unattributed", row)),
                        health.unallocated().stream().map(row -> nobody("Unallocated", row)))
                .toList();
        return Html.of(
                "<section class=\"card\"><h2>What is nobody's</h2><p class=\"summary\">Unattributed is one customer's and not known"
                        + " whose; unallocated is shared and has no driver. Both are in the company's figures.</p>%s</section>",
                rows.isEmpty()
                        ? Html.of("<p class=\"fine\">Everything is somebody's.</p>")
                        : Parts.table(
                                "Unattributed and unallocated",
                                List.of(
                                        "Whose",
                                        "<Currency",
                                        "Net revenue",
                                        "Fees",
                                        "Support",
                                        "Other costs",
                                        "Customer profit",
                                        "Tickets"),
                                rows,
                                Html.NOTHING));
    }

    private static Html nobody(String name, CustomerRow row) {
        return Parts.row(
                name,
                Parts.text(row.currency()),
                Figures.cell(row.amounts().totalRevenue()),
                Figures.cell(row.amounts().totalFees()),
                Figures.cell(row.amounts().supportCost()),
                Figures.cell(row.amounts().otherCosts()),
                Figures.cell(row.amounts().netProfit(), "profit"),
                Figures.count(row.amounts().tickets(), ""));
    }

    private Html messages() {
        List<Html> places = health.places().stream().map(this::place).toList();
        Html quarantine = health.quarantine().isEmpty()
                ? Html.of("<p class=\"fine\">Nothing is in quarantine.</p>")
                : Parts.table(
                        "The latest messages in quarantine",
                        List.of("Received", "<Source", "<Key", "<Reason", "<Detail", "Attempts"),
                        health.quarantine().stream().map(this::entry).toList(),
                        Html.NOTHING);
        return Html.of(
                """
                <section class="card"><h2>Messages and quarantine</h2>
                <p class="summary">Every delivery that was accepted is in exactly one place. What was put aside can be looked at again
                once its reason is gone. <a href="/inbox">All messages</a></p>%s%s</section>
                """,
                places.isEmpty()
                        ? Html.of("<p class=\"fine\">No message arrived yet.</p>")
                        : Parts.table(
                                "Where messages are",
                                List.of("Status", "<Reason", "Messages", "<Replay"),
                                places,
                                Html.NOTHING),
                quarantine);
    }

    private Html place(InboxReport.Place place) {
        boolean replayable = !place.reason().isEmpty()
                && (place.status().equals("QUARANTINED") || place.status().equals("IGNORED"));
        return Parts.row(
                Figures.words(place.status()),
                Parts.text(place.reason().isEmpty() ? "–" : Figures.words(place.reason())),
                Figures.count(place.messages(), ""),
                replayable
                        ? Html.of(
                                "<td><form method=\"post\" action=\"/health/replay\">%s<input type=\"hidden\" name=\"reason\""
                                        + " value=\"%s\"><button class=\"small\">Replay<span class=\"unseen\"> %s</span></button>"
                                        + "</form></td>",
                                Parts.token(csrf), place.reason(), Figures.words(place.reason()))
                        : Parts.text(""));
    }

    private Html entry(InboxReport.Entry entry) {
        return Parts.row(
                Figures.moment(entry.receivedAt(), health.heading().zone()),
                Parts.text(entry.source()),
                Parts.text(Figures.name(entry.key())),
                Parts.text(Figures.words(entry.reason())),
                Html.of("<td class=\"rule\">%s</td>", entry.detail()),
                Figures.count(entry.attempts(), ""));
    }

    private Html proof() {
        Html body = health.proof()
                .map(proof -> Html.of("%s%s", equations(proof), quality(proof.quality())))
                .orElseGet(() -> Html.of("<p>It weighs every fact, which takes seconds on millions of them."
                        + " <a class=\"button\" href=\"/health?weigh=1#proof\">Weigh every fact now</a></p>"));
        return Html.of("<section class=\"card\" id=\"proof\"><h2>Conservation and data quality</h2>%s</section>", body);
    }

    private static Html equations(Health.Proof proof) {
        List<Html> rows = proof.equations().stream().map(HealthPage::equation).toList();
        return Html.of(
                "<p class=\"summary\">Received = customers + unattributed + unallocated = profit + balance sheet + excluded +"
                        + " pending, for each currency and kind of work.</p>%s",
                Parts.table(
                        "Conservation",
                        List.of(
                                "Unit",
                                "<Verdict",
                                "Received",
                                "Customers",
                                "Unattributed",
                                "Unallocated",
                                "Profit",
                                "Balance sheet",
                                "Excluded",
                                "Pending",
                                "Facts that differ"),
                        rows,
                        Html.NOTHING));
    }

    private static Html equation(Health.Equation equation) {
        List<Html> cells = new ArrayList<>();
        cells.add(Parts.text(
                equation.holds()
                        ? Html.of("<span class=\"verdict pass\"><span aria-hidden=\"true\">✓</span> holds</span>")
                        : Html.of("<span class=\"verdict fail\"><span aria-hidden=\"true\">✗</span> broken</span>")));
        Stream.of(
                        equation.received(),
                        equation.customers(),
                        equation.unattributed(),
                        equation.unallocated(),
                        equation.profit(),
                        equation.balanceSheet(),
                        equation.excluded(),
                        equation.pending())
                .map(Figures::cell)
                .forEach(cells::add);
        cells.add(Figures.count(equation.factsDiffering(), ""));
        return Parts.row(equation.unit(), cells.toArray(new Html[0]));
    }

    private static Html quality(Health.Quality quality) {
        return Html.of(
                "<p class=\"summary\">Data quality score, 0 to 100 by customer: of %s customers half have at least <b>%s</b>, the lowest"
                        + " is <b>%s</b>, and <b>%s</b> have less than 80.</p>",
                Figures.count(quality.customers()),
                quality.median(),
                quality.least(),
                Figures.count(quality.below80()));
    }
}
