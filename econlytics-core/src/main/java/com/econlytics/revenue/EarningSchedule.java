package com.econlytics.revenue;

import com.econlytics.money.Apportionment;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one invoice line is earned, month by month, and what of it is not earned yet when a part of it is credited.
 *
 * <p>Days are apportioned cumulatively, so that the months sum to the line however they are cut. A credit takes from what is not
 * earned at its date; what is left then is earned over the days that are left.
 *
 * <p>Example: 1,200.00 for the year from 15 January 2026 is 55.89 in January (17 of 365 days), 92.06 in February.
 */
final class EarningSchedule {
    private final DayCount dayCount;
    private final LocalDate end;
    private final SortedMap<YearMonth, Long> earned = new TreeMap<>();
    private LocalDate from;
    private long unearned;

    /**
     * A line of which nothing is earned yet.
     *
     * @param amount minor units, signed
     * @param end the day after the last; the start itself if it is delivered at once
     */
    EarningSchedule(long amount, LocalDate start, LocalDate end, DayCount dayCount) {
        this.unearned = amount;
        this.from = start;
        this.end = end;
        this.dayCount = dayCount;
    }

    /** Takes {@code amount} back on a day, and tells how much of it was not earned before that day. */
    long credit(long amount, LocalDate day) {
        earnUntil(day);
        long taken = Math.min(amount, Math.max(0, unearned));
        unearned = Math.subtractExact(unearned, taken);
        return taken;
    }

    /** What is earned in each month, once the period is over. */
    SortedMap<YearMonth, Long> earned() {
        earnUntil(end);
        return Collections.unmodifiableSortedMap(earned);
    }

    /** Something that is delivered at once, or on days that the count takes for one, is earned on that day. */
    private void earnUntil(LocalDate day) {
        long days = dayCount.between(from, end);
        if (days <= 0) {
            if (!day.isBefore(from)) {
                earn(YearMonth.from(from), unearned);
                unearned = 0;
            }
        } else if (day.isAfter(from)) {
            earnDays(day.isBefore(end) ? day : end, days);
        }
    }

    private void earnDays(LocalDate until, long days) {
        long whole = unearned;
        LocalDate start = from;
        while (from.isBefore(until)) {
            LocalDate nextMonth = YearMonth.from(from).plusMonths(1).atDay(1);
            LocalDate next = nextMonth.isBefore(until) ? nextMonth : until;
            long slice = Apportionment.slice(whole, dayCount.between(start, from), dayCount.between(start, next), days);
            earn(YearMonth.from(from), slice);
            unearned = Math.subtractExact(unearned, slice);
            from = next;
        }
    }

    private void earn(YearMonth month, long amount) {
        if (amount != 0) {
            earned.merge(month, amount, Math::addExact);
        }
    }
}
