package com.econlytics.columnar;

import com.econlytics.costing.Valuation;
import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What work costs by one cost model.
 *
 * @param cost of all that has a price, positive
 * @param withoutRate how many activities are pending, because nothing was in force for them
 * @param inPool how many are counted and share a pool that is allocated as a whole
 * @param byCustomer the same of each customer that has work
 */
public record PricedWork(Money cost, long withoutRate, long inPool, Map<CustomerId, OfCustomer> byCustomer) {
    public PricedWork {
        byCustomer = Collections.unmodifiableSortedMap(new TreeMap<>(byCustomer));
    }

    /**
     * The work of one customer.
     *
     * @param cost of all that has a price, positive
     * @param withoutRate how many activities are pending
     * @param inPool how many share a pool
     */
    public record OfCustomer(Money cost, long withoutRate, long inPool) {}

    /** The cost of one customer's work; empty if no work of theirs is known. */
    public Optional<Money> costOf(CustomerId customer) {
        return Optional.ofNullable(byCustomer.get(customer)).map(OfCustomer::cost);
    }

    static PricedWork of(Currency currency, long[] customers, Sums sums) {
        Map<CustomerId, OfCustomer> byCustomer = new TreeMap<>();
        Money cost = Money.zero(currency);
        long withoutRate = 0;
        long inPool = 0;
        for (int customer = 0; customer < customers.length; customer++) {
            OfCustomer work = new OfCustomer(
                    new Money(sums.costs[customer], currency), sums.withoutRate[customer], sums.inPool[customer]);
            byCustomer.put(new CustomerId(customers[customer]), work);
            cost = cost.plus(work.cost);
            withoutRate += work.withoutRate;
            inPool += work.inPool;
        }
        return new PricedWork(cost, withoutRate, inPool, byCustomer);
    }

    /** The columns that are summed, by index of the customer. */
    static final class Sums {
        private final long[] costs;
        private final long[] withoutRate;
        private final long[] inPool;

        Sums(int customers) {
            this.costs = new long[customers];
            this.withoutRate = new long[customers];
            this.inPool = new long[customers];
        }

        void add(int customer, Valuation valuation, long cost) {
            if (valuation instanceof Valuation.AtRate) {
                costs[customer] = Math.addExact(costs[customer], cost);
            } else if (valuation instanceof Valuation.InPool) {
                inPool[customer]++;
            } else {
                withoutRate[customer]++;
            }
        }
    }
}
