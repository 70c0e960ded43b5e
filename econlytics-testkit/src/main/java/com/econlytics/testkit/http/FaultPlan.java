package com.econlytics.testkit.http;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Which requests fail, and how: a function of the request's number, so that a run can be repeated.
 *
 * <p>Example: {@code FaultPlan.every(3, 42, FaultResponse.tooManyRequests(0), FaultResponse.of(500))} fails the third,
 * sixth, ninth, … request with one of the two, chosen by the seed. From 2 on, a request repeated at once succeeds.
 *
 * @param every one in how many requests fails; 0 for none
 * @param seed chooses among the responses
 * @param responses what a failing request is answered; none only if none fails
 */
public record FaultPlan(int every, long seed, List<FaultResponse> responses) {
    private static final FaultPlan NONE = new FaultPlan(0, 0, List.of());

    public FaultPlan {
        responses = List.copyOf(responses);
        if (every < 0 || (every == 0) != responses.isEmpty()) {
            throw new IllegalArgumentException("one in " + every + " requests to fail with " + responses);
        }
    }

    /** Nothing fails. */
    public static FaultPlan none() {
        return NONE;
    }

    /** The last of every {@code every} requests fails with one of the responses. */
    public static FaultPlan every(int every, long seed, FaultResponse... responses) {
        return new FaultPlan(every, seed, List.of(responses));
    }

    /** How the request of this number fails, counted from 1; empty if it does not. */
    Optional<FaultResponse> find(long number) {
        if (every == 0 || number % every != 0) {
            return Optional.empty();
        }
        int choice = new SplittableRandom(seed ^ number).nextInt(responses.size());
        return Optional.of(responses.get(choice));
    }
}
