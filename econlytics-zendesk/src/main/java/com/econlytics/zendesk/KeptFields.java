package com.econlytics.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a record is kept when it cannot be read: the values that its reading needs, and nothing that people wrote.
 *
 * @param paths names joined by dots; a list is kept as far as it holds single values
 * @param ticketField the one ticket field that is kept; 0 for none
 */
record KeptFields(Set<String> paths, long ticketField) {
    private static final int LONGEST_VALUE = 255;
    private static final Set<String> OF_TICKETS = Set.of(
            "id",
            "via.channel",
            "created_at",
            "updated_at",
            "generated_timestamp",
            "status",
            "priority",
            "requester_id",
            "organization_id",
            "assignee_id",
            "group_id",
            "ticket_form_id",
            "tags",
            "satisfaction_rating.score");
    private static final Set<String> OF_PARTIES =
            Set.of("id", "created_at", "updated_at", "role", "email", "external_id", "organization_id", "active");

    KeptFields {
        paths = Set.copyOf(paths);
    }

    static KeptFields ofTickets(long ticketField) {
        return new KeptFields(OF_TICKETS, ticketField);
    }

    static KeptFields ofParties(Collection<String> mapped) {
        Set<String> paths = new TreeSet<>(OF_PARTIES);
        paths.addAll(mapped);
        return new KeptFields(paths, 0);
    }

    /** The record without everything else; empty if it is no object. */
    ObjectNode of(JsonNode record) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        paths.stream().sorted().forEach(path -> keep(kept, record, path));
        for (String list : ticketField == 0 ? new String[0] : new String[] {"custom_fields", "fields"}) {
            new Fields(record)
                    .list(list)
                    .filter(entry -> entry.path("id").asLong() == ticketField && isShort(entry.path("value")))
                    .forEach(entry -> kept.withArrayProperty(list)
                            .addObject()
                            .put("id", ticketField)
                            .set("value", entry.path("value")));
        }
        return kept;
    }

    private static void keep(ObjectNode kept, JsonNode record, String path) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            String parent = path.substring(0, dot);
            JsonNode child = record.path(parent);
            if (child.isObject()) {
                keep(kept.withObjectProperty(parent), child, path.substring(dot + 1));
            }
            return;
        }
        JsonNode value = record.path(path);
        if (isShort(value)) {
            kept.set(path, value);
        } else if (value.isArray()) {
            new Fields(record).list(path).filter(KeptFields::isShort).forEach(kept.withArrayProperty(path)::add);
        }
    }

    private static boolean isShort(JsonNode value) {
        return value.isValueNode() && value.asText().length() <= LONGEST_VALUE;
    }
}
