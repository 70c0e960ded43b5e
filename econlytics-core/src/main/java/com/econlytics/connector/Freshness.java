package com.econlytics.connector;

import com.econlytics.ledger.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How old the data of a stream is: not when it was asked last, but up to when all that it tells is booked. A source that
 * answers and does not come to its end makes nothing fresher.
 *
 * <p>Example: if a stream is complete through 11:45, its data is 15 minutes old at noon, however often it was asked since.
 *
 * @param connector the name of the stream
 * @param dataThrough up to when all that the stream tells is booked, exclusive; null before its first complete run
 */
public record Freshness(String connector, @Nullable Instant dataThrough) {
    public Freshness {
        Objects.requireNonNull(connector, "connector");
    }

    /** How fresh what a checkpoint stands for is. */
    public static Freshness of(Checkpoint checkpoint) {
        return new Freshness(checkpoint.connector(), checkpoint.dataThrough());
    }

    /**
     * The age of the data; zero if the source's clock is ahead of ours.
     *
     * @return empty if the stream was never read to its end
     */
    public Optional<Duration> ageAt(Instant now) {
        return Optional.ofNullable(dataThrough).map(through -> {
            Duration age = Duration.between(through, now);
            return age.isNegative() ? Duration.ZERO : age;
        });
    }
}
