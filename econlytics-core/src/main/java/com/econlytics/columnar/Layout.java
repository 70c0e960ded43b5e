package com.econlytics.columnar;

import com.econlytics.TextOrder;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Unit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the amounts of each key go: to a slot in the row of their customer, and to a cell in the row of its cohort.
 *
 * @param slots what each place of a customer's row sums
 * @param currencies those in which there is profit, by code
 * @param months those in which it came about, in order
 * @param slotOfKey by number of the key
 * @param cellOfKey by number of the key; what is no profit goes to the last cell, which nobody reads
 */
@SuppressWarnings("ArrayRecordComponent") // columns
record Layout(List<Slot> slots, List<Unit> currencies, List<YearMonth> months, int[] slotOfKey, int[] cellOfKey) {
    /** One sum of a customer: all of one unit in one section. */
    record Slot(Unit unit, Section section) implements Comparable<Slot> {
        private static final Comparator<Slot> ORDER = Comparator.comparing(
                        (Slot slot) -> slot.unit().code(), TextOrder.CODE_POINT)
                .thenComparing(Slot::section);

        static Slot of(LineKey key) {
            return new Slot(key.unit(), key.account().section());
        }

        boolean isProfit() {
            return unit.isMoney() && section.use() == Section.Use.PROFIT;
        }

        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }

    static Layout of(List<LineKey> keys) {
        SortedSet<Slot> slots = new TreeSet<>();
        SortedSet<YearMonth> months = new TreeSet<>();
        keys.forEach(key -> {
            slots.add(Slot.of(key));
            if (Slot.of(key).isProfit()) {
                months.add(key.origin());
            }
        });
        List<Slot> inOrder = new ArrayList<>(slots);
        List<Unit> currencies = inOrder.stream()
                .filter(Slot::isProfit)
                .map(Slot::unit)
                .distinct()
                .toList();
        List<YearMonth> monthsInOrder = new ArrayList<>(months);
        return new Layout(
                List.copyOf(inOrder),
                currencies,
                List.copyOf(monthsInOrder),
                keys.stream().mapToInt(key -> inOrder.indexOf(Slot.of(key))).toArray(),
                keys.stream()
                        .mapToInt(key -> Slot.of(key).isProfit()
                                ? currencies.indexOf(key.unit()) * monthsInOrder.size()
                                        + monthsInOrder.indexOf(key.origin())
                                : currencies.size() * monthsInOrder.size())
                        .toArray());
    }

    /** How many slots a customer has. */
    int width() {
        return slots.size();
    }

    /** How many cells a cohort has, that which nobody reads included. */
    int cells() {
        return currencies.size() * months.size() + 1;
    }
}
