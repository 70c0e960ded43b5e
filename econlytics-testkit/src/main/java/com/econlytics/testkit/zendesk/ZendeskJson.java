package com.econlytics.testkit.zendesk;

import com.econlytics.testkit.company.SupportUser;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.company.Ticket;
import com.econlytics.testkit.company.TicketChange;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Tickets and users in Zendesk's wire format. */
final class ZendeskJson {
    private static final String HOST = "https://econlytics.zendesk.example";

    /** Another numeric field, as every real account has some. */
    private static final long OTHER_FIELD = SyntheticCompany.TRACKED_SECONDS_FIELD + 1;

    private static final long FIRST_GROUP = 360_000_000_000L;

    /** Most tickets of real accounts have none. */
    private static final List<String> PRIORITIES = List.of("", "", "normal", "high", "urgent");

    private ZendeskJson() {}

    static ObjectNode ticket(Ticket ticket, TicketChange change) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("url", HOST + "/api/v2/tickets/" + ticket.id() + ".json");
        node.put("id", ticket.id());
        node.putNull("external_id");
        node.putObject("via").put("channel", ticket.id() % 3 == 0 ? "web" : "email");
        node.put("created_at", ticket.created().toString());
        node.put("updated_at", change.at().toString());
        node.put("generated_timestamp", change.at().getEpochSecond());
        node.put("subject", "A question");
        putText(node, "priority", PRIORITIES.get((int) (ticket.id() % PRIORITIES.size())));
        node.put("status", change.status());
        node.put("requester_id", ticket.requesterId());
        node.put("submitter_id", ticket.requesterId());
        node.put("assignee_id", ticket.assigneeId());
        node.putNull("organization_id");
        node.put("group_id", FIRST_GROUP + ticket.assigneeId() % 2);
        node.put("has_incidents", false);
        node.put("is_public", true);
        ArrayNode tags = node.putArray("tags");
        change.tags().forEach(tags::add);
        putFields(node.putArray("custom_fields"), ticket, change);
        putFields(node.putArray("fields"), ticket, change);
        node.putNull("satisfaction_rating");
        node.putArray("followup_ids");
        node.put("from_messaging_channel", false);
        return node;
    }

    /** The tracked seconds come as a number or as text, whichever the account's history made of them. */
    private static void putFields(ArrayNode fields, Ticket ticket, TicketChange change) {
        fields.addObject().put("id", OTHER_FIELD).putNull("value");
        ObjectNode tracked = fields.addObject().put("id", SyntheticCompany.TRACKED_SECONDS_FIELD);
        if (change.trackedSeconds() == TicketChange.UNTRACKED) {
            tracked.putNull("value");
        } else if (ticket.id() % 2 == 0) {
            tracked.put("value", change.trackedSeconds());
        } else {
            tracked.put("value", Long.toString(change.trackedSeconds()));
        }
    }

    static ObjectNode user(SupportUser user) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", user.id());
        node.put("url", HOST + "/api/v2/users/" + user.id() + ".json");
        node.put("name", "SCRUBBED");
        putText(node, "email", user.email());
        node.put("created_at", user.created().toString());
        node.put("updated_at", user.created().toString());
        node.putNull("organization_id");
        node.put("role", user.role().wireName());
        putText(node, "external_id", user.externalId());
        node.putArray("tags");
        node.put("active", true);
        node.put("suspended", false);
        return node;
    }

    private static void putText(ObjectNode node, String field, String text) {
        if (text.isEmpty()) {
            node.putNull(field);
        } else {
            node.put(field, text);
        }
    }
}
