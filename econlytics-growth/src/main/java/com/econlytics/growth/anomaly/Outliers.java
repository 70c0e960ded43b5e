package com.econlytics.growth.anomaly;

import com.econlytics.growth.distribution.StudentDistribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The outliers of values that are else about normal, by the generalised extreme Studentised deviate test (Rosner 1983; NIST handbook
 * 1.3.5.17.3).
 *
 * <p>All steps are taken before any is judged: the count is the largest step that exceeds its bound, even where earlier steps do not, so
 * that outliers cannot hide each other.
 *
 * @param steps from the most extreme value on
 * @param count how many of them are outliers
 */
public record Outliers(List<Step> steps, int count) {
    /**
     * The most extreme value of what is left.
     *
     * @param value itself
     * @param deviation from the mean, in standard deviations
     * @param bound that it must exceed
     */
    public record Step(double value, double deviation, double bound) {}

    public Outliers {
        steps = List.copyOf(steps);
    }

    /**
     * Tests for {@code most} outliers at most.
     *
     * @param values at least {@code most} + 3; 25 or more for the bounds to be accurate
     * @param most 1 or more
     * @param level probability of finding any where there is none, above 0 and below 1
     * @throws IllegalArgumentException outside of that
     */
    public static Outliers of(List<Double> values, int most, double level) {
        if (most < 1 || values.size() < most + 3 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("up to " + most + " outliers need " + (most + 3)
                    + " values and a level between 0 and 1, not " + values.size() + " and " + level);
        }
        List<Double> left = new ArrayList<>(values);
        List<Step> steps = new ArrayList<>();
        int count = 0;
        for (int step = 1; step <= most; step++) {
            Step taken = step(left, level);
            steps.add(taken);
            left.remove(taken.value());
            count = taken.deviation() > taken.bound() ? step : count;
        }
        return new Outliers(steps, count);
    }

    /** The outliers, the most extreme first. */
    public List<Double> values() {
        return steps.subList(0, count).stream().map(Step::value).toList();
    }

    private static Step step(List<Double> left, double level) {
        int n = left.size();
        double mean =
                left.stream().mapToDouble(value -> value).sorted().average().orElseThrow();
        double square = left.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sorted()
                .sum();
        double extreme = left.stream()
                .max(Comparator.comparingDouble((Double value) -> Math.abs(value - mean))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        double deviation = square == 0 ? 0 : Math.abs(extreme - mean) / Math.sqrt(square / (n - 1));
        double t = new StudentDistribution(n - 2).quantile(1 - (level / (2 * n)));
        double bound = (n - 1) * t / Math.sqrt((n - 2 + (t * t)) * n);
        return new Step(extreme, deviation, bound);
    }
}
