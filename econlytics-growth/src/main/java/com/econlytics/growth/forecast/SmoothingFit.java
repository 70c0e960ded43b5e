package com.econlytics.growth.forecast;

import java.util.Locale;

/**
 * Parameters with the first level and trend that suit them best, and the level and trend at the end. Errors are linear in the first level
 * and trend, so that these are solved for and not searched.
 */
record SmoothingFit(
        double alpha, double beta, double damping, double firstLevel, double level, double trend, double squares) {
    static SmoothingFit of(double alpha, double beta, double damping, boolean trended, double[] values) {
        Run none = Run.of(alpha, beta, damping, 0, 0, values);
        double[] zeros = new double[values.length];
        double[] byLevel = Run.of(alpha, beta, damping, 1, 0, zeros).errors();
        double[] byTrend =
                Run.of(alpha, beta, damping, 0, trended ? 1 : 0, zeros).errors();
        double a = dot(byLevel, byLevel);
        double b = dot(byLevel, byTrend);
        double c = dot(byTrend, byTrend);
        double p = -dot(byLevel, none.errors());
        double q = -dot(byTrend, none.errors());
        double trend = trended ? ((a * q) - (b * p)) / ((a * c) - (b * b)) : 0;
        double level = (p - (b * trend)) / a;
        Run best = Run.of(alpha, beta, damping, level, trend, values);
        return new SmoothingFit(
                alpha, beta, damping, level, best.level(), best.trend(), dot(best.errors(), best.errors()));
    }

    String describe() {
        return String.format(Locale.ROOT, "alpha %.4f beta %.4f damping %.4f", alpha, beta, damping);
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** The errors of one step ahead, and where it ends. */
    private static final class Run {
        private final double[] errors;
        private double level;
        private double trend;

        private Run(int length, double level, double trend) {
            this.errors = new double[length];
            this.level = level;
            this.trend = trend;
        }

        static Run of(double alpha, double beta, double damping, double level, double trend, double[] values) {
            Run run = new Run(values.length, level, trend);
            for (int i = 0; i < values.length; i++) {
                double expected = run.level + (damping * run.trend);
                double error = values[i] - expected;
                run.errors[i] = error;
                run.level = expected + (alpha * error);
                run.trend = (damping * run.trend) + (beta * error);
            }
            return run;
        }

        double[] errors() {
            return errors;
        }

        double level() {
            return level;
        }

        double trend() {
            return trend;
        }
    }
}
