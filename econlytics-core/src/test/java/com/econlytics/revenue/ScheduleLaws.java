package com.econlytics.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ScheduleLaws {
    private static final LocalDate FIRST = LocalDate.of(2027, 11, 28);

    @Property
    @Label("L5 exact allocation: the months of a service period sum to the line")
    void l5MonthsSumToTheLine(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long amount,
            @ForAll @IntRange(max = 100) int start,
            @ForAll @IntRange(max = 800) int days,
            @ForAll DayCount count) {
        SortedMap<YearMonth, Long> earned = schedule(amount, start, days, count).earned();
        assertThat(sum(earned)).isEqualTo(amount);
        YearMonth last = YearMonth.from(FIRST.plusDays(start + Math.max(0, days - 1L)));
        YearMonth first = YearMonth.from(FIRST.plusDays(start));
        assertThat(earned.keySet()).noneMatch(month -> month.isBefore(first) || month.isAfter(last));
    }

    @Property
    @Label("L5 exact allocation: a line of the opposite amount is earned in opposite parts")
    void l5TheOppositeLineIsEarnedInOppositeParts(
            @ForAll @LongRange(min = 0, max = 1_000_000) long amount,
            @ForAll @IntRange(max = 100) int start,
            @ForAll @IntRange(max = 800) int days,
            @ForAll DayCount count) {
        SortedMap<YearMonth, Long> opposite =
                new TreeMap<>(schedule(-amount, start, days, count).earned());
        opposite.replaceAll((month, part) -> -part);
        assertThat(schedule(amount, start, days, count).earned()).isEqualTo(opposite);
    }

    @Property
    @Label("what is credited before it is earned and what is earned sum to the line, and what was earned before stays")
    void creditedAndEarnedSumToTheLine(
            @ForAll @LongRange(min = 0, max = 1_000_000) long amount,
            @ForAll @IntRange(max = 800) int days,
            @ForAll @IntRange(max = 900) int at,
            @ForAll @LongRange(min = 0, max = 1_000_000) long credit,
            @ForAll DayCount count) {
        EarningSchedule schedule = schedule(amount, 0, days, count);
        LocalDate day = FIRST.plusDays(at);
        long unearned = schedule.credit(credit, day);
        SortedMap<YearMonth, Long> earned = schedule.earned();
        assertThat(unearned).isBetween(0L, Math.min(credit, amount));
        assertThat(sum(earned) + unearned).isEqualTo(amount);
        YearMonth month = YearMonth.from(day);
        assertThat(earned.headMap(month))
                .isEqualTo(schedule(amount, 0, days, count).earned().headMap(month));
    }

    private static EarningSchedule schedule(long amount, int start, int days, DayCount count) {
        LocalDate from = FIRST.plusDays(start);
        return new EarningSchedule(amount, from, from.plusDays(days), count);
    }

    private static long sum(SortedMap<YearMonth, Long> earned) {
        return earned.values().stream().mapToLong(Long::longValue).sum();
    }
}
