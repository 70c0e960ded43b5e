package com.econlytics.zendesk;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Quantity;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The reading of a state of a ticket: one ticket, and the time tracked on it, dated by its creation.
 *
 * <p>If its history is read too, each update of the tracked time is an activity of its own, dated by the update, and the
 * ticket keeps the seconds that none explains. All are restated whenever the ticket changes, so that they follow its
 * requester. They name 0 tickets, so that they cost nothing where tickets are priced one by one.
 *
 * <p>The revision is by {@code generated_timestamp}, which also moves when Zendesk itself changes a ticket and
 * {@code updated_at} stays, see {@link Completeness}. Work on a ticket that is deleted stays a cost.
 */
final class TicketReader {
    private final ZendeskSettings settings;
    private final TrackedTimeReader time;

    /** A reader of tickets whose tracked time stands where {@code time} looks. */
    TicketReader(ZendeskSettings settings, TrackedTimeReader time) {
        this.settings = settings;
        this.time = time;
    }

    /** The activities of a ticket: the ticket, then the updates of its tracked time. */
    List<Activity> read(JsonNode ticket, AuditTrail trail, Instant now) throws UnreadableException {
        TicketState state = TicketState.read(settings, new Fields(ticket), now);
        TrackedTimeReader.Reading tracked = time.read(state.fields());
        Effort effort = Effort.of(time.updates(trail, state.generated()), tracked.amount());
        Completeness completeness = completeness(state, trail);
        long revision = completeness.revision(state.generated());
        List<Activity> activities = new ArrayList<>();
        activities.add(ticket(state, completeness, tracked, effort.rest()));
        effort.updates().forEach(update -> activities.add(update(state, revision, update)));
        return activities;
    }

    private Completeness completeness(TicketState state, AuditTrail trail) {
        boolean measuresGone = settings.estimate().isPresent() && !state.isMeasured();
        if (state.isDeleted() && (state.isScrubbed() || !time.finds(state.fields()))) {
            return Completeness.EMPTIED;
        }
        boolean less = trail.state() == AuditTrail.State.GONE || (state.isDeleted() && measuresGone);
        return less ? Completeness.DELETED : Completeness.WHOLE;
    }

    private Activity ticket(
            TicketState state, Completeness completeness, TrackedTimeReader.Reading tracked, long seconds) {
        List<Quantity> quantities = new ArrayList<>(List.of(Quantity.of(Driver.TICKET, 1)));
        if (tracked.isRead()) {
            quantities.add(Quantity.of(Driver.AGENT_SECOND, seconds));
        }
        SortedMap<String, String> attributes = new TreeMap<>(state.attributes());
        state.findSatisfaction().ifPresent(score -> attributes.put("satisfaction", score));
        settings.estimate().ifPresent(metric -> {
            OptionalLong measured = metric.businessSeconds(state.fields());
            measured.ifPresent(elapsed -> quantities.add(Quantity.of(Driver.BUSINESS_SECOND, elapsed)));
            measured.ifPresent(elapsed -> attributes.put("estimate", metric.word()));
        });
        flag(completeness, tracked).ifPresent(flag -> attributes.put("flag", flag));
        FactId id = FactId.of(settings.account(), state.object(), "ticket");
        return new Activity(
                id,
                completeness.revision(state.generated()),
                state.created(),
                state.party(),
                state.account(),
                quantities,
                attributes);
    }

    private Activity update(TicketState state, long revision, Effort.Update update) {
        SortedMap<String, String> attributes = new TreeMap<>(state.attributes());
        attributes.remove("agent");
        if (update.agent() > 0) {
            attributes.put("agent", Long.toString(update.agent()));
        }
        return new Activity(
                new FactId(settings.account(), state.object(), "effort", Long.toString(update.audit())),
                revision,
                update.at(),
                state.party(),
                state.account(),
                List.of(Quantity.of(Driver.TICKET, 0), Quantity.of(Driver.AGENT_SECOND, update.seconds())),
                attributes);
    }

    private static Optional<String> flag(Completeness completeness, TrackedTimeReader.Reading tracked) {
        if (completeness != Completeness.WHOLE) {
            return Optional.of("deleted_before_read");
        }
        return tracked.isUnreadable() ? Optional.of("tracked_time_unreadable") : Optional.empty();
    }
}
