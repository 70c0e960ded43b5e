package com.econlytics.cohort;

import com.econlytics.TextOrder;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Objects;

/**
 * A group of customers who have the same start in common, and the row in which they stand. Every customer is in exactly one.
 *
 * <p>Rows are in the order of the kinds below, then by month or code point. What stands in brackets is said by no source.
 */
public sealed interface Cohort extends Comparable<Cohort> {
    /** What the row is called, such as {@code 2026-06}, {@code Facebook Ads} or {@code (none)}. */
    String label();

    /**
     * The customers who started in one month.
     *
     * @param month of the company's books
     */
    record OfMonth(YearMonth month) implements Cohort {
        public OfMonth {
            Objects.requireNonNull(month, "month");
        }

        @Override
        public String label() {
            return month.toString();
        }
    }

    /**
     * The customers whose attribute had one value when they started.
     *
     * @param value as its source wrote it
     */
    record OfValue(String value) implements Cohort {
        public OfValue {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String label() {
            return value;
        }
    }

    /** The customers of whom no value was known when they started. */
    record WithoutValue() implements Cohort {
        @Override
        public String label() {
            return "(none)";
        }
    }

    /**
     * The customers without a start: no signup was told, or they never paid.
     *
     * @param start what is missing
     */
    record NotStarted(Grouping.Start start) implements Cohort {
        public NotStarted {
            Objects.requireNonNull(start, "start");
        }

        @Override
        public String label() {
            return switch (start) {
                case SIGNUP -> "(unknown)";
                case ACQUISITION -> "(never paid)";
            };
        }
    }

    @Override
    default int compareTo(Cohort other) {
        return Comparator.comparingInt(Cohort::kind)
                .thenComparing(Cohort::sortKey, TextOrder.CODE_POINT)
                .compare(this, other);
    }

    private static int kind(Cohort cohort) {
        if (cohort instanceof OfMonth) {
            return 0;
        }
        if (cohort instanceof OfValue) {
            return 1;
        }
        return cohort instanceof WithoutValue ? 2 : 3;
    }

    private static String sortKey(Cohort cohort) {
        return cohort.label();
    }
}
