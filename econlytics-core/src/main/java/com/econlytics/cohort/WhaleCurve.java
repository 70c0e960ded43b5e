package com.econlytics.cohort;

import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Customers from the largest amount to the smallest, with the running total: it rises as long as customers add to it, and
 * falls over those who take from it.
 *
 * <p>Example: profits of 60.00, 50.00 and −10.00 run up to 60.00, 110.00 and 100.00; the peak is 110.00 at 2 customers, and
 * the top third of the customers has 3/5 of the total.
 *
 * @param currency of every amount
 * @param ranks from the largest amount to the smallest, ties by customer number
 */
public record WhaleCurve(Currency currency, List<Rank> ranks) {
    private static final long PERCENT = 100;

    public WhaleCurve {
        Objects.requireNonNull(currency, "currency");
        ranks = List.copyOf(ranks);
    }

    /**
     * One customer on the curve.
     *
     * @param customer who
     * @param amount the customer's own
     * @param runningTotal of this customer and all before it
     */
    public record Rank(CustomerId customer, Money amount, Money runningTotal) {
        public Rank {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(runningTotal, "runningTotal");
        }
    }

    /**
     * A place on the curve.
     *
     * @param customers how many, from the largest on
     * @param runningTotal what they have together
     */
    public record Point(int customers, Money runningTotal) {
        public Point {
            Objects.requireNonNull(runningTotal, "runningTotal");
        }
    }

    /** The curve of {@code amounts}, all in {@code currency}. */
    static WhaleCurve of(Currency currency, Map<CustomerId, Money> amounts) {
        Comparator<Map.Entry<CustomerId, Money>> largestFirst = Map.Entry.comparingByValue(Comparator.reverseOrder());
        List<Map.Entry<CustomerId, Money>> sorted = new ArrayList<>(amounts.entrySet());
        sorted.sort(largestFirst.thenComparing(Map.Entry.comparingByKey()));
        List<Rank> ranks = new ArrayList<>();
        Money total = Money.zero(currency);
        for (Map.Entry<CustomerId, Money> customer : sorted) {
            total = total.plus(customer.getValue());
            ranks.add(new Rank(customer.getKey(), customer.getValue(), total));
        }
        return new WhaleCurve(currency, ranks);
    }

    /** What all customers of the curve have together. */
    public Money total() {
        return at(ranks.size()).runningTotal();
    }

    /** The highest place of the curve, reached with the fewest customers; 0 of 0 customers if nobody adds anything. */
    public Point peak() {
        int adding = (int)
                ranks.stream().filter(rank -> rank.amount().amountMinor() > 0).count();
        return at(adding);
    }

    /**
     * The place of the first {@code customers} customers.
     *
     * @throws IllegalArgumentException if there are not so many
     */
    public Point at(int customers) {
        if (customers < 0 || customers > ranks.size()) {
            throw new IllegalArgumentException("the curve has " + ranks.size() + " customers and no place for "
                    + customers + "; ask for 0 to " + ranks.size());
        }
        return new Point(
                customers,
                customers == 0 ? Money.zero(currency) : ranks.get(customers - 1).runningTotal());
    }

    /**
     * The place of the first {@code percent} percent of the customers, rounded up to whole customers: 10 % of 11 are 2.
     *
     * @throws IllegalArgumentException unless {@code percent} is 0 to 100
     */
    public Point top(int percent) {
        if (percent < 0 || percent > PERCENT) {
            throw new IllegalArgumentException(percent + " percent is no part of all customers; use 0 to 100");
        }
        return at((int) -Math.floorDiv(-percent * (long) ranks.size(), PERCENT));
    }

    /**
     * What the first {@code percent} percent of the customers have of the total; above 1 where the others lose money.
     *
     * @return empty if the total is 0 or negative: of nothing and of a loss there are no shares
     */
    public Optional<Ratio> topShare(int percent) {
        Point top = top(percent);
        if (total().amountMinor() <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Ratio(
                BigInteger.valueOf(top.runningTotal().amountMinor()), BigInteger.valueOf(total().amountMinor())));
    }

    /** The customers whose amount is below zero, from the largest loss to the smallest. */
    public List<Rank> losses() {
        List<Rank> losses = new ArrayList<>(
                ranks.stream().filter(rank -> rank.amount().isNegative()).toList());
        Collections.reverse(losses);
        return losses;
    }
}
