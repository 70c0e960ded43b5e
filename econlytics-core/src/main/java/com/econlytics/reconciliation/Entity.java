package com.econlytics.reconciliation;

import com.econlytics.fact.FactId;
import com.econlytics.fact.SourceAccount;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A company, or part of one, that has books of its own, and the source accounts that these books cover.
 *
 * <p>Example: {@code new Entity("Acme GmbH", berlin, Set.of(SourceAccount.of("stripe", "acct_1")))}.
 *
 * @param name as on the statement
 * @param zone in which its months begin and end
 * @param sources whose facts its books cover
 */
public record Entity(String name, ZoneId zone, Set<SourceAccount> sources) {
    public Entity {
        Objects.requireNonNull(zone, "zone");
        if (name.isBlank() || sources.isEmpty()) {
            throw new IllegalArgumentException(
                    "entity '" + name + "' needs a name and at least one source account that its books cover");
        }
        SortedSet<SourceAccount> ordered = new TreeSet<>(Comparator.comparing(SourceAccount::toString));
        ordered.addAll(sources);
        sources = Collections.unmodifiableSortedSet(ordered);
    }

    /** Whether the books of this entity cover {@code fact}. */
    public boolean covers(FactId fact) {
        return sources.contains(fact.account());
    }
}
