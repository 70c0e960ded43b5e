package com.econlytics.reconciliation;

import com.econlytics.fact.FactId;
import com.econlytics.fact.SourceAccount;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A company, or part of one, that has books of its own, and the source accounts that these books cover.
 *
 * <p>Example: {@code new Entity("Acme GmbH", berlin, Set.of(SourceAccount.of("stripe", "acct_1")))}.
 *
 * @param name as on the statement
 * @param zone in which its months begin and end
 * @param sources whose facts its books cover
 * @param others what its books cover beside, and is not connected
 */
public record Entity(String name, ZoneId zone, Set<SourceAccount> sources, List<OtherSource> others) {
    public Entity {
        Objects.requireNonNull(zone, "zone");
        if (name.isBlank() || sources.isEmpty()) {
            throw new IllegalArgumentException(
                    "entity '" + name + "' needs a name and at least one source account that its books cover");
        }
        SortedSet<SourceAccount> ordered = new TreeSet<>(Comparator.comparing(SourceAccount::toString));
        ordered.addAll(sources);
        sources = Collections.unmodifiableSortedSet(ordered);
        others = List.copyOf(others);
    }

    /** An entity all of whose sources are connected. */
    public Entity(String name, ZoneId zone, Set<SourceAccount> sources) {
        this(name, zone, sources, List.of());
    }

    /** The same with a source that is not connected. */
    public Entity alsoFrom(OtherSource other) {
        return new Entity(
                name,
                zone,
                sources,
                Stream.concat(others.stream(), Stream.of(other)).toList());
    }

    /**
     * A source of entries that is not connected.
     *
     * <p>Example: {@code new OtherSource("PayPal", "paypal")} is every entry whose document or memo has "PayPal" in it.
     *
     * @param name what it is called
     * @param text what documents or memos of its entries contain, in upper or lower case
     */
    public record OtherSource(String name, String text) {
        public OtherSource {
            if (name.isBlank() || text.isBlank()) {
                throw new IllegalArgumentException(
                        "a source that is not connected needs a name, and a text by which its" + " entries are known; '"
                                + name + "' and '" + text + "' will not do");
            }
        }

        /** Whether {@code entry} is from it. */
        boolean wrote(LedgerDetail.Entry entry) {
            String wanted = text.toLowerCase(Locale.ROOT);
            return entry.document().toLowerCase(Locale.ROOT).contains(wanted)
                    || entry.memo().toLowerCase(Locale.ROOT).contains(wanted);
        }
    }

    /** Whether the books of this entity cover {@code fact}. */
    public boolean covers(FactId fact) {
        return sources.contains(fact.account());
    }
}
