package com.econlytics.revenue;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;

/**
 * What a company decides about its revenue.
 *
 * <p>Example: {@code RevenuePolicy.through(YearMonth.of(2026, 6)).keepingUnsplitOut()}.
 *
 * @param unsplit what becomes of receipts that cannot be divided
 * @param dayCount how the days of a service period are counted
 * @param earnedThrough the last month in which revenue is earned; what is delivered later stays deferred
 */
public record RevenuePolicy(Unsplit unsplit, DayCount dayCount, YearMonth earnedThrough) {
    public RevenuePolicy {
        Objects.requireNonNull(unsplit, "unsplit");
        Objects.requireNonNull(dayCount, "dayCount");
        Objects.requireNonNull(earnedThrough, "earnedThrough");
    }

    /** What becomes of receipts that cannot be divided. */
    public enum Unsplit {
        /** They count as revenue whole, and their amount is told beside it. */
        COUNTED,
        /** They are kept out of revenue, on {@code pending.unsplit}. */
        KEPT_OUT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The default: unsplit receipts count, calendar days, earned through {@code month}. */
    public static RevenuePolicy through(YearMonth month) {
        return new RevenuePolicy(Unsplit.COUNTED, DayCount.CALENDAR_DAYS, month);
    }

    /** The strict one: what cannot be divided is no revenue. */
    public RevenuePolicy keepingUnsplitOut() {
        return new RevenuePolicy(Unsplit.KEPT_OUT, dayCount, earnedThrough);
    }

    /** The same with other days. */
    public RevenuePolicy counting(DayCount days) {
        return new RevenuePolicy(unsplit, days, earnedThrough);
    }
}
