package com.econlytics.growth.anomaly;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of many surprises to believe (Benjamini and Hochberg 1995): of those that are believed, the expected share of false ones is
 * at most {@code rate}, where the surprises are independent.
 *
 * @param rate above 0 and below 1
 */
public record FalseDiscovery(double rate) {
    public FalseDiscovery {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("a rate of false discoveries is between 0 and 1, not " + rate);
        }
    }

    /**
     * The greatest probability that is believed, with all smaller ones; below 0 if none is.
     *
     * <p>Example: at a rate of 0.05, of 0.01, 0.02, 0.03 and 0.9 the first three are believed: 0.03 is at most 3/4 of 0.05.
     */
    public double bound(List<Double> probabilities) {
        List<Double> sorted = probabilities.stream().sorted().toList();
        return IntStream.range(0, sorted.size())
                .filter(i -> sorted.get(i) <= rate * (i + 1) / sorted.size())
                .mapToDouble(sorted::get)
                .max()
                .orElse(-1);
    }
}
