package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of a statement's rows count for which months.
 *
 * <p>Where columns are months, they count and the column of totals must be their sum. Where they are something else, such
 * as classes or tracking categories, the total counts and they must add up to it.
 *
 * @param counted which columns count, by position, and for which months
 * @param parts the positions of the columns that must add up to the total
 * @param total the position of the column of totals; -1 if there is none
 */
record StatementColumns(Map<Integer, MonthRange> counted, List<Integer> parts, int total) {
    /**
     * A column of amounts as its head says.
     *
     * @param position in each row
     * @param head what it is called
     * @param months which months it says it has; null if it says none
     */
    record Head(int position, Cell head, @Nullable MonthRange months) {
        /** A head that says its months in words, if any. */
        static Head of(int position, Cell head) {
            PeriodText.Reading reading = PeriodText.read(head.trimmed());
            if (reading instanceof PeriodText.Reading.Partial) {
                throw head.refuse("whole months", "some days of a month");
            }
            return new Head(
                    position, head, reading instanceof PeriodText.Reading.Months months ? months.range() : null);
        }

        boolean isTotal() {
            return head.trimmed().equalsIgnoreCase("total");
        }
    }

    /**
     * The columns under {@code heads}.
     *
     * @param whole which months the statement says it has; null if it does not say
     */
    static StatementColumns of(List<Head> heads, @Nullable MonthRange whole, Cell place) {
        List<Integer> parts = new ArrayList<>();
        Map<Integer, MonthRange> counted = new LinkedHashMap<>();
        int total = -1;
        for (Head head : heads) {
            if (!head.isTotal()) {
                parts.add(head.position());
                if (head.months() != null) {
                    counted.put(head.position(), head.months());
                }
            } else if (total >= 0) {
                throw head.head().refuse("one column of totals", "a second one");
            } else {
                total = head.position();
            }
        }
        if (!counted.isEmpty()) {
            requireEach(heads, parts, counted);
            return new StatementColumns(counted, parts, total);
        }
        if (total < 0) {
            throw place.refuse("a column Total, or columns of months like Jan 2026", "neither");
        }
        if (whole == null) {
            throw place.refuse("the period of the statement in whole months, like January - June 2026", "none");
        }
        return new StatementColumns(Map.of(total, whole), parts, total);
    }

    private static void requireEach(List<Head> heads, List<Integer> parts, Map<Integer, MonthRange> counted) {
        Set<MonthRange> seen = new HashSet<>();
        for (Head head : heads) {
            if (parts.contains(head.position())) {
                boolean apart = counted.containsKey(head.position())
                        && seen.stream().noneMatch(other -> overlap(other, counted.get(head.position())));
                if (!apart) {
                    throw head.head().refuse("whole months that no other column has, like Jan 2026", "something else");
                }
                seen.add(counted.get(head.position()));
            }
        }
    }

    private static boolean overlap(MonthRange one, @Nullable MonthRange other) {
        return other != null
                && !other.last().isBefore(one.first())
                && !one.last().isBefore(other.first());
    }

    /** The amounts of one row by months; what is blank is left out. */
    Map<MonthRange, Money> amounts(Function<Integer, Cell> cells, Function<Cell, Optional<Money>> money) {
        Map<MonthRange, Money> amounts = new LinkedHashMap<>();
        counted.forEach((position, months) ->
                money.apply(cells.apply(position)).ifPresent(amount -> amounts.put(months, amount)));
        if (total >= 0 && !parts.isEmpty()) {
            requireTotal(cells, money);
        }
        return amounts;
    }

    private void requireTotal(Function<Integer, Cell> cells, Function<Cell, Optional<Money>> money) {
        StatementSums sum = new StatementSums();
        parts.forEach(position ->
                money.apply(cells.apply(position)).ifPresent(part -> sum.add(Map.of(MonthRange.ALL, part))));
        Cell whole = cells.apply(total);
        Map<MonthRange, Money> stated = new LinkedHashMap<>();
        money.apply(whole).ifPresent(amount -> stated.put(MonthRange.ALL, amount));
        sum.require(stated, whole, "the sum of the other columns");
    }
}
