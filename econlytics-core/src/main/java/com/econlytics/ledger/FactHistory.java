package com.econlytics.ledger;

import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Standing;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** All that was said about one fact, what was decided about it, and the lines it has now. */
final class FactHistory {
    private static final Comparator<Fact> ORDER =
            Comparator.comparingLong(Fact::revision).thenComparing(Fact::contentDigest);

    private final FactId id;
    private final Set<Fact> statements = new LinkedHashSet<>();
    private final Map<Long, String> settled = new TreeMap<>();
    private List<Line> booked = List.of();

    FactHistory(FactId id) {
        this.id = id;
    }

    boolean add(Fact fact) {
        return statements.add(fact);
    }

    boolean heard(Fact fact) {
        return statements.contains(fact);
    }

    List<Fact> statements() {
        return statements.stream().sorted(ORDER).toList();
    }

    boolean has(long revision, String digest) {
        return statements.stream()
                .anyMatch(fact ->
                        fact.revision() == revision && fact.contentDigest().equals(digest));
    }

    void settle(Decision.SettleContest decision) {
        settled.put(decision.revision(), decision.contentDigest());
    }

    Standing standing() {
        if (statements.isEmpty()) {
            throw new IllegalStateException("nothing was ever said about fact " + id);
        }
        Standing standing = Standing.of(statements);
        String digest = settled.get(standing.revision());
        return digest == null ? standing : standing.settledFor(digest);
    }

    List<Line> restate(Booking booking, Function<Party, CustomerId> bearerOf, CostModel costs) {
        List<Line> wanted = booking.lines(standing(), bearerOf, costs);
        List<Line> appended = Booking.restate(booked, wanted);
        booked = wanted;
        return appended;
    }
}
