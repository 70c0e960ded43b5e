package com.econlytics.ledger;

import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Standing;
import com.econlytics.time.Closing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that was said about one fact, what was decided about it, and the lines it has now. */
final class FactHistory {
    private static final Comparator<Fact> ORDER =
            Comparator.comparingLong(Fact::revision).thenComparing(Fact::contentDigest);

    private final FactId id;
    private final Map<Fact, Long> statements = new LinkedHashMap<>();
    private final List<Settled> settled = new ArrayList<>();
    private List<Line> booked = List.of();

    FactHistory(FactId id) {
        this.id = id;
    }

    /** Takes in a statement under the version that is being booked; whether it is new. */
    boolean add(Fact fact, long version) {
        return statements.putIfAbsent(fact, version) == null;
    }

    boolean heard(Fact fact) {
        return statements.containsKey(fact);
    }

    List<Fact> statements() {
        return statements.keySet().stream().sorted(ORDER).toList();
    }

    boolean has(long revision, String digest) {
        return statements.keySet().stream()
                .anyMatch(fact ->
                        fact.revision() == revision && fact.contentDigest().equals(digest));
    }

    void settle(Decision.SettleContest decision, long version) {
        settled.add(new Settled(decision.revision(), decision.contentDigest(), version));
    }

    Standing standing() {
        return findStanding(Long.MAX_VALUE)
                .orElseThrow(() -> new IllegalStateException("nothing was ever said about fact " + id));
    }

    /** The standing when {@code version} was the last one; empty if nothing had been said yet. */
    Optional<Standing> findStanding(long version) {
        Set<Fact> heard = statements.entrySet().stream()
                .filter(statement -> statement.getValue() <= version)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (heard.isEmpty()) {
            return Optional.empty();
        }
        Standing standing = Standing.of(heard);
        Optional<Settled> latest = settled.stream()
                .filter(decision -> decision.version <= version && decision.revision == standing.revision())
                .reduce((earlier, later) -> later);
        return Optional.of(
                latest.map(decision -> standing.settledFor(decision.digest)).orElse(standing));
    }

    /** Whether any line counts in another month than the one in which it happened. */
    boolean isAdjusted() {
        return booked.stream().anyMatch(line -> line.key().isPriorPeriodAdjustment());
    }

    List<Line> restate(Booking booking, Function<Party, CustomerId> bearerOf, CostModel costs, Closing closing) {
        List<Line> wanted = booking.lines(standing(), bearerOf, costs);
        List<Line> appended = Booking.restate(booked, wanted, closing);
        booked = Booking.netted(booked, appended);
        return appended;
    }

    private record Settled(long revision, String digest, long version) {}
}
