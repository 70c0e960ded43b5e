package com.econlytics.ledger;

import com.econlytics.TextOrder;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Standing;
import com.econlytics.time.Closing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * All that was said about one fact, what was decided about it, and the lines it has now.
 *
 * <p>What was said is known by the digest that it had then: ids in it may be renamed later.
 */
final class FactHistory {
    private final FactId id;
    private final SortedMap<Said, Heard> statements = new TreeMap<>();
    private final List<Settled> settled = new ArrayList<>();
    private List<Line> booked = List.of();

    FactHistory(FactId id) {
        this.id = id;
    }

    /** Takes in a statement under the version that is being booked; whether it is new. */
    boolean add(Statement statement, long version) {
        return statements.putIfAbsent(Said.of(statement), new Heard(statement.kept(), version)) == null;
    }

    boolean heard(Statement statement) {
        return statements.containsKey(Said.of(statement));
    }

    List<Fact> statements() {
        return statements.values().stream().map(Heard::fact).toList();
    }

    /** The digest that a content had when it was stated, of a content named by that one or by the one it has now. */
    Optional<String> findDigest(long revision, String digest) {
        return statements.entrySet().stream()
                .filter(heard -> heard.getKey().revision == revision)
                .filter(heard -> heard.getKey().digest.equals(digest)
                        || heard.getValue().fact.contentDigest().equals(digest))
                .map(heard -> heard.getKey().digest)
                .findFirst();
    }

    void settle(long revision, String digest, long version) {
        settled.add(new Settled(revision, digest, version));
    }

    Standing standing() {
        return findStanding(Long.MAX_VALUE)
                .orElseThrow(() -> new IllegalStateException("nothing was ever said about fact " + id));
    }

    /** The standing when {@code version} was the last one; empty if nothing had been said yet. */
    Optional<Standing> findStanding(long version) {
        SortedMap<Said, Heard> heard = new TreeMap<>(statements);
        heard.values().removeIf(statement -> statement.version > version);
        if (heard.isEmpty()) {
            return Optional.empty();
        }
        long highest = heard.lastKey().revision;
        SortedMap<String, Fact> contents = new TreeMap<>(TextOrder.CODE_POINT);
        heard.forEach((said, statement) -> {
            if (said.revision == highest) {
                contents.put(said.digest, statement.fact);
            }
        });
        settled.stream()
                .filter(decision -> decision.version <= version && decision.revision == highest)
                .reduce((earlier, later) -> later)
                .filter(decision -> contents.containsKey(decision.digest))
                .ifPresent(decision -> contents.keySet().retainAll(List.of(decision.digest)));
        return Optional.of(Standing.of(contents));
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

    /** The same history under another id, with all that was said renamed. */
    FactHistory renamed(FactId renamed, UnaryOperator<Fact> rename) {
        FactHistory history = new FactHistory(renamed);
        statements.forEach(
                (said, heard) -> history.statements.put(said, new Heard(rename.apply(heard.fact), heard.version)));
        history.settled.addAll(settled);
        history.booked = booked.stream()
                .map(line -> new Line(renamed, line.key(), line.amount()))
                .toList();
        return history;
    }

    /**
     * A statement as it is kept.
     *
     * @param kept what is kept of it
     * @param digest the digest of what was stated
     */
    record Statement(Fact kept, String digest) {}

    private record Said(long revision, String digest) implements Comparable<Said> {
        private static final Comparator<Said> ORDER =
                Comparator.comparingLong(Said::revision).thenComparing(Said::digest);

        static Said of(Statement statement) {
            return new Said(statement.kept.revision(), statement.digest);
        }

        @Override
        public int compareTo(Said other) {
            return ORDER.compare(this, other);
        }
    }

    private record Heard(Fact fact, long version) {}

    private record Settled(long revision, String digest, long version) {}
}
