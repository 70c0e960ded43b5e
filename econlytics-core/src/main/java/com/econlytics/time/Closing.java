package com.econlytics.time;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which months of the books are closed: all up to one month, or none.
 *
 * <p>What happened in an open month counts in that month; what becomes known about a closed month counts in the earliest
 * open one, as a prior-period adjustment that names the month of origin.
 *
 * <p>Example: with the books closed through 2026-06, a refund of 2 June that is heard of in August counts in 2026-07.
 *
 * @param through the last closed month; null if none is closed
 */
public record Closing(@Nullable YearMonth through) {
    /** Nothing is closed. */
    public static final Closing NONE = new Closing(null);

    /** Whether the figures of {@code month} stand for good. */
    public boolean isClosed(YearMonth month) {
        return through != null && !month.isAfter(through);
    }

    /** The month in which something that happened in {@code origin} counts when it is booked now. */
    public YearMonth postingMonth(YearMonth origin) {
        return through != null && isClosed(origin) ? through.plusMonths(1) : origin;
    }

    /**
     * The books closed through {@code month}.
     *
     * @throws IllegalArgumentException if it is closed already
     */
    public Closing close(YearMonth month) {
        if (isClosed(month)) {
            throw new IllegalArgumentException(
                    "the books are closed through " + through + "; close a later month than " + month);
        }
        return new Closing(month);
    }

    /**
     * The books with {@code month} and all later ones open again.
     *
     * @throws IllegalArgumentException if it is open
     */
    public Closing reopen(YearMonth month) {
        if (!isClosed(month)) {
            throw new IllegalArgumentException(
                    month + " is open, the books are closed through " + this + "; reopen a closed month");
        }
        return new Closing(month.minusMonths(1));
    }

    /** The last closed month, or {@code none}. */
    @Override
    public String toString() {
        return through == null ? "none" : through.toString();
    }
}
