package com.econlytics.examples.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** So many requests at once for each caller, and so many more each second. */
final class RateLimit {
    private final Clock clock;
    private final int burst;
    private final int perSecond;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** What a caller has left, as of an instant. */
    private record Bucket(double left, Instant at) {}

    RateLimit(Clock clock, int burst, int perSecond) {
        this.clock = clock;
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /** Counts a request; how long to wait if it is one too many. */
    Optional<Duration> count(String caller) {
        Instant now = clock.instant();
        Bucket left = buckets.merge(caller, new Bucket(burst - 1.0, now), (before, unused) -> {
            double seconds = Duration.between(before.at, now).toMillis() / 1000.0;
            double filled = Math.min(burst, before.left + Math.max(0, seconds) * perSecond);
            return new Bucket(Math.max(-1, filled - 1), now);
        });
        return left.left >= 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(1));
    }
}
