package com.econlytics.money;

import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Amounts of one currency, shown in another at one rate.
 *
 * <p>Each amount is converted once, and so is their total; the difference that rounding makes between the two is a line of
 * its own, so that the parts and it sum to the converted total exactly.
 *
 * <p>Example: three times 0.01 EUR at 1.50 are 0.02 USD each (0.015, half to even), and 0.04 in total (0.045): the
 * difference is −0.02.
 *
 * @param rate the rate
 * @param parts the converted amounts, in the order of their keys
 * @param total the converted total
 * @param <K> what an amount is known by
 */
public record Translation<K>(ConversionRate rate, SortedMap<K, Money> parts, Money total) {
    public Translation {
        SortedMap<K, Money> copy = new TreeMap<>(parts);
        parts = Collections.unmodifiableSortedMap(copy);
        for (Money part : parts.values()) {
            if (!part.currency().equals(total.currency())) {
                throw new IllegalArgumentException("a translation to " + total.currency() + " has the part " + part
                        + "; convert every part at its rate");
            }
        }
    }

    /**
     * Converts {@code amounts} at {@code rate}.
     *
     * @throws IllegalArgumentException if an amount is not in the currency that the rate is from
     * @throws ArithmeticException if a sum or a result does not fit {@code long}
     */
    public static <K> Translation<K> of(SortedMap<K, Money> amounts, ConversionRate rate) {
        SortedMap<K, Money> parts = new TreeMap<>(amounts.comparator());
        for (Map.Entry<K, Money> amount : amounts.entrySet()) {
            parts.put(amount.getKey(), rate.convert(amount.getValue()));
        }
        return new Translation<>(rate, parts, rate.convert(sum(amounts, rate.from())));
    }

    /** What rounding makes between the total and its parts: the total less their sum; often zero. */
    public Money roundingDifference() {
        return total.minus(sum(parts, total.currency()));
    }

    private static Money sum(SortedMap<?, Money> amounts, Currency currency) {
        return amounts.values().stream().reduce(Money.zero(currency), Money::plus);
    }
}
