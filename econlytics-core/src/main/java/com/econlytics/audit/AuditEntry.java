package com.econlytics.audit;

import java.time.Instant;
import java.util.Objects;

/**
 * An event as the log keeps it.
 *
 * @param number given out by the log; rising, with gaps
 * @param at when, by the clock of the log
 * @param event what happened
 */
public record AuditEntry(long number, Instant at, AuditEvent event) {
    public AuditEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(event, "event");
    }
}
