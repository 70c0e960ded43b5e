package com.econlytics.time;

import java.time.YearMonth;

/**
 * Consecutive months, both ends included.
 *
 * <p>Example: {@code new MonthRange(2026-01, 2026-03)} is the first quarter of 2026.
 *
 * @param first the first month
 * @param last the last month, not before the first
 */
public record MonthRange(YearMonth first, YearMonth last) {
    /** All months there can be. */
    public static final MonthRange ALL = new MonthRange(YearMonth.of(-999_999_999, 1), YearMonth.of(999_999_999, 12));

    public MonthRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "a range of months must not end before it starts, as " + first + " to " + last + " does");
        }
    }

    /** One month alone. */
    public static MonthRange of(YearMonth month) {
        return new MonthRange(month, month);
    }

    /** Whether {@code month} is one of them. */
    public boolean contains(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last);
    }

    /** {@code 2026-01}, {@code 2026-01 to 2026-03} or {@code all months}. */
    @Override
    public String toString() {
        if (equals(ALL)) {
            return "all months";
        }
        return first.equals(last) ? first.toString() : first + " to " + last;
    }
}
