package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A request for support, with its changes. Only the last change counts.
 *
 * @param id the Zendesk ticket id; some are above 2<sup>31</sup>
 * @param requesterId the Zendesk user who asked
 * @param assigneeId the agent who answers
 * @param created when it was opened
 * @param changes its states, at least one, each later than the one before
 */
public record Ticket(long id, long requesterId, long assigneeId, Instant created, List<TicketChange> changes) {
    public Ticket {
        Objects.requireNonNull(created, "created");
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("ticket " + id + " has no state");
        }
    }

    /** The state that counts. */
    public TicketChange last() {
        return changes.get(changes.size() - 1);
    }
}
