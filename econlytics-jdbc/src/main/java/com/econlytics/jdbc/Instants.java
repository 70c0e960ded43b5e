package com.econlytics.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as the database compares them. */
final class Instants {
    private static final Instant FIRST = Instant.parse("-4000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("+290000-01-01T00:00:00Z");

    private Instants() {}

    /**
     * The instant that nothing stored tells from {@code instant}: to the microsecond, rounded down as what is stored was, and within
     * what the database can hold.
     */
    static OffsetDateTime bound(Instant instant) {
        Instant late = instant.isBefore(FIRST) ? FIRST : instant;
        Instant held = late.isAfter(LAST) ? LAST : late;
        return held.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
