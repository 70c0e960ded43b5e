package com.econlytics.growth.anomaly;

import com.econlytics.growth.distribution.NormalDistribution;
import java.util.List;
import java.util.Optional;

/**
 * What earlier values lead to expect: their median, and the median of the distances from it times 1.4826, which is a standard deviation
 * where the values are normal (Hampel 1974).
 *
 * <p>Example: 1, 2, 3, 4, 100 has a median of 3 and a deviation of 1.4826; the 100 moves neither.
 *
 * @param median of the values
 * @param deviation in the unit of the values; 0 where more than half are the same
 * @param count of values
 */
public record Baseline(double median, double deviation, int count) {
    private static final double NORMAL = 1 / NormalDistribution.quantile(0.75);

    /**
     * The baseline of these values.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Baseline of(List<Double> values) {
        double median = median(values);
        double distance =
                median(values.stream().map(value -> Math.abs(value - median)).toList());
        return new Baseline(median, NORMAL * distance, values.size());
    }

    /** How many deviations a value is above the median; empty where the deviation is 0, and nothing can be said. */
    public Optional<Double> robustZ(double value) {
        return deviation == 0 ? Optional.empty() : Optional.of((value - median) / deviation);
    }

    /** The probability of a value at least so far from the median, either way, if values are normal. */
    public Optional<Double> surprise(double value) {
        return robustZ(value).map(z -> 2 * NormalDistribution.probability(-Math.abs(z)));
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a baseline needs a value");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
