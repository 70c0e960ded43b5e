package com.econlytics.jdbc;

import com.econlytics.connector.Pause;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How often and how long a transaction is tried again after a failure that passes: a deadlock, a conflict, a server that
 * restarts or has no connection free, a connection that broke.
 *
 * <p>Before the next try there is a random wait of at most {@code firstWait}, at most twice that after it, and so on up to
 * {@code longestWait}. So those who failed together do not come back together.
 *
 * @param tries how often in all; 1 to try only once
 * @param firstWait the most that is waited before the second try
 * @param longestWait the most that is waited before any
 * @param within no try begins later than this after the first began
 * @param pause how it is waited
 * @param random draws the waits; safe for use by several threads
 */
public record RetryPolicy(
        int tries, Duration firstWait, Duration longestWait, Duration within, Pause pause, RandomGenerator random) {
    public RetryPolicy {
        Objects.requireNonNull(firstWait, "firstWait");
        Objects.requireNonNull(longestWait, "longestWait");
        Objects.requireNonNull(within, "within");
        Objects.requireNonNull(pause, "pause");
        Objects.requireNonNull(random, "random");
        if (tries < 1) {
            throw new IllegalArgumentException("a transaction is tried once or more often, not " + tries + " times");
        }
    }

    /** Five tries within ten seconds, on the calling thread. */
    public static RetryPolicy standard() {
        return new RetryPolicy(
                5,
                Duration.ofMillis(50),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Pause.ofThread(),
                new Random());
    }

    /** The same with another limit of time, such as a short one for whoever keeps a sender waiting. */
    public RetryPolicy within(Duration limit) {
        return new RetryPolicy(tries, firstWait, longestWait, limit, pause, random);
    }

    /** A random wait after {@code failures} failures. */
    Duration waitAfter(int failures) {
        long doubled = firstWait.toMillis() << Math.min(failures - 1, 20);
        return Duration.ofMillis(random.nextLong(Math.min(doubled, longestWait.toMillis()) + 1));
    }
}
