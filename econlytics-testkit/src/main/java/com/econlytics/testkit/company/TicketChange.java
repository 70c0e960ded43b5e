package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The state of a ticket from one moment on.
 *
 * @param at when Zendesk generated it
 * @param status such as {@code open}, {@code solved}, {@code closed} or {@code deleted}
 * @param tags the tags then
 * @param trackedSeconds total time spent on the ticket so far, or {@link #UNTRACKED}
 */
public record TicketChange(Instant at, String status, List<String> tags, long trackedSeconds) {
    /** Nobody tracked the time. */
    public static final long UNTRACKED = -1;

    /** The tag of a ticket that was merged into another one and therefore counts nothing. */
    public static final String MERGED = "closed_by_merge";

    public TicketChange {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(status, "status");
        tags = List.copyOf(tags);
        if (trackedSeconds < UNTRACKED) {
            throw new IllegalArgumentException("negative time: " + trackedSeconds + " s");
        }
    }

    /** Whether the ticket was merged into another one. */
    public boolean merged() {
        return tags.contains(MERGED);
    }
}
