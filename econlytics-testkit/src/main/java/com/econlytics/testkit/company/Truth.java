package com.econlytics.testkit.company;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The true profit of a synthetic company, for given support rates.
 *
 * <p>Every amount is in one place: the customers, {@code unattributed} and {@code unallocated} add up to {@code
 * company}, which was added up on its own.
 *
 * @param currency ISO 4217 code of every amount
 * @param customers by Stripe customer id, every customer of record, in the order of the ids
 * @param unattributed guests' charges, platform earnings, and tickets of requesters who are no customer
 * @param unallocated fees charged to the account as a whole, and the agents' own tickets
 * @param company the whole
 * @param stripeNet the sum of {@code net} over all balance transactions, payouts included, by ISO 4217 code: the
 *     balance that Stripe itself would show
 * @param revenue the company's net revenue by both bases
 */
public record Truth(
        String currency,
        SortedMap<String, TrueProfit> customers,
        TrueProfit unattributed,
        TrueProfit unallocated,
        TrueProfit company,
        Map<String, Long> stripeNet,
        TrueRevenue revenue) {
    public Truth {
        Objects.requireNonNull(currency, "currency");
        customers = Collections.unmodifiableSortedMap(new TreeMap<>(customers));
        Objects.requireNonNull(unattributed, "unattributed");
        Objects.requireNonNull(unallocated, "unallocated");
        Objects.requireNonNull(company, "company");
        stripeNet = Map.copyOf(stripeNet);
        Objects.requireNonNull(revenue, "revenue");
    }

    /**
     * The profit of one customer of record.
     *
     * @param stripeCustomerId such as {@code cus_…}
     */
    public Optional<TrueProfit> findCustomer(String stripeCustomerId) {
        return Optional.ofNullable(customers.get(stripeCustomerId));
    }
}
