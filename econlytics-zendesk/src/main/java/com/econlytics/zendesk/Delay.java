package com.econlytics.zendesk;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait between two tries. */
@FunctionalInterface
interface Delay {
    /** Twice as long from try to try; a random part of it, so that hosts that failed together do not return together. */
    Delay BACKOFF = (tries, random) -> Duration.ofMillis(random.nextLong(1000L * (1L << tries) + 1));

    /**
     * The wait after some tries.
     *
     * @param tries how often was asked so far, at least 1
     */
    Duration after(int tries, RandomGenerator random);

    /** As long as told. */
    static Delay of(Duration told) {
        return (tries, random) -> told;
    }
}
