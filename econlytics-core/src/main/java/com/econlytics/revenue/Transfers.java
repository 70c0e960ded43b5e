package com.econlytics.revenue;

import com.econlytics.fact.Account;
import com.econlytics.revenue.Transfer.Slot;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What should be moved, as known at one time. */
final class Transfers {
    private final Map<Slot, Long> amounts = new LinkedHashMap<>();

    /** Moves a part of {@code record} in the month in which that happened. */
    void add(Known record, Account from, Account to, Step step, long amount) {
        add(record, record.origin(), from, to, step, amount);
    }

    void add(Known record, YearMonth origin, Account from, Account to, Step step, long amount) {
        if (amount != 0) {
            Slot slot = new Slot(record.id(), record.customer(), origin, record.unit(), from, to, step);
            amounts.merge(slot, amount, Math::addExact);
        }
    }

    /**
     * The transfers to count so that {@code earlier} becomes this.
     *
     * @param month since when this is known; what happens later counts when it happens
     */
    List<Transfer> since(Transfers earlier, YearMonth month) {
        Set<Slot> slots = new LinkedHashSet<>(earlier.amounts.keySet());
        slots.addAll(amounts.keySet());
        List<Transfer> changes = new ArrayList<>();
        for (Slot slot : slots) {
            long change = Math.subtractExact(amountOf(slot), earlier.amountOf(slot));
            if (change != 0) {
                YearMonth counted = slot.origin().isAfter(month) ? slot.origin() : month;
                changes.add(new Transfer(slot, counted, change));
            }
        }
        return changes;
    }

    private long amountOf(Slot slot) {
        return amounts.getOrDefault(slot, 0L);
    }
}
