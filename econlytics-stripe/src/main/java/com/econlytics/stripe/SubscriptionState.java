package com.econlytics.stripe;

import com.econlytics.fact.Posting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Which state of a subscription something shows, so that what is known depends on what was seen and not on the order.
 *
 * <p>An event shows the state from its second on. A look shows the state from the start of its day on (UTC), and that it was
 * the same before, since the creation; of all that is told of that time the earliest sight counts, unless the creation itself
 * was heard of.
 *
 * @param name the second from which on it holds; empty for the one since the creation
 * @param revision the higher one of one state counts
 * @param at from when on it holds; of no meaning for the one since the creation
 */
record SubscriptionState(String name, long revision, Instant at) {
    private static final long SEEN = Posting.PROVISIONAL;
    private static final long CHANGED = Posting.SETTLED;
    private static final long ENDED = CHANGED + 1;

    /** The state that {@code event} shows. */
    static SubscriptionState of(Event event) {
        return switch (event.type()) {
            case "customer.subscription.created" -> sinceCreation(CHANGED);
            case "customer.subscription.deleted" -> since(event.at(), ENDED);
            default -> since(event.at(), CHANGED);
        };
    }

    /** The state before {@code event}. */
    static SubscriptionState before(Event event) {
        return sinceCreation(-event.at().getEpochSecond());
    }

    /** The states that a look at {@code now} shows; the sight of a day is worth that of the day's end. */
    static List<SubscriptionState> seen(Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        return List.of(sinceCreation(-day.plus(1, ChronoUnit.DAYS).getEpochSecond()), since(day, SEEN));
    }

    /** From when on it holds for something that was created at {@code createdAt}. */
    Instant from(Instant createdAt) {
        return name.isEmpty() ? createdAt : at;
    }

    private static SubscriptionState sinceCreation(long revision) {
        return new SubscriptionState("", revision, Instant.EPOCH);
    }

    private static SubscriptionState since(Instant at, long revision) {
        return new SubscriptionState(String.valueOf(at.getEpochSecond()), revision, at);
    }
}
