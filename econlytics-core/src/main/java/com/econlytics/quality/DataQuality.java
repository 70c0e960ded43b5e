package com.econlytics.quality;

import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Match;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Checkpoint;
import com.econlytics.ledger.Line;
import com.econlytics.pnl.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the figures of one customer can be trusted, as a score from 0 to 100. It is the sum of three parts, each rounded down:
 *
 * <ul>
 *   <li>completeness, up to 50: the share of its facts that are sound. A fact is not sound if it is contested, provisional, flagged by
 *       its source, or has an amount that is pending. {@code 50 × sound / facts}.
 *   <li>match confidence, up to 30: of its sound facts, one that is certainly the customer's counts 100, one that a source states
 *       90, one that is inferred 50; any other fact counts nothing. {@code 30 × sum / (100 × facts)}.
 *   <li>freshness, up to 20: 20 less 1 for each full hour since the stream that is furthest behind was complete, and at least 0; 0 if
 *       a stream was never read to its end, 20 if there is no stream that could be late.
 * </ul>
 *
 * <p>A customer without facts lacks nothing and has the first two parts in full. What makes the data worse never raises the score.
 *
 * <p>Example: of 10 facts, 9 are sound, 7 of them certain and 2 inferred, and the oldest stream is 3 hours and 20 minutes old: 45 + 24
 * + 17 = 86.
 *
 * @param customer whose figures
 * @param facts how many there are
 * @param certain how many of them are sound and certainly the customer's
 * @param stated how many are sound and the customer's by a stated id
 * @param inferred how many are sound and the customer's by inference, such as an e-mail address
 * @param freshness 0 to 20
 */
public record DataQuality(CustomerId customer, long facts, long certain, long stated, long inferred, int freshness) {
    private static final int MOST_COMPLETENESS = 50;
    private static final int MOST_CONFIDENCE = 30;
    private static final int MOST_FRESHNESS = 20;
    private static final long CERTAIN = 100;
    private static final long STATED = 90;
    private static final long INFERRED = 50;

    public DataQuality {
        Objects.requireNonNull(customer, "customer");
        if (certain < 0 || stated < 0 || inferred < 0 || certain + stated + inferred > facts) {
            throw new IllegalArgumentException("of " + facts + " facts, " + certain + " + " + stated + " + " + inferred
                    + " cannot be sound; count each fact once");
        }
        if (freshness < 0 || freshness > MOST_FRESHNESS) {
            throw new IllegalArgumentException("freshness is 0 to " + MOST_FRESHNESS + ", not " + freshness);
        }
    }

    /** The quality of every customer in the books that stands for itself, as far as these streams have come at {@code now}. */
    public static SortedMap<CustomerId, DataQuality> of(Books books, Collection<Checkpoint> streams, Instant now) {
        int freshness = freshness(streams, now);
        Map<CustomerId, Tally> tallies = new HashMap<>();
        Set<FactId> pending = pending(books);
        for (Standing standing : books.standings()) {
            Match match = books.matches().get(standing.content().party());
            if (match != null && match.customer().isCustomer()) {
                tallies.computeIfAbsent(match.customer(), unseen -> new Tally())
                        .add(match.method().confidence(), isSound(standing, pending));
            }
        }
        SortedMap<CustomerId, DataQuality> qualities = new TreeMap<>();
        books.customers().stream()
                .filter(customer -> !customer.isMerged())
                .forEach(customer -> qualities.put(
                        customer.id(),
                        tallies.getOrDefault(customer.id(), new Tally()).quality(customer.id(), freshness)));
        return Collections.unmodifiableSortedMap(qualities);
    }

    /** The points for how fresh the data of these streams is at {@code now}. */
    static int freshness(Collection<Checkpoint> streams, Instant now) {
        long points = MOST_FRESHNESS;
        for (Checkpoint stream : streams) {
            long left = stream.findDataThrough()
                    .map(through ->
                            MOST_FRESHNESS - Duration.between(through, now).toHours())
                    .orElse(0L);
            points = Math.min(points, left);
        }
        return (int) Math.max(0, points);
    }

    /** How many facts nothing is known against. */
    public long sound() {
        return certain + stated + inferred;
    }

    /** The points for completeness. */
    public int completeness() {
        return facts == 0 ? MOST_COMPLETENESS : (int) (MOST_COMPLETENESS * sound() / facts);
    }

    /** The points for match confidence. */
    public int confidence() {
        long sum = CERTAIN * certain + STATED * stated + INFERRED * inferred;
        return facts == 0 ? MOST_CONFIDENCE : (int) (MOST_CONFIDENCE * sum / (CERTAIN * facts));
    }

    /** All points: 0 to 100. */
    public int score() {
        return completeness() + confidence() + freshness;
    }

    private static boolean isSound(Standing standing, Set<FactId> pending) {
        boolean provisional =
                standing.content() instanceof Posting && standing.content().revision() == Posting.PROVISIONAL;
        boolean flagged =
                !standing.content().attributes().getOrDefault("flag", "").isEmpty();
        return !standing.isContested() && !provisional && !flagged && !pending.contains(standing.id());
    }

    /** The facts of which anything is pending: their lines there do not cancel out. */
    private static Set<FactId> pending(Books books) {
        Map<FactId, Map<String, Long>> sums = new HashMap<>();
        for (Line line : books.lines()) {
            if (line.key().account().section() == Section.PENDING) {
                sums.computeIfAbsent(line.fact(), unseen -> new HashMap<>())
                        .merge(line.key().account() + " " + line.key().unit().code(), line.amount(), Math::addExact);
            }
        }
        Set<FactId> pending = new HashSet<>();
        sums.forEach((fact, amounts) -> {
            if (amounts.values().stream().anyMatch(amount -> amount != 0)) {
                pending.add(fact);
            }
        });
        return pending;
    }

    /** The facts of one customer, counted. */
    private static final class Tally {
        private final Map<Match.Confidence, Long> sound = new EnumMap<>(Match.Confidence.class);
        private long facts;

        void add(Match.Confidence confidence, boolean isSound) {
            facts++;
            sound.merge(confidence, isSound ? 1L : 0L, Long::sum);
        }

        DataQuality quality(CustomerId customer, int freshness) {
            return new DataQuality(
                    customer,
                    facts,
                    count(Match.Confidence.CERTAIN),
                    count(Match.Confidence.STATED),
                    count(Match.Confidence.INFERRED),
                    freshness);
        }

        private long count(Match.Confidence confidence) {
            return sound.getOrDefault(confidence, 0L);
        }
    }
}
