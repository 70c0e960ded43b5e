package com.econlytics.growth.health;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A number that is known of a customer before a day, from the events of a window of days that ends with the day before.
 *
 * <p>Example: with logins on 1 and 9 March, {@code COUNT} of 30 days as of 10 March is 2, {@code DAYS_SINCE} is 1.
 *
 * @param kind of event
 * @param measure what is taken of the events
 * @param windowDays 1 or more
 */
public record ChurnFeature(String kind, Measure measure, int windowDays) {
    /** What is taken of the events of a window. */
    public enum Measure {
        /** How many there are. */
        COUNT,
        /** Days since the last one; the whole window and a day if there is none. */
        DAYS_SINCE
    }

    public ChurnFeature {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(measure, "measure");
        if (windowDays < 1) {
            throw new IllegalArgumentException("a window has 1 day or more, not " + windowDays);
        }
    }

    /** The number as of a day, of which and after which nothing counts; the events are one customer's. */
    double value(List<CustomerEvent> events, LocalDate asOf) {
        List<Long> ages = events.stream()
                .filter(event -> event.kind().equals(kind))
                .map(event -> asOf.toEpochDay() - event.day().toEpochDay())
                .filter(age -> age >= 1 && age <= windowDays)
                .toList();
        return switch (measure) {
            case COUNT -> ages.size();
            case DAYS_SINCE -> ages.stream().mapToLong(Long::longValue).min().orElse(windowDays + 1L);
        };
    }
}
