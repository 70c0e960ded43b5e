package com.econlytics.costing;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What stands unallocated on an account in a month is a pool that customers share.
 *
 * <p>Of {@code support_payroll} only what no work took over is shared.
 *
 * <p>The account stays the same, so that an allocation changes who bears a cost and no total of the statement.
 *
 * <p>Example: {@code AllocationRule.of("account_fees", ACCOUNT_FEES, new AllocationBase.Equally())} shares monthly account
 * fees equally over the customers that had anything booked in the month.
 *
 * @param name lower-case words joined by {@code _}; stands in the records of what was allocated
 * @param pool the account
 * @param base by what it is shared; measured in the month in which the pool counts
 * @param weights for given weights, whose they are; empty for every other base
 */
public record AllocationRule(String name, Account pool, AllocationBase base, SortedMap<CustomerId, Long> weights) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public AllocationRule {
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(base, "base");
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' does not name an allocation rule; use lower-case words like 'account_fees'");
        }
        if (ChartOfAccounts.ABSORPTION.contains(pool)) {
            throw new IllegalArgumentException(
                    "allocation rule " + name + " shares " + pool
                            + ", which relieves the payroll; share support_payroll, of which only what no work took over is left");
        }
        if (base instanceof AllocationBase.ByGivenWeights == weights.isEmpty()) {
            throw new IllegalArgumentException("allocation rule " + name + " shares " + base.inWords() + " and states "
                    + weights.size() + " weights; state weights with given weights, and with them alone");
        }
    }

    /** A rule whose base is measured. */
    public static AllocationRule of(String name, Account pool, AllocationBase base) {
        return new AllocationRule(name, pool, base, new TreeMap<>());
    }

    /** A rule with weights that {@code source} decided. */
    public static AllocationRule byWeights(String name, Account pool, String source, Map<CustomerId, Long> weights) {
        return new AllocationRule(name, pool, new AllocationBase.ByGivenWeights(source), new TreeMap<>(weights));
    }
}
