package com.econlytics.testkit.zendesk;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Request;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The forms in which Zendesk shows lists: in pages after a cursor, and as an export by time. */
final class DeskLists {
    private static final long LARGEST_PAGE = 100;

    private DeskLists() {}

    /** A part of {@code records}, by {@code page[size]} and {@code page[after]}. */
    static Answer inPages(Request request, String name, List<ObjectNode> records) {
        long size = Math.min(request.findLong("page[size]").orElse(LARGEST_PAGE), LARGEST_PAGE);
        long start = request.findLong("page[after]").orElse(0);
        List<ObjectNode> part = records.stream().skip(start).limit(size).toList();
        boolean more = start + part.size() < records.size();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(name).addAll(part);
        ObjectNode meta = body.putObject("meta").put("has_more", more);
        if (more) {
            meta.put("after_cursor", Long.toString(start + part.size()));
        }
        return Answer.json(200, body);
    }

    /**
     * The records that changed from {@code start_time} on, whole seconds at a time, however many these hold.
     *
     * @param until the last second that may be shown
     */
    static Answer byTime(Request request, String name, List<ObjectNode> records, long until, int size) {
        long start = request.findLong("start_time").orElseThrow(() -> new IllegalArgumentException("no start_time"));
        List<ObjectNode> changed = records.stream()
                .filter(record -> updated(record) >= start && updated(record) <= until)
                .sorted(Comparator.comparingLong(DeskLists::updated))
                .toList();
        long last =
                changed.stream().limit(size).mapToLong(DeskLists::updated).max().orElse(0);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode part = body.putArray(name);
        changed.stream().filter(record -> updated(record) <= last).forEach(part::add);
        body.put("count", part.size());
        body.put("end_of_stream", part.size() == changed.size());
        if (part.isEmpty()) {
            body.putNull("end_time").putNull("next_page");
        } else {
            body.put("end_time", last + 1);
            body.put("next_page", request.origin() + request.path() + "?start_time=" + (last + 1));
        }
        return Answer.json(200, body);
    }

    /** The second in which a record was updated last; 0 if it does not say. */
    static long updated(ObjectNode record) {
        try {
            return Instant.parse(record.path("updated_at").asText()).getEpochSecond();
        } catch (DateTimeException unknown) {
            return 0;
        }
    }
}
