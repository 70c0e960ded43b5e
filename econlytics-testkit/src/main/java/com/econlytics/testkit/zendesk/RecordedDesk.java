package com.econlytics.testkit.zendesk;

import com.econlytics.testkit.recording.Recording;
import com.econlytics.testkit.recording.Replay;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every ticket, user and other record that is on any page of a recording. */
final class RecordedDesk {
    /** The names under which a page has records, and those under which an answer has one. */
    private static final Map<String, String> KINDS = Map.of(
            "tickets", "tickets",
            "ticket", "tickets",
            "users", "users",
            "user", "users",
            "organizations", "organizations",
            "organization", "organizations",
            "ticket_fields", "ticket_fields",
            "audits", "audits",
            "audit", "audits");

    private final Map<String, Map<String, ObjectNode>> records = new HashMap<>();
    private final Map<String, List<ObjectNode>> nameless = new HashMap<>();
    private final Map<Long, JsonNode> metrics = new HashMap<>();

    static RecordedDesk of(Recording recording) {
        RecordedDesk all = new RecordedDesk();
        recording.documents().forEach(all::walk);
        return all;
    }

    /** Every state of every ticket once, with the second in which it was generated. */
    List<ObjectNode> tickets() {
        List<ObjectNode> tickets = records("tickets");
        tickets.forEach(ticket -> {
            JsonNode metric = metrics.get(ticket.path("id").asLong());
            if (metric != null) {
                ticket.set("metric_set", metric);
            }
        });
        return tickets;
    }

    /** Records of a kind, each as it was shown last. */
    List<ObjectNode> records(String kind) {
        return List.copyOf(records.getOrDefault(kind, Map.of()).values());
    }

    Replay replay() {
        Map<String, Long> served = new HashMap<>();
        records.forEach((kind, found) -> served.put(kind, (long) found.size()));
        return new Replay(served, nameless);
    }

    private void walk(JsonNode raw) {
        JsonNode node = Recording.unwrapped(raw);
        if (node.isArray()) {
            node.forEach(this::walk);
        }
        node.properties().forEach(field -> {
            String kind = KINDS.get(field.getKey());
            if (kind != null) {
                collect(kind, field.getValue());
            } else if (field.getKey().equals("metric_sets")) {
                field.getValue()
                        .forEach(metric -> metrics.put(metric.path("ticket_id").asLong(), metric));
            } else if (!(field.getKey().equals("request") && node.has("response"))) {
                walk(field.getValue());
            }
        });
    }

    private void collect(String kind, JsonNode found) {
        for (JsonNode element : found.isArray() ? found : List.of(found)) {
            if (element instanceof ObjectNode record) {
                keep(kind, record);
            }
        }
    }

    private void keep(String kind, ObjectNode record) {
        if (!record.path("id").isIntegralNumber()) {
            nameless.computeIfAbsent(kind, unused -> new ArrayList<>()).add(record);
            return;
        }
        String key = record.path("id").asText();
        if (kind.equals("tickets")) {
            if (!record.path("generated_timestamp").isIntegralNumber()) {
                record.put("generated_timestamp", DeskLists.updated(record));
            }
            key = key + "@" + record.path("generated_timestamp").asText();
        }
        records.computeIfAbsent(kind, unused -> new LinkedHashMap<>()).put(key, record);
    }
}
