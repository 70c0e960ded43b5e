package com.econlytics.growth.anomaly;

import java.util.Objects;

/**
 * A figure to look at.
 *
 * @param observation the figure, in the revision that was judged
 * @param baseline what its past led to expect
 * @param probability of a figure so far away, by chance
 * @param rule by which it was found, printed with it
 */
public record Anomaly(Observation observation, Baseline baseline, double probability, String rule) {
    public Anomaly {
        Objects.requireNonNull(observation, "observation");
        Objects.requireNonNull(baseline, "baseline");
        Objects.requireNonNull(rule, "rule");
    }
}
