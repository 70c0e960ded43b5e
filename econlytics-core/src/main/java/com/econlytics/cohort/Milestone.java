package com.econlytics.cohort;

import com.econlytics.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * Something that happened once to a customer, with its date and month in the company's zone.
 *
 * <p>Example: 2026-07-01T01:00:00Z is 30 June 2026 in New York, and belongs to the month 2026-06.
 *
 * @param at when
 * @param date the date that the company's clocks showed
 * @param month the month of the company's books
 */
public record Milestone(Instant at, LocalDate date, YearMonth month) {
    public Milestone {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(month, "month");
    }

    /** What happened at {@code at}, on the company's calendar. */
    public static Milestone of(Instant at, BusinessCalendar calendar) {
        return new Milestone(at, calendar.dateOf(at), calendar.monthOf(at));
    }
}
