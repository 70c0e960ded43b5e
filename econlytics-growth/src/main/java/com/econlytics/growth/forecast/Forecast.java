package com.econlytics.growth.forecast;

import com.econlytics.growth.distribution.NormalDistribution;
import java.util.List;
import java.util.Objects;

/**
 * The expected values of coming periods, and how sure they are.
 *
 * @param method by name, with its parameters
 * @param steps the first is the next period
 */
public record Forecast(String method, List<Step> steps) {
    /**
     * One coming period.
     *
     * @param mean what is expected, in the unit of the series
     * @param deviation of the error, 0 or more
     */
    public record Step(double mean, double deviation) {
        /**
         * The values between which the period is with this probability, if errors are normal.
         *
         * @param level such as 0.8
         */
        public Interval interval(double level) {
            double reach = deviation * NormalDistribution.quantile((1 + level) / 2);
            return new Interval(mean - reach, mean + reach);
        }
    }

    /** Two ends, both of which belong to it. */
    public record Interval(double least, double greatest) {
        /** Whether a value is within. */
        public boolean contains(double value) {
            return least <= value && value <= greatest;
        }
    }

    public Forecast {
        Objects.requireNonNull(method, "method");
        steps = List.copyOf(steps);
    }

    static void requireEnough(String method, List<Double> values, int least, int periods) {
        if (values.size() < least || periods < 1) {
            throw new IllegalArgumentException(method + " needs " + least + " values and a period to forecast, not "
                    + values.size() + " and " + periods);
        }
    }
}
