package com.econlytics.revenue;

import java.time.LocalDate;
import java.util.Locale;

/** How the days of a service period are counted, in the zone of the books. */
public enum DayCount {
    /** Every day of the calendar is one: January is 31 of the 365 days of 2026. */
    CALENDAR_DAYS {
        @Override
        long position(LocalDate date) {
            return date.toEpochDay();
        }
    },
    /** Every month has 30 days, the 31st counting as the 30th: January is 30 of 360, so whole months are equal. */
    THIRTY_360 {
        @Override
        long position(LocalDate date) {
            return 30 * (12L * date.getYear() + date.getMonthValue() - 1) + Math.min(date.getDayOfMonth(), 30);
        }
    };

    /** The number of the day on a line of days. */
    abstract long position(LocalDate date);

    /** The days from {@code start}, inclusive, to {@code endExclusive}. */
    public long between(LocalDate start, LocalDate endExclusive) {
        return position(endExclusive) - position(start);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
