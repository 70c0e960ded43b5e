package com.econlytics.connector;

import com.econlytics.money.Ratio;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a run has come through the time that it reads.
 *
 * <p>Example: a run from June back to January that has reached April has covered two of five months.
 *
 * @param start where in time the run began
 * @param reached where it is
 * @param goal where it will end; before the start if it reads the newest records first
 */
public record Span(Instant start, Instant reached, Instant goal) {
    /** The part of the way that is behind, from 0 to 1; empty if the way has no length. */
    public Optional<Ratio> covered() {
        long way = seconds(start, goal);
        long behind = Math.min(seconds(start, reached), way);
        return way == 0 ? Optional.empty() : Optional.of(Ratio.of(behind, way));
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).abs().toSeconds();
    }
}
