package com.econlytics.zendesk;

import com.econlytics.connector.Page;
import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One page of Zendesk's incremental export by cursor.
 *
 * @param tickets as they came; empty if the page is one of users
 * @param users as they came; empty if Zendesk sent none along
 * @param organizations as they came; empty if Zendesk sent none along
 * @param after the cursor behind the page; empty if Zendesk gave none, which it may do at the end
 * @param end whether the stream has ended for now: only {@code end_of_stream} says so, never the size of the page
 */
record ExportPage(
        List<JsonNode> tickets, List<JsonNode> users, List<JsonNode> organizations, String after, Page.End end) {
    ExportPage {
        tickets = List.copyOf(tickets);
        users = List.copyOf(users);
        organizations = List.copyOf(organizations);
    }

    /** Whether it brings nothing. */
    boolean isEmpty() {
        return tickets.isEmpty() && users.isEmpty();
    }

    /**
     * Reads a document.
     *
     * @param records what the page is one of: {@code tickets} or {@code users}
     * @throws UnreadableException if it is not one whole page
     */
    static ExportPage parse(JsonNode document, String records) throws UnreadableException {
        JsonNode endOfStream = document.path("end_of_stream");
        if (!document.path(records).isArray() || !endOfStream.isBoolean()) {
            throw new UnreadableException(Reason.SCHEMA, "lacks " + records + " or end_of_stream");
        }
        Fields fields = new Fields(document);
        String after = fields.findText("after_cursor").orElse("");
        if (after.isEmpty() && !endOfStream.booleanValue()) {
            throw new UnreadableException(Reason.SCHEMA, "promises more and lacks after_cursor");
        }
        return new ExportPage(
                fields.list("tickets").toList(),
                fields.list("users").toList(),
                fields.list("organizations").toList(),
                after,
                endOfStream.booleanValue() ? Page.End.REACHED : Page.End.MORE);
    }
}
