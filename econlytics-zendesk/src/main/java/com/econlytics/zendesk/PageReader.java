package com.econlytics.zendesk;

import com.econlytics.connector.Page;
import com.econlytics.fact.Activity;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Turns a page of tickets into facts, identities, attributes and, for each record that cannot be read, a rejection. */
final class PageReader {
    private final ZendeskSettings settings;
    private final PartyReader parties;

    PageReader(ZendeskSettings settings) {
        this.settings = settings;
        this.parties = new PartyReader(settings);
    }

    /**
     * Adds to {@code page} what Zendesk sent.
     *
     * @param timeField the id of the ticket field with the tracked time; 0 if there is none
     * @param histories the histories of tickets by their ids, where they were asked for
     * @param now what timestamps are measured against
     */
    void read(ExportPage exported, long timeField, Map<Long, AuditTrail> histories, Instant now, Page.Builder page) {
        TicketReader reader = new TicketReader(settings, new TrackedTimeReader(timeField));
        ReadRecords<List<Activity>> tickets = ReadRecords.of(
                settings.account(),
                "ticket",
                KeptFields.ofTickets(timeField),
                exported.tickets(),
                ticket -> reader.read(ticket, historyOf(ticket, histories), now));
        tickets.read().forEach(page::facts);
        page.rejections(tickets.rejections());
        page.records(exported.tickets().size()
                + exported.users().size()
                + exported.organizations().size());
        parties.read(exported.users(), exported.organizations(), now, page);
    }

    private static AuditTrail historyOf(JsonNode ticket, Map<Long, AuditTrail> histories) {
        return histories.getOrDefault(ticket.path("id").asLong(), AuditTrail.NOT_ASKED);
    }
}
