package com.econlytics.time;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A span of time that a statement covers: from its start up to, not including, its end.
 *
 * <p>Example: June 2026 in New York is {@code [2026-06-01T04:00:00Z, 2026-07-01T04:00:00Z)}.
 *
 * @param startInclusive the first instant of the period
 * @param endExclusive the first instant after the period; later than the start
 * @param zone the zone in which the bounds are read
 */
public record ReportingPeriod(Instant startInclusive, Instant endExclusive, ZoneId zone) {
    public ReportingPeriod {
        Objects.requireNonNull(zone, "zone");
        if (!startInclusive.isBefore(endExclusive)) {
            throw new IllegalArgumentException(
                    "a period must end after it starts, not run from " + startInclusive + " to " + endExclusive);
        }
    }

    /** Whether {@code instant} lies in the period; its end does not. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(startInclusive) && instant.isBefore(endExclusive);
    }
}
