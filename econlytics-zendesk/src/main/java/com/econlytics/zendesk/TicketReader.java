package com.econlytics.zendesk;

import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Quantity;
import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The reading of a ticket: one ticket, and the time tracked on it, dated by its creation.
 *
 * <p>The revision is {@code generated_timestamp}, which also moves when Zendesk itself changes a ticket and
 * {@code updated_at} stays. A merged ticket is counted and costs nothing.
 *
 * <p>A deleted ticket still cost its work. Zendesk empties it some time after the deletion, so what it says then is no news:
 * its revision is {@code -generated_timestamp}, which is below that of any state from before the deletion, and below that
 * of an earlier deleted state. So the fullest state counts, in whichever order they come.
 */
final class TicketReader {
    /** Zendesk did not exist before. */
    private static final Instant EARLIEST = Instant.parse("2005-01-01T00:00:00Z");

    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private final ZendeskSettings settings;
    private final TrackedTimeReader time;

    TicketReader(ZendeskSettings settings) {
        this.settings = settings;
        this.time = new TrackedTimeReader(settings.trackedTime());
    }

    Activity read(JsonNode ticket, Instant now) throws UnreadableException {
        Fields fields = new Fields(ticket);
        long id = fields.id();
        Instant generated = plausible("generated_timestamp", generated(fields), now);
        Instant created = plausible("created_at", fields.instant("created_at"), now);
        TrackedTimeReader.Reading tracked = time.read(fields);
        return new Activity(
                FactId.of(settings.account(), "ticket-" + id, "ticket"),
                isDeleted(fields) ? -generated.getEpochSecond() : generated.getEpochSecond(),
                created,
                requester(fields.findWhole("requester_id")),
                account(fields),
                quantities(tracked),
                attributes(id, fields, tracked));
    }

    /** When Zendesk generated the state of the ticket that {@code activity} was read from. */
    static Instant generated(Activity activity) {
        return Instant.ofEpochSecond(Math.abs(activity.revision()));
    }

    private static boolean isDeleted(Fields ticket) {
        return ticket.findText("status").filter("deleted"::equals).isPresent();
    }

    private static Instant generated(Fields fields) throws UnreadableException {
        try {
            return Instant.ofEpochSecond(fields.whole("generated_timestamp"));
        } catch (DateTimeException beyondTime) {
            throw new UnreadableException(Reason.TIMESTAMP, "generated_timestamp is not a time");
        }
    }

    private static Instant plausible(String field, Instant instant, Instant now) throws UnreadableException {
        if (instant.isBefore(EARLIEST) || instant.isAfter(now.plus(CLOCK_DIFFERENCE))) {
            throw new UnreadableException(Reason.TIMESTAMP, field + " is before 2005 or after tomorrow");
        }
        return instant;
    }

    /** Zendesk itself acts under the number -1, which is nobody. */
    private Party requester(OptionalLong id) {
        return id.orElse(0) > 0 ? UserReader.party(settings.account(), id.getAsLong()) : Party.unknown();
    }

    private Account account(Fields ticket) {
        boolean merged = ticket.list("tags").anyMatch(tag -> tag.asText().equals(settings.mergedTag()));
        return merged ? ChartOfAccounts.MERGED_TICKETS : ChartOfAccounts.SUPPORT;
    }

    private static List<Quantity> quantities(TrackedTimeReader.Reading tracked) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(Quantity.of(Driver.TICKET, 1));
        tracked.seconds().ifPresent(seconds -> quantities.add(Quantity.of(Driver.AGENT_SECOND, seconds)));
        return quantities;
    }

    private static SortedMap<String, String> attributes(long id, Fields ticket, TrackedTimeReader.Reading tracked) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("ticket", Long.toString(id));
        new Fields(ticket.node().path("via"))
                .findText("channel")
                .filter(channel -> WORD.matcher(channel).matches())
                .ifPresent(channel -> attributes.put("channel", channel));
        ticket.findText("priority")
                .filter(priority -> WORD.matcher(priority).matches())
                .ifPresent(priority -> attributes.put("priority", priority));
        putId(attributes, "group", ticket.node().path("group_id"));
        putId(attributes, "agent", ticket.node().path("assignee_id"));
        if (tracked.isUnreadable()) {
            attributes.put("flag", "tracked_time_unreadable");
        }
        return attributes;
    }

    /** Only a rate can depend on it, so what is no id keeps no ticket out. */
    private static void putId(SortedMap<String, String> attributes, String name, JsonNode id) {
        if (Fields.isWhole(id) && id.longValue() > 0) {
            attributes.put(name, Long.toString(id.longValue()));
        }
    }
}
