package com.econlytics.growth.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Exponential smoothing with additive errors, fitted by least squares (Hyndman and Athanasopoulos, Forecasting: Principles and Practice,
 * 7.1, 7.2 and 7.7).
 *
 * <p>The variance of the errors is their sum of squares over the values less the parameters. Example: the oil production of Saudi Arabia
 * from 1996 to 2013 gives, simply smoothed, alpha 0.834 and 542.68 for 2014.
 */
public enum ExponentialSmoothing implements ForecastMethod {
    /** A level and no trend. */
    SIMPLE(2),
    /** A level and a trend that stays (Holt 1957). */
    HOLT(4),
    /** A level and a trend that fades, by 0.8 to 0.98 a period (Gardner and McKenzie 1985). */
    DAMPED_HOLT(5);

    private final int parameters;

    ExponentialSmoothing(int parameters) {
        this.parameters = parameters;
    }

    @Override
    public Forecast forecast(List<Double> values, int periods) {
        Forecast.requireEnough(name(), values, parameters + 2, periods);
        SmoothingFit fit = fit(values.stream().mapToDouble(value -> value).toArray());
        double variance = fit.squares() / (values.size() - parameters);
        List<Forecast.Step> steps = new ArrayList<>();
        double trends = 0;
        double growth = 1;
        for (int ahead = 1; ahead <= periods; ahead++) {
            double fading = Math.pow(fit.damping(), ahead);
            trends += fading;
            steps.add(new Forecast.Step(fit.level() + (trends * fit.trend()), Math.sqrt(variance * growth)));
            double carried = fit.alpha() + (fit.beta() * trends);
            growth += carried * carried;
        }
        return new Forecast(name() + " " + fit.describe(), steps);
    }

    /** The best fit; alpha from 0.0001 to 0.9999, beta from 0 to alpha. */
    SmoothingFit fit(double[] values) {
        boolean trended = this != SIMPLE;
        return SmoothingSearch.best(trended, this == DAMPED_HOLT, values);
    }
}
