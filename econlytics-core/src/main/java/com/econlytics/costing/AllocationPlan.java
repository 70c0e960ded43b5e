package com.econlytics.costing;

import com.econlytics.fact.Account;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which shared costs a company allocates, and by what.
 *
 * <p>Example: {@code AllocationPlan.of(rule)} allocates one account and leaves every other shared cost unallocated.
 *
 * @param rules each with a name and an account of its own
 */
public record AllocationPlan(List<AllocationRule> rules) {
    /** Nothing is allocated. */
    public static final AllocationPlan NONE = new AllocationPlan(List.of());

    public AllocationPlan {
        rules = List.copyOf(rules);
        Set<String> names = new HashSet<>();
        Set<Account> pools = new HashSet<>();
        for (AllocationRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("two allocation rules are named " + rule.name() + "; rename one");
            }
            if (!pools.add(rule.pool())) {
                throw new IllegalArgumentException(
                        "two allocation rules share account " + rule.pool() + "; keep one of them");
            }
        }
    }

    /** A plan of these rules. */
    public static AllocationPlan of(AllocationRule... rules) {
        return new AllocationPlan(List.of(rules));
    }
}
