package com.econlytics.growth.distribution;

/**
 * The standard normal distribution.
 *
 * <p>Example: {@code quantile(0.975)} is 1.95996. Absolute error of the probability below 1e-14.
 */
public final class NormalDistribution {
    private NormalDistribution() {}

    /** The probability of a value of at most {@code x}, by its power series (Abramowitz and Stegun 26.2.11). */
    public static double probability(double x) {
        if (Math.abs(x) > 8) {
            return x > 0 ? 1 : 0;
        }
        double term = x;
        double sum = x;
        for (int odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
            term *= x * x / odd;
            sum += term;
        }
        return 0.5 + (sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
    }

    /**
     * The value that is not exceeded with this probability.
     *
     * @param probability from 1e-12 to 1 - 1e-12
     * @throws IllegalArgumentException outside of that
     */
    public static double quantile(double probability) {
        return Quantile.of(probability, NormalDistribution::probability);
    }
}
