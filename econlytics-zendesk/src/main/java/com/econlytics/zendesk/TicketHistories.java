package com.econlytics.zendesk;

import com.econlytics.connector.SourceException;
import com.econlytics.fact.SourceAccount;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks for the histories of tickets, one after the other. */
final class TicketHistories {
    private static final int NOT_ALLOWED = 403;
    private static final int NOT_FOUND = 404;

    private final SourceAccount account;
    private final PagedList lists;

    TicketHistories(SourceAccount account, PagedList lists) {
        this.account = account;
        this.lists = lists;
    }

    /**
     * The histories of these tickets, by their ids.
     *
     * @throws SourceException if Zendesk does not show the history of a ticket that is not deleted
     */
    Map<Long, AuditTrail> of(List<JsonNode> tickets) {
        Map<Long, AuditTrail> histories = new HashMap<>();
        for (JsonNode ticket : tickets) {
            long id = Fields.isWhole(ticket.path("id")) ? ticket.path("id").longValue() : 0;
            if (id > 0 && !histories.containsKey(id)) {
                histories.put(id, of(id, ticket.path("status").asText().equals("deleted")));
            }
        }
        return histories;
    }

    /** Zendesk deletes the history of a ticket with it. */
    private AuditTrail of(long id, boolean deleted) {
        try {
            return AuditTrail.of(lists.read("/api/v2/tickets/" + id + "/audits.json", "audits"));
        } catch (SourceException failure) {
            if (failure.status() == NOT_FOUND || (deleted && failure.status() == NOT_ALLOWED)) {
                return AuditTrail.GONE;
            }
            if (failure.status() == NOT_ALLOWED) {
                throw new SourceException(
                        account
                                + " does not let this token read ticket audits; give it the scope tickets:read and a role"
                                + " that sees all tickets, or leave out ZendeskSettings.effortByUpdate",
                        NOT_ALLOWED,
                        failure.requestId(),
                        SourceException.Retry.IS_USELESS,
                        failure);
            }
            throw failure;
        }
    }
}
