package com.econlytics.revenue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When what is invoiced is delivered: from {@code start}, inclusive, to {@code endExclusive}.
 *
 * <p>Example: a year from 15 January 2026 on is {@code [2026-01-15T00:00Z, 2027-01-15T00:00Z)}. Something that is delivered
 * at once starts and ends at the same instant.
 *
 * @param start when the service begins, to the microsecond
 * @param endExclusive when it ends, not before it begins
 */
public record ServicePeriod(Instant start, Instant endExclusive) {
    public ServicePeriod {
        start = start.truncatedTo(ChronoUnit.MICROS);
        endExclusive = endExclusive.truncatedTo(ChronoUnit.MICROS);
        if (endExclusive.isBefore(start)) {
            throw new IllegalArgumentException(
                    "a service period must not end before it starts, as " + start + " to " + endExclusive + " does");
        }
    }

    /** Delivered at one instant, whole. */
    public static ServicePeriod at(Instant instant) {
        return new ServicePeriod(instant, instant);
    }

    /** Whether it is delivered at once. */
    public boolean isInstant() {
        return start.equals(endExclusive);
    }
}
