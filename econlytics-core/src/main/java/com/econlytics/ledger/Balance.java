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
        sums.merge(line.key(), line.amount(), (left, right) -> {
            long sum = Math.addExact(left, right);
            return sum == 0 ? null : sum;
        });
        sums.computeIfPresent(line.key(), (key, sum) -> sum == 0 ? null : sum);
    }

    static List<Balance> of(SortedMap<BalanceKey, Long> sums) {
        return sums.entrySet().stream()
                .map(sum -> new Balance(sum.getKey(), sum.getValue()))
                .toList();
    }
}
