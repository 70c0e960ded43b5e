package com.econlytics.zendesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tickets, users and pages after the documented shapes. */
final class Records {
    static final long TRACKED = 360001234567L;
    /** 2026-03-10T09:00:00Z. */
    static final long GENERATED = 1773133200L;

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Records() {}

    static ObjectNode ticket(long id) {
        return object("""
                {"id": %d, "via": {"channel": "email", "source": {"from": {}, "to": {}, "rel": null}},
                 "created_at": "2026-03-10T08:00:00Z", "updated_at": "2026-03-10T08:30:00Z",
                 "generated_timestamp": %d, "subject": "My card", "description": "It says: declined",
                 "status": "open", "requester_id": 6130907993114, "submitter_id": 6130907993114,
                 "assignee_id": null, "organization_id": null, "tags": [], "custom_fields": [], "fields": [],
                 "followup_ids": [], "from_messaging_channel": false}
                """.formatted(id, GENERATED));
    }

    static ObjectNode trackedTicket(long id, String json) {
        ObjectNode ticket = ticket(id);
        ticket.withArrayProperty("custom_fields").add(object("{\"id\": 77, \"value\": \"9\"}"));
        ticket.withArrayProperty("custom_fields").add(object("{\"id\": " + TRACKED + ", \"value\": " + json + "}"));
        return ticket;
    }

    static ObjectNode tagged(long id, String tag) {
        ObjectNode ticket = ticket(id);
        ticket.withArrayProperty("tags").add("billing").add(tag);
        return ticket;
    }

    static ObjectNode user(long id) {
        return object("""
                {"id": %d, "name": "Ada Example", "email": "Ada@Example.com", "created_at": "2024-05-01T10:00:00Z",
                 "updated_at": "2024-05-02T10:00:00Z", "role": "end-user", "external_id": "cus_1", "phone": null}
                """.formatted(id));
    }

    static String page(String after, boolean end, JsonNode... tickets) {
        String joined = Stream.of(tickets).map(JsonNode::toString).collect(Collectors.joining(","));
        return "{\"tickets\": [" + joined + "], \"after_cursor\": \"" + after
                + "\", \"after_url\": \"https://elsewhere.example/steal\", \"end_of_stream\": " + end + "}";
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(json, malformed);
        }
    }
}
