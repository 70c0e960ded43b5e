package com.econlytics.growth.forecast;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How a method did on values it had not seen: from every value on, the next one is forecast from those before it alone.
 *
 * @param outcomes in the order of the periods
 * @param scale mean absolute change from one value to the next before the first outcome
 */
public record ForecastBacktest(List<Outcome> outcomes, double scale) {
    /** A forecast of one period ahead and the value that came. */
    public record Outcome(Forecast.Step expected, double actual) {}

    public ForecastBacktest {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Forecasts each value from {@code first} on.
     *
     * @param first how many values come before the first outcome, 2 or more and as many as the method needs
     */
    public static ForecastBacktest of(ForecastMethod method, List<Double> values, int first) {
        if (first < 2 || first >= values.size()) {
            throw new IllegalArgumentException("a backtest begins after 2 values and before the last of "
                    + values.size() + ", not after " + first);
        }
        double scale = IntStream.range(1, first)
                .mapToDouble(i -> Math.abs(values.get(i) - values.get(i - 1)))
                .average()
                .orElseThrow();
        return new ForecastBacktest(
                IntStream.range(first, values.size())
                        .mapToObj(i -> new Outcome(
                                method.forecast(values.subList(0, i), 1).steps().get(0), values.get(i)))
                        .toList(),
                scale);
    }

    /** The share of values within the interval of this level; a sound method has about the level itself. */
    public double coverage(double level) {
        return outcomes.stream()
                .mapToDouble(outcome -> outcome.expected().interval(level).contains(outcome.actual()) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** Mean absolute error over the scale (Hyndman and Koehler 2006), below 1 is better than repeating; empty if nothing changed. */
    public OptionalDouble scaledError() {
        if (scale == 0) {
            return OptionalDouble.empty();
        }
        return outcomes.stream()
                .mapToDouble(outcome ->
                        Math.abs(outcome.actual() - outcome.expected().mean()) / scale)
                .average();
    }
}
