package com.econlytics.examples.web;

import com.econlytics.examples.report.InboxReport;
import com.econlytics.examples.service.Worker.SourceStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;

/**
 * Where every message stands.
 *
 * @param places all places and how many messages are there
 * @param latest the messages of this page
 * @param page counted from 1
 * @param sources how the sources were read last
 * @param dataAges how old the data of each stream is
 */
record InboxPage(
        List<InboxReport.Place> places,
        List<InboxReport.Entry> latest,
        int page,
        List<SourceStatus> sources,
        SortedMap<String, Duration> dataAges) {
    String html() {
        return Layout.page(
                "/health",
                "Inbox",
                Html.of(
                        "<p class=\"back\"><a href=\"/health\">← Data health</a></p>%s%s%s%s%s",
                        placesTable(), sourcesTable(), agesTable(), entriesTable(), pages()));
    }

    private Html placesTable() {
        long received = places.stream().mapToLong(InboxReport.Place::messages).sum();
        List<Html> rows = places.stream()
                .map(place -> Parts.row(
                        Figures.words(place.status()),
                        Parts.text(Figures.words(place.reason())),
                        Figures.count(place.messages(), "")))
                .toList();
        return section(
                "Places",
                "Every delivery and record that was accepted is in exactly one of these places.",
                Parts.table(
                        "Where messages are",
                        List.of("Status", "<Reason", "Messages"),
                        rows,
                        Parts.row("received", Parts.text(""), Figures.count(received, ""))));
    }

    private Html sourcesTable() {
        if (sources.isEmpty()) {
            return Html.NOTHING;
        }
        List<Html> rows = sources.stream()
                .map(source -> Parts.row(
                        source.connector(),
                        Parts.text(source.at().truncatedTo(ChronoUnit.SECONDS)),
                        Parts.text(source.outcome())))
                .toList();
        return section(
                "Sources",
                "How each was read last.",
                Parts.table("Sources", List.of("Source", "<Last asked", "<Outcome"), rows, Html.NOTHING));
    }

    private Html agesTable() {
        if (dataAges.isEmpty()) {
            return Html.NOTHING;
        }
        List<Html> rows = dataAges.entrySet().stream()
                .map(stream -> Parts.row(
                        stream.getKey(), Html.of("<td class=\"number\">%s</td>", Figures.words(stream.getValue()))))
                .toList();
        return section(
                "Age of the data",
                "Up to then all that a stream tells is booked, however often it was asked since.",
                Parts.table("Age of the data", List.of("Stream", "Age"), rows, Html.NOTHING));
    }

    private Html entriesTable() {
        return section(
                "Latest messages",
                "Without what they say.",
                Parts.table(
                        "Latest messages",
                        List.of("Received", "<Source", "<Key", "<Status", "<Reason", "<Detail", "Attempts"),
                        latest.stream().map(InboxPage::entry).toList(),
                        Html.NOTHING));
    }

    private static Html entry(InboxReport.Entry entry) {
        String status = Figures.words(entry.status());
        return Parts.row(
                entry.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                Parts.text(entry.source()),
                Parts.text(Figures.name(entry.key())),
                Html.of("<td class=\"%s\">%s</td>", status, status),
                Parts.text(Figures.words(entry.reason())),
                Html.of("<td class=\"rule\">%s</td>", entry.detail()),
                Figures.count(entry.attempts(), ""));
    }

    private Html pages() {
        Html newer = page > 1 ? link(page - 1, "← newer") : Html.NOTHING;
        Html older = latest.size() == InboxReport.PAGE_ROWS ? link(page + 1, "older →") : Html.NOTHING;
        return Html.of("<nav class=\"pages\" aria-label=\"Pages of messages\">%s %s</nav>", newer, older);
    }

    private static Html link(int page, String text) {
        return Html.of("<a href=\"/inbox?page=%s\">%s</a>", page, text);
    }

    private static Html section(String title, String note, Html table) {
        return Html.of(
                "<section class=\"card\"><h2>%s</h2><p class=\"summary\">%s</p>%s</section>", title, note, table);
    }
}
