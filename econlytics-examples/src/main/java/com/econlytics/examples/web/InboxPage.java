package com.econlytics.examples.web;

import com.econlytics.examples.report.InboxReport;
import com.econlytics.examples.service.Worker.SourceStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return Layout.page("Inbox", placesTable() + sourcesTable() + agesTable() + entriesTable() + pages());
    }

    private String placesTable() {
        long received = places.stream().mapToLong(InboxReport.Place::messages).sum();
        String rows = places.stream()
                .map(place -> row(text(lower(place.status())), text(lower(place.reason())), number(place.messages())))
                .collect(Collectors.joining("\n"));
        return """
                <p class="summary">Every delivery and record that was accepted is in exactly one of these places.</p>
                <table class="narrow">
                <thead><tr><th>status</th><th>reason</th><th class="number">messages</th></tr></thead>
                <tbody>
                %s
                </tbody>
                <tfoot><tr><th scope="row">received</th><td></td>%s</tr></tfoot>
                </table>
                """.formatted(rows, number(received));
    }

    private String sourcesTable() {
        if (sources.isEmpty()) {
            return "";
        }
        String rows = sources.stream()
                .map(source -> row(
                        text(source.connector()),
                        text(source.at().truncatedTo(ChronoUnit.SECONDS).toString()),
                        text(source.outcome())))
                .collect(Collectors.joining("\n"));
        return """
                <h2>Sources</h2>
                <table class="narrow">
                <thead><tr><th>source</th><th>last asked</th><th>outcome</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                """.formatted(rows);
    }

    private String agesTable() {
        if (dataAges.isEmpty()) {
            return "";
        }
        String rows = dataAges.entrySet().stream()
                .map(stream -> row(text(stream.getKey()), "<td class=\"number\">" + words(stream.getValue()) + "</td>"))
                .collect(Collectors.joining("\n"));
        return """
                <h2>Age of the data</h2>
                <p class="summary">Up to then all that a stream tells is booked, however often it was asked since.</p>
                <table class="narrow">
                <thead><tr><th>stream</th><th class="number">age</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                """.formatted(rows);
    }

    private static String words(Duration age) {
        return age.toHours() >= 48
                ? age.toDays() + " d"
                : age.toMinutes() >= 120 ? age.toHours() + " h" : age.toMinutes() + " min";
    }

    private String entriesTable() {
        String rows = latest.stream().map(InboxPage::entry).collect(Collectors.joining("\n"));
        return """
                <h2>Latest messages</h2>
                <div class="scroll"><table>
                <thead><tr><th>received</th><th>source</th><th>key</th><th>status</th><th>reason</th><th>detail</th>\
                <th class="number">attempts</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table></div>
                """.formatted(rows);
    }

    private static String entry(InboxReport.Entry entry) {
        return row(
                text(entry.receivedAt().truncatedTo(ChronoUnit.SECONDS).toString()),
                text(entry.source()),
                text(entry.key()),
                "<td class=\"%1$s\">%1$s</td>".formatted(lower(entry.status())),
                text(lower(entry.reason())),
                text(entry.detail()),
                number(entry.attempts()));
    }

    private String pages() {
        String newer = page > 1 ? "<a href=\"/inbox?page=%d\">← newer</a>".formatted(page - 1) : "";
        String older = latest.size() == InboxReport.PAGE_ROWS
                ? "<a href=\"/inbox?page=%d\">older →</a>".formatted(page + 1)
                : "";
        return "<p class=\"pages\">%s %s</p>".formatted(newer, older);
    }

    private static String row(String... cells) {
        return Stream.of(cells).collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String text(String value) {
        return "<td>" + Html.escaped(value) + "</td>";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "<td class=\"number\">%,d</td>", value);
    }

    private static String lower(String constant) {
        return Html.escaped(constant.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
