package com.econlytics.ledger;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sum of the lines of one key; never 0, because a balance of nothing is no balance.
 *
 * @param key what was summed
 * @param amount in the key's unit, signed from the company's side
 */
public record Balance(BalanceKey key, long amount) {
    public Balance {
        if (amount == 0) {
            throw new IllegalArgumentException("a balance of 0 is left out: " + key);
        }
    }

    /** The balances of {@code lines}, by key. */
    public static List<Balance> of(Collection<Line> lines) {
        SortedMap<BalanceKey, Long> sums = new TreeMap<>();
        lines.forEach(line -> add(sums, line));
        return of(sums);
    }

    /** Adds {@code line} to its sum, and leaves a sum of 0 out. */
    static void add(SortedMap<BalanceKey, Long> sums, Line line) {
        add(sums, line.key(), line.amount());
    }

    /** Adds {@code amount} to the sum of {@code key}, and leaves a sum of 0 out. */
    static void add(SortedMap<BalanceKey, Long> sums, BalanceKey key, long amount) {
        long sum = Math.addExact(sums.getOrDefault(key, 0L), amount);
        if (sum == 0) {
            sums.remove(key);
        } else {
            sums.put(key, sum);
        }
    }

    static List<Balance> of(SortedMap<BalanceKey, Long> sums) {
        return sums.entrySet().stream()
                .map(sum -> new Balance(sum.getKey(), sum.getValue()))
                .toList();
    }
}
