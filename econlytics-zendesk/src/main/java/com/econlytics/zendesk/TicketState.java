package com.econlytics.zendesk;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Party;
import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A state of a ticket: what every activity of it has in common.
 *
 * @param fields the ticket as Zendesk sent it
 * @param id the ticket's id
 * @param generated when Zendesk generated this state
 * @param created when the ticket was opened
 * @param party who asked: the requester, else the organization, else nobody who is known
 * @param account support, or where tickets stand that were merged away or are excluded
 * @param attributes on which a rate can depend, and by which rule the ticket is excluded
 */
record TicketState(
        Fields fields,
        long id,
        Instant generated,
        Instant created,
        Party party,
        Account account,
        SortedMap<String, String> attributes) {
    /** What Zendesk writes over the subject of a ticket that it empties. */
    private static final String SCRUBBED = "SCRUBBED";

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    TicketState {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    static TicketState read(ZendeskSettings settings, Fields ticket, Instant now) throws UnreadableException {
        long id = ticket.id();
        Instant generated = possible("generated_timestamp", generated(ticket), now);
        Instant created = possible("created_at", ticket.instant("created_at"), now);
        Party party = party(settings, ticket);
        SortedMap<String, String> attributes = attributes(id, ticket);
        if (ticket.list("tags").anyMatch(tag -> tag.asText().equals(settings.mergedTag()))) {
            return new TicketState(ticket, id, generated, created, party, ChartOfAccounts.MERGED_TICKETS, attributes);
        }
        Optional<TicketExclusion> exclusion = settings.exclusions().stream()
                .filter(rule -> rule.excludes(ticket))
                .findFirst();
        exclusion.ifPresent(rule -> attributes.put("excluded_by", rule.name()));
        Account account = exclusion.isPresent() ? ChartOfAccounts.EXCLUDED_TICKETS : ChartOfAccounts.SUPPORT;
        return new TicketState(ticket, id, generated, created, party, account, attributes);
    }

    /** When Zendesk generated a state, if it says so in a form that can be read. */
    static Optional<Instant> findGenerated(Fields ticket) {
        try {
            return Optional.of(generated(ticket));
        } catch (UnreadableException unsaid) {
            return Optional.empty();
        }
    }

    /** {@code ticket-35436}. */
    String object() {
        return "ticket-" + id;
    }

    boolean isDeleted() {
        return says("status", "deleted");
    }

    boolean isScrubbed() {
        return says("subject", SCRUBBED);
    }

    /** Whether Zendesk sent the times that it measured along. */
    boolean isMeasured() {
        return fields.node().path("metric_set").isObject();
    }

    /** What the requester thought of the answer: offered, good, bad and the like. */
    Optional<String> findSatisfaction() {
        return findWord(fields.node().path("satisfaction_rating"), "score");
    }

    private boolean says(String field, String text) {
        return fields.findText(field).filter(text::equals).isPresent();
    }

    private static Instant generated(Fields ticket) throws UnreadableException {
        try {
            return Instant.ofEpochSecond(ticket.whole("generated_timestamp"));
        } catch (DateTimeException beyondTime) {
            throw new UnreadableException(Reason.TIMESTAMP, "generated_timestamp is not a time");
        }
    }

    private static Instant possible(String field, Instant instant, Instant now) throws UnreadableException {
        if (!Fields.isPossible(instant, now)) {
            throw new UnreadableException(Reason.TIMESTAMP, field + " is before 2005 or after tomorrow");
        }
        return instant;
    }

    /** Zendesk itself acts under the number -1, which is nobody. */
    private static Party party(ZendeskSettings settings, Fields ticket) throws UnreadableException {
        long requester = ticket.findWhole("requester_id").orElse(0);
        if (requester > 0) {
            return UserReader.party(settings.account(), requester);
        }
        long organization = ticket.node().path("organization_id").asLong();
        return organization > 0 ? OrganizationReader.party(settings.account(), organization) : Party.unknown();
    }

    private static SortedMap<String, String> attributes(long id, Fields ticket) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("ticket", Long.toString(id));
        findWord(ticket.node().path("via"), "channel").ifPresent(channel -> attributes.put("channel", channel));
        findWord(ticket.node(), "priority").ifPresent(priority -> attributes.put("priority", priority));
        putId(attributes, "group", ticket.node().path("group_id"));
        putId(attributes, "agent", ticket.node().path("assignee_id"));
        return attributes;
    }

    private static Optional<String> findWord(JsonNode node, String field) {
        return new Fields(node)
                .findText(field)
                .filter(word -> WORD.matcher(word).matches());
    }

    /** Only a rate can depend on it, so what is no id keeps no ticket out. */
    private static void putId(SortedMap<String, String> attributes, String name, JsonNode id) {
        if (Fields.isWhole(id) && id.longValue() > 0) {
            attributes.put(name, Long.toString(id.longValue()));
        }
    }
}
