package com.econlytics.examples.web;

import com.econlytics.examples.report.Currencies;
import com.econlytics.examples.report.Heading;
import java.util.List;
import java.util.stream.Stream;

/** The frame of every page. */
final class Layout {
    private static final List<Place> PLACES = List.of(
            new Place("/", "Overview"),
            new Place("/customers", "Customers"),
            new Place("/cohorts", "Cohorts"),
            new Place("/distribution", "Distribution"),
            new Place("/reconciliation", "Reconciliation"),
            new Place("/health", "Data health"));

    private Layout() {}

    private record Place(String path, String name) {
        Html link(String current) {
            return path.equals(current)
                    ? Html.of("<a href=\"%s\" aria-current=\"page\">%s</a>", path, name)
                    : Html.of("<a href=\"%s\">%s</a>", path, name);
        }
    }

    /**
     * A whole page.
     *
     * @param path of the menu's item to which it belongs
     */
    static String page(String path, String title, Html content) {
        return Html.of(
                        """
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <meta name="htmx-config" content="%s">
                        <title>%s · Econlytics</title>
                        <link rel="icon" href="/assets/icon.svg">
                        <link rel="stylesheet" href="/style.css">
                        <script src="/assets/htmx.js" defer></script>
                        <script src="/assets/echarts.js" defer></script>
                        <script src="/assets/dashboard.js" defer></script>
                        </head>
                        <body>
                        <a class="skip" href="#content">Skip to the figures</a>
                        <header>
                        <p class="brand">Econlytics</p>
                        <nav aria-label="Pages">%s<a href="/sign-out">Sign out</a></nav>
                        </header>
                        <main id="content" tabindex="-1">
                        <h1>%s</h1>
                        %s
                        </main>
                        <p id="live" role="status" class="unseen"></p>
                        <div id="progress" aria-hidden="true"></div>
                        </body>
                        </html>
                        """,
                        "{\"includeIndicatorStyles\":false,\"allowEval\":false,\"historyCacheSize\":0}",
                        title,
                        PLACES.stream().map(place -> place.link(path)).toList(),
                        title,
                        content)
                .markup();
    }

    /** A page that only says something. */
    static String message(String title, String text) {
        return page(
                "",
                title,
                Html.of(
                        "<div class=\"message\" role=\"alert\"><p>%s</p><p><a href=\"/\">Back to the overview</a></p></div>",
                        text));
    }

    /** What the figures of a page are. */
    static Html heading(Heading heading, String currency) {
        String closed = heading.closedThrough() == null ? "none" : "through " + heading.closedThrough();
        Html complete = heading.dataThrough() == null
                ? Html.of("<span class=\"warn\">not yet: a source was never read to its end</span>")
                : Html.of("through %s", Figures.moment(heading.dataThrough(), heading.zone()));
        List<Html> statements = Stream.of(
                        statement("Entity", Figures.name(heading.entity())),
                        statement("Basis", Html.of("receipts")),
                        statement("Currency", Html.of("%s", currency.isEmpty() ? "none yet" : currency)),
                        statement("Zone", Html.of("%s", heading.zone())),
                        statement("Costing basis", Html.of("%s", heading.costingBasis())),
                        statement("Closed", Html.of("%s", closed)),
                        statement("Complete", complete),
                        statement(
                                "Ledger version",
                                Html.of(
                                        "%s, as of %s",
                                        heading.version(), Figures.moment(heading.asOf(), heading.zone()))))
                .toList();
        return Html.of("<dl class=\"heading\" aria-label=\"What these figures are\">%s</dl>", statements);
    }

    /** The choice among currencies, where there is one. */
    static Html currencyChoice(Currencies currencies) {
        if (currencies.all().size() < 2) {
            return Html.NOTHING;
        }
        return Html.of(
                "<label>Currency <select name=\"currency\">%s</select></label>",
                currencies.all().stream()
                        .map(code -> Html.of(
                                code.equals(currencies.shown())
                                        ? "<option selected>%s</option>"
                                        : "<option>%s</option>",
                                code))
                        .toList());
    }

    private static Html statement(String name, Html value) {
        return Html.of("<div><dt>%s</dt><dd>%s</dd></div>", name, value);
    }
}
