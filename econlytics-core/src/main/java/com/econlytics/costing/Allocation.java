package com.econlytics.costing;

import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Costs shared over those who bear them, exactly.
 *
 * <p>The shares add up to the pools; each is less than one minor unit from its exact part; money is rounded once, at the
 * bearer, however many centres it passed through. What has no driver to be shared by is borne by
 * {@link CustomerId#UNALLOCATED}. Sharing the negated pools negates the shares. A bearer's share does not depend on the
 * order in which quantities are given.
 *
 * <p>The amount is divided by largest remainder, ties by customer number. When a pool grows by one minor unit, a share
 * can shrink by one ({@link com.econlytics.money.Apportionment} says why); the certificate shows it.
 *
 * @param amount of all pools
 * @param shares by bearer; a recipient without weight is listed with 0
 * @param certificate the working
 */
public record Allocation(Money amount, SortedMap<CustomerId, Money> shares, AllocationCertificate certificate) {
    public Allocation {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    /**
     * Passes the cost of all centres on to those who bear it.
     *
     * @param method which charges between centres count
     * @param centres at least one, of one currency, each name once; for {@code STEP_DOWN} and {@code NESTED} in the order
     *     in which they are closed
     * @throws IllegalArgumentException if there is no centre, a name occurs twice, a charge goes to a centre that is not
     *     given or that must not be charged, or centres charge only each other
     * @throws com.econlytics.money.CurrencyMismatchException if the pools are of two currencies
     * @throws ArithmeticException if the sum or a share does not fit
     */
    public static Allocation of(AllocationMethod method, List<CostCentre> centres) {
        return new CostFlow(method, centres).toAllocation();
    }

    /** What {@code bearer} bears; 0 for whoever is no recipient. */
    public Money shareOf(CustomerId bearer) {
        return shares.getOrDefault(bearer, Money.zero(amount.currency()));
    }

    /** What nobody's driver claims, and what was measured as unallocated. */
    public Money unallocated() {
        return shareOf(CustomerId.UNALLOCATED);
    }
}
