package com.econlytics.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which customers are one, by decision or because they share an address where the policy says so.
 *
 * <p>Of customers that are one, the survivor bears the lines: the one into which the others were merged; among several of
 * those, the first in a stable order, so that the order of arrival does not matter. A customer that was split off stands
 * for itself: addresses it shares do not merge it.
 *
 * <p>Example: 2 merged into 1, and 3 shares an address with 2: the survivor of all three is 1 or 3, whichever is first in
 * the stable order.
 */
public final class Merges {
    private final Map<CustomerId, CustomerId> decided = new HashMap<>();
    private final Set<CustomerId> apart = new HashSet<>();

    /**
     * Records that {@code survivor} bears what is {@code customer}'s.
     *
     * @throws IllegalArgumentException if what is the survivor's goes to the customer already
     */
    public void merge(CustomerId customer, CustomerId survivor) {
        for (CustomerId next = survivor; next != null; next = decided.get(next)) {
            if (next.equals(customer)) {
                throw new IllegalArgumentException(survivor + " was merged into " + customer
                        + ", which cannot be merged into it as well; split " + survivor + " first");
            }
        }
        decided.put(customer, survivor);
        apart.remove(customer);
    }

    /** Records that {@code customer} stands for itself. */
    public void split(CustomerId customer) {
        decided.remove(customer);
        apart.add(customer);
    }

    /**
     * The survivor of each customer that is not its own.
     *
     * @param sharing groups of customers that are one by the policy about addresses
     * @param order a stable order of customers, by what their source calls them
     */
    public Map<CustomerId, CustomerId> survivors(
            Collection<? extends Collection<CustomerId>> sharing, Comparator<? super CustomerId> order) {
        Groups groups = new Groups();
        decided.forEach(groups::unite);
        for (Collection<CustomerId> group : sharing) {
            List<CustomerId> together =
                    group.stream().filter(customer -> !apart.contains(customer)).toList();
            together.forEach(customer -> groups.unite(together.get(0), customer));
        }
        Map<CustomerId, CustomerId> survivors = new TreeMap<>();
        groups.all().forEach(group -> {
            CustomerId survivor = group.stream()
                    .filter(customer -> !decided.containsKey(customer))
                    .min(order)
                    .orElseThrow();
            group.stream()
                    .filter(customer -> !customer.equals(survivor))
                    .forEach(customer -> survivors.put(customer, survivor));
        });
        return survivors;
    }

    /** Disjoint groups of customers. */
    private static final class Groups {
        private final Map<CustomerId, List<CustomerId>> groupOf = new HashMap<>();

        void unite(CustomerId left, CustomerId right) {
            List<CustomerId> kept = groupOf(left);
            List<CustomerId> joined = groupOf(right);
            if (kept != joined) {
                kept.addAll(joined);
                joined.forEach(customer -> groupOf.put(customer, kept));
            }
        }

        Collection<List<CustomerId>> all() {
            Set<CustomerId> seen = new HashSet<>();
            return groupOf.values().stream()
                    .filter(group -> seen.add(group.get(0)))
                    .toList();
        }

        private List<CustomerId> groupOf(CustomerId customer) {
            return groupOf.computeIfAbsent(customer, alone -> new ArrayList<>(List.of(alone)));
        }
    }
}
