package com.econlytics.jdbc;

import com.econlytics.customer.Match;
import com.econlytics.customer.Matching;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which customer each party is: matches again what a new name, a decision or a merge may concern. */
final class Matches {
    private final Handle handle;
    private final Matching matching;
    private final Survivors survivors;

    Matches(Handle handle, Matching matching) {
        this.handle = handle;
        this.matching = matching;
        this.survivors = new Survivors(handle, matching.emails());
    }

    /**
     * Follows what was learned about parties.
     *
     * @param references whose role or names, or whose customers' names, are new
     * @param addresses those that customers have
     * @return the parties that moved to another customer
     */
    Set<Long> follow(Set<Long> references, Set<String> addresses) {
        Set<Long> apart = survivors.apart(addresses);
        return apart.isEmpty() ? rematch(references) : reunite(apart, references);
    }

    /** Finds out again which customers are one with any of these, and returns the parties that moved. */
    Set<Long> reunite(Set<Long> customers) {
        return reunite(customers, Set.of());
    }

    /** Sets or takes back the customer that somebody decided for, and returns the party if it moved. */
    Set<Long> assign(long party, @Nullable Long customer) {
        handle.createUpdate("update econlytics.party set assigned_no = :customer where party_no = :party")
                .bind("customer", customer)
                .bind("party", party)
                .execute();
        return rematch(Set.of(party));
    }

    /** A customer's own row moves first: its customer is what references with one of its names are matched to. */
    private Set<Long> reunite(Set<Long> customers, Set<Long> references) {
        Set<Long> changed = survivors.update(customers);
        Set<Long> moved = moveOwn(changed);
        Set<Long> concerned = new HashSet<>(references);
        concerned.addAll(referencesTo(changed));
        moved.addAll(rematch(concerned));
        return moved;
    }

    private Set<Long> moveOwn(Set<Long> changed) {
        return new HashSet<>(handle.createQuery("""
                        update econlytics.party p set customer_no = c.survivor_no,
                            method = case when c.survivor_no = c.customer_no then :own else :merged end
                        from econlytics.customer c
                        where c.customer_no = any(:customers) and p.own_no = c.customer_no
                        returning p.party_no""")
                .bind("own", Match.Method.OF_RECORD.name())
                .bind("merged", Match.Method.MERGED.name())
                .bindArray("customers", Long.class, changed)
                .mapTo(Long.class)
                .list());
    }

    /** The references that share a name with one of these customers, whether it matched them or not, or are assigned to one. */
    private List<Long> referencesTo(Set<Long> customers) {
        return handle.createQuery("""
                        select r.party_no
                        from econlytics.party_name n
                        join econlytics.party r on r.party_no = n.party_no and r.kind = 'REFERENCE'
                        where (n.name, n.kind) in (
                            select own.name, own.kind from econlytics.party_name own
                            join econlytics.party c on c.party_no = own.party_no
                            where c.own_no = any(:customers))
                        union
                        select party_no from econlytics.party where assigned_no = any(:customers)""")
                .bindArray("customers", Long.class, customers)
                .mapTo(Long.class)
                .list();
    }

    private Set<Long> rematch(Collection<Long> references) {
        Set<Long> moved = new HashSet<>();
        if (references.isEmpty()) {
            return moved;
        }
        Map<Long, Match> changed = new HashMap<>();
        for (Reference reference : references(references)) {
            Match match = reference.match(matching);
            if (!match.equals(reference.current)) {
                changed.put(reference.party, match);
            }
            if (!match.customer().equals(reference.current.customer())) {
                moved.add(reference.party);
            }
        }
        update(changed);
        return moved;
    }

    private void update(Map<Long, Match> changed) {
        List<Long> parties = List.copyOf(changed.keySet());
        List<Match> matched = parties.stream().map(changed::get).toList();
        handle.createUpdate("""
                        update econlytics.party p set customer_no = x.customer, method = x.method
                        from unnest(:parties, :customers, :methods) as x(party, customer, method)
                        where p.party_no = x.party""")
                .bindArray("parties", Long.class, parties)
                .bindArray(
                        "customers",
                        Long.class,
                        matched.stream().map(match -> match.customer().number()).toList())
                .bindArray(
                        "methods",
                        String.class,
                        matched.stream().map(match -> match.method().name()).toList())
                .execute();
    }

    private List<Reference> references(Collection<Long> parties) {
        Map<Long, Reference> references = new HashMap<>();
        handle.createQuery("""
                        select p.party_no, p.customer_no, p.method, p.internal, a.survivor_no as assigned_no
                        from econlytics.party p left join econlytics.customer a on a.customer_no = p.assigned_no
                        where p.party_no = any(:parties)""")
                .bindArray("parties", Long.class, parties)
                .map((row, context) -> references.put(row.getLong("party_no"), Reference.of(row)))
                .list();
        handle.createQuery("""
                        select distinct r.party_no, r.kind, c.customer_no
                        from econlytics.party_name r
                        join econlytics.party_name n on n.name = r.name and n.kind = r.kind
                        join econlytics.party c on c.party_no = n.party_no and c.kind = 'OF_RECORD'
                        where r.party_no = any(:parties)""")
                .bindArray("parties", Long.class, parties)
                .map((row, context) -> Objects.requireNonNull(references.get(row.getLong("party_no")))
                        .candidate(Name.Kind.valueOf(row.getString("kind")), row.getLong("customer_no")))
                .list();
        return List.copyOf(references.values());
    }
}
