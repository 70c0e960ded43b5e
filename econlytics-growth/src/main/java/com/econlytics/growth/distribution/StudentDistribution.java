package com.econlytics.growth.distribution;

/**
 * Student's t distribution with a whole number of degrees of freedom, by its finite series (Abramowitz and Stegun 26.7.3 and 26.7.4).
 *
 * <p>Example: {@code new StudentDistribution(10).quantile(0.975)} is 2.22814.
 *
 * @param degrees of freedom, 1 or more
 */
public record StudentDistribution(int degrees) {
    public StudentDistribution {
        if (degrees < 1) {
            throw new IllegalArgumentException("degrees of freedom are 1 or more, not " + degrees);
        }
    }

    /** The probability of a value of at most {@code t}. */
    public double probability(double t) {
        double angle = Math.atan(t / Math.sqrt(degrees));
        double cosine = Math.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = 0;
        for (int power = odd ? 1 : 0; power <= degrees - 2; power += 2) {
            sum += term;
            term *= cosine * cosine * (power + 1) / (power + 2);
        }
        double within = odd ? 2 / Math.PI * (angle + (Math.sin(angle) * sum)) : Math.sin(angle) * sum;
        return (1 + within) / 2;
    }

    /**
     * The value that is not exceeded with this probability.
     *
     * @param probability from 1e-12 to 1 - 1e-12
     * @throws IllegalArgumentException outside of that
     */
    public double quantile(double probability) {
        return Quantile.of(probability, this::probability);
    }
}
