package com.econlytics.files;

import com.econlytics.time.MonthRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Periods as people and bookkeeping systems write them, in English. */
final class PeriodText {
    private static final Pattern MONTHS =
            Pattern.compile("([0-9]{4})-(0[1-9]|1[0-2])(?: ?(?:\\.\\.|to) ?([0-9]{4})-(0[1-9]|1[0-2]))?");
    private static final Pattern QUARTER = Pattern.compile("([0-9]{4})-Q([1-4])");
    private static final Pattern DATES =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}) (?:to|-|through) ([0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final Pattern YEAR_QUARTER = Pattern.compile("q([1-4]) ([0-9]{4})");
    private static final Pattern SIDE = Pattern.compile(
            "(?:(?<early>[0-9]{1,2}) )?(?<month>[a-z]{3,9})?\\.?(?: ?(?<late>[0-9]{1,2}))?(?: ?(?<year>[0-9]{4}))?");
    private static final Pattern END_ALONE = Pattern.compile("(?<late>[0-9]{1,2})(?: (?<year>[0-9]{4}))?");
    private static final List<String> NAMES = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private PeriodText() {}

    /** {@code 2026-06}, {@code 2026-Q2}, {@code 2026-01..2026-06} or {@code 2026-01 to 2026-06}. */
    static Optional<MonthRange> findCode(String text) {
        Matcher quarter = QUARTER.matcher(text);
        if (quarter.matches()) {
            return Optional.of(quarter(number(quarter.group(1)), number(quarter.group(2))));
        }
        Matcher months = MONTHS.matcher(text);
        if (!months.matches()) {
            return Optional.empty();
        }
        YearMonth first = YearMonth.of(number(months.group(1)), number(months.group(2)));
        return months.group(3) == null
                ? Optional.of(MonthRange.of(first))
                : ordered(first, YearMonth.of(number(months.group(3)), number(months.group(4))));
    }

    /** What a title may say: whole months, days that are not whole months, or no period at all. */
    sealed interface Reading {
        /** Whole months. */
        record Months(MonthRange range) implements Reading {}

        /** A span of days that does not begin or end with a month. */
        record Partial() implements Reading {}

        /** Something else. */
        record None() implements Reading {}
    }

    /** What {@code text} says; words around it, as in "for the month ended 30 June 2026", make it something else. */
    static Reading read(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[\\u2010-\\u2015]", "-")
                .replaceAll("[,\\p{Z}\\s]+", " ")
                .strip();
        Matcher dates = DATES.matcher(plain);
        if (dates.matches()) {
            return days(dates.group(1), dates.group(2));
        }
        Matcher quarter = YEAR_QUARTER.matcher(plain);
        if (quarter.matches()) {
            return new Reading.Months(quarter(number(quarter.group(2)), number(quarter.group(1))));
        }
        Optional<MonthRange> code = findCode(plain);
        return code.<Reading>map(Reading.Months::new).orElseGet(() -> words(plain));
    }

    /** The whole months from the first to the last of two days. */
    static Reading days(String first, String last) {
        try {
            return days(LocalDate.parse(first), LocalDate.parse(last));
        } catch (DateTimeException noSuchDay) {
            return new Reading.None();
        }
    }

    private static Reading days(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            return new Reading.None();
        }
        YearMonth end = YearMonth.from(last);
        boolean whole = first.getDayOfMonth() == 1 && last.equals(end.atEndOfMonth());
        return whole ? new Reading.Months(new MonthRange(YearMonth.from(first), end)) : new Reading.Partial();
    }

    private static Reading words(String plain) {
        String[] sides = plain.split(" ?- ?| to | through ", -1);
        if (sides.length > 2) {
            return new Reading.None();
        }
        Optional<Side> start = side(sides[0]);
        Optional<Side> end = sides.length == 1 ? start : side(sides[1]).or(() -> endAlone(sides[1]));
        if (start.isEmpty() || end.isEmpty()) {
            return new Reading.None();
        }
        return words(start.get(), end.get(), sides.length == 1);
    }

    private static Reading words(Side start, Side end, boolean alone) {
        @Nullable Integer year = start.year == null ? end.year : start.year;
        @Nullable Integer endYear = end.year == null ? start.year : end.year;
        @Nullable Integer firstMonth = start.month;
        @Nullable Integer lastMonth = end.month == null ? start.month : end.month;
        if (year == null || endYear == null) {
            return new Reading.None();
        }
        if (firstMonth == null || lastMonth == null) {
            boolean wholeYears = firstMonth == null && end.month == null && start.day == null && end.day == null;
            return wholeYears ? months(YearMonth.of(year, 1), YearMonth.of(endYear, 12)) : new Reading.None();
        }
        YearMonth last = YearMonth.of(endYear, lastMonth);
        if (alone && start.day != null) {
            return new Reading.Partial();
        }
        try {
            LocalDate from = LocalDate.of(year, firstMonth, start.day == null ? 1 : start.day);
            return days(from, end.day == null ? last.atEndOfMonth() : last.atDay(end.day));
        } catch (DateTimeException noSuchDay) {
            return new Reading.None();
        }
    }

    private static Reading months(YearMonth first, YearMonth last) {
        return ordered(first, last).<Reading>map(Reading.Months::new).orElseGet(Reading.None::new);
    }

    private record Side(
            @Nullable Integer day,
            @Nullable Integer month,
            @Nullable Integer year) {}

    private static Optional<Side> side(String text) {
        Matcher side = SIDE.matcher(text);
        if (text.isEmpty() || !side.matches()) {
            return Optional.empty();
        }
        boolean twoDays = side.group("early") != null && side.group("late") != null;
        Optional<Integer> month = side.group("month") == null ? Optional.of(0) : monthOf(side.group("month"));
        if (month.isEmpty() || twoDays) {
            return Optional.empty();
        }
        String day = side.group("early") == null ? side.group("late") : side.group("early");
        return Optional.of(
                new Side(findNumber(day), month.get() == 0 ? null : month.get(), findNumber(side.group("year"))));
    }

    private static Optional<Side> endAlone(String text) {
        Matcher end = END_ALONE.matcher(text);
        return end.matches()
                ? Optional.of(new Side(findNumber(end.group("late")), null, findNumber(end.group("year"))))
                : Optional.empty();
    }

    private static Optional<Integer> monthOf(String name) {
        for (int i = 0; i < NAMES.size(); i++) {
            String full = NAMES.get(i);
            if (full.equals(name) || full.substring(0, 3).equals(name) || ("sept".equals(name) && i == 8)) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    private static MonthRange quarter(int year, int quarter) {
        return new MonthRange(YearMonth.of(year, quarter * 3 - 2), YearMonth.of(year, quarter * 3));
    }

    private static Optional<MonthRange> ordered(YearMonth first, YearMonth last) {
        return last.isBefore(first) ? Optional.empty() : Optional.of(new MonthRange(first, last));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static @Nullable Integer findNumber(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }
}
