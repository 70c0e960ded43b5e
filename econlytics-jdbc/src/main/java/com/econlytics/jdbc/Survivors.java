package com.econlytics.jdbc;

import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Matching;
import com.econlytics.customer.Merges;
import com.econlytics.ledger.Decision;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Which customers are one, kept up to date for a few customers and all that may be one with them: what was decided is
 * replayed, and who shares an address is looked up where the policy says so.
 */
final class Survivors {
    private final Handle handle;
    private final Matching.Emails emails;

    Survivors(Handle handle, Matching.Emails emails) {
        this.handle = handle;
        this.emails = emails;
    }

    /** The customers that share one of {@code addresses} and are not one by now, if sharing makes them one. */
    Set<Long> apart(Collection<String> addresses) {
        Set<Long> apart = new TreeSet<>();
        if (emails != Matching.Emails.SAME_CUSTOMER || addresses.isEmpty()) {
            return apart;
        }
        handle.createQuery("""
                        select array_agg(p.own_no) as customers
                        from econlytics.party_name n join econlytics.party p using (party_no)
                        where n.kind = 'EMAIL' and n.name = any(:addresses) and p.own_no is not null
                        group by n.name having min(p.customer_no) <> max(p.customer_no)""")
                .bindArray("addresses", String.class, addresses)
                .map((row, context) -> longs(row.getArray("customers")))
                .forEach(apart::addAll);
        return apart;
    }

    /**
     * Finds out again which customers are one, as far as any of {@code customers} is concerned.
     *
     * @return the customers that have another survivor than before
     * @throws IllegalArgumentException if the last decision merges two customers in a circle
     */
    Set<Long> update(Set<Long> customers) {
        List<Decision> decided = new Decisions(handle).unions();
        List<Set<CustomerId>> sharing = new ArrayList<>();
        Set<Long> reached = reach(customers, decided, sharing);
        Merges merges = new Merges();
        decided.forEach(decision -> replay(decision, reached, merges));
        Map<CustomerId, CustomerId> survivors = merges.survivors(sharing, order(reached));
        List<Long> numbers = List.copyOf(reached);
        List<Long> now = numbers.stream()
                .map(CustomerId::new)
                .map(customer -> survivors.getOrDefault(customer, customer).number())
                .toList();
        return new HashSet<>(handle.createQuery("""
                        update econlytics.customer c set survivor_no = x.survivor
                        from unnest(:customers, :survivors) as x(customer, survivor)
                        where c.customer_no = x.customer and c.survivor_no <> x.survivor
                        returning c.customer_no""")
                .bindArray("customers", Long.class, numbers)
                .bindArray("survivors", Long.class, now)
                .mapTo(Long.class)
                .list());
    }

    /** All that may be one with {@code customers}; the groups that share an address are added to {@code sharing}. */
    private Set<Long> reach(Set<Long> customers, List<Decision> decided, List<Set<CustomerId>> sharing) {
        Set<Long> reached = new TreeSet<>();
        Set<Long> ahead = new TreeSet<>(customers);
        while (!ahead.isEmpty()) {
            reached.addAll(ahead);
            Set<Long> next = merged(ahead, decided);
            for (Set<Long> group : sharingAddresses(ahead)) {
                sharing.add(group.stream().map(CustomerId::new).collect(TreeSet::new, Set::add, Set::addAll));
                next.addAll(group);
            }
            next.removeAll(reached);
            ahead = next;
        }
        return reached;
    }

    /** Who was ever merged with any of {@code customers}, whether or not it still is. */
    private static Set<Long> merged(Set<Long> customers, List<Decision> decided) {
        Set<Long> merged = new TreeSet<>();
        for (Decision decision : decided) {
            if (decision instanceof Decision.MergeCustomers merge) {
                long customer = merge.customer().number();
                long survivor = merge.survivor().number();
                if (customers.contains(customer)) {
                    merged.add(survivor);
                }
                if (customers.contains(survivor)) {
                    merged.add(customer);
                }
            }
        }
        return merged;
    }

    private List<Set<Long>> sharingAddresses(Set<Long> customers) {
        if (emails != Matching.Emails.SAME_CUSTOMER) {
            return List.of();
        }
        return handle.createQuery("""
                        select array_agg(p.own_no) as customers
                        from econlytics.party_name n join econlytics.party p using (party_no)
                        where n.kind = 'EMAIL' and p.own_no is not null and n.name in (
                            select mine.name from econlytics.party_name mine join econlytics.party me using (party_no)
                            where mine.kind = 'EMAIL' and me.own_no = any(:customers))
                        group by n.name having count(*) > 1""")
                .bindArray("customers", Long.class, customers)
                .map((row, context) -> longs(row.getArray("customers")))
                .list();
    }

    private static void replay(Decision decision, Set<Long> reached, Merges merges) {
        if (decision instanceof Decision.MergeCustomers merge
                && reached.contains(merge.customer().number())) {
            merges.merge(merge.customer(), merge.survivor());
        } else if (decision instanceof Decision.SplitCustomer split
                && reached.contains(split.customer().number())) {
            merges.split(split.customer());
        }
    }

    /** By what the source calls them, in code-point order. */
    private Comparator<CustomerId> order(Set<Long> customers) {
        Map<CustomerId, Integer> ranks = new HashMap<>();
        handle.createQuery("select p.own_no from econlytics.party p join econlytics.party_source s using (party_no)"
                        + " where p.own_no = any(:customers) order by " + PartyRows.TEXT)
                .bindArray("customers", Long.class, customers)
                .mapTo(Long.class)
                .forEach(customer -> ranks.put(new CustomerId(customer), ranks.size()));
        return Comparator.comparing(ranks::get);
    }

    private static Set<Long> longs(Array array) throws SQLException {
        return new TreeSet<>(List.of((Long[]) array.getArray()));
    }
}
