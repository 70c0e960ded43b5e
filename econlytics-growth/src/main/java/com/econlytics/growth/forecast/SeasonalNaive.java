package com.econlytics.growth.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Every period is as the same one of the last season; a season of 1 repeats the last value. The variance is that of the changes from
 * season to season, and grows with each season ahead (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3.5).
 *
 * @param seasonPeriods 1 or more
 */
public record SeasonalNaive(int seasonPeriods) implements ForecastMethod {
    public SeasonalNaive {
        if (seasonPeriods < 1) {
            throw new IllegalArgumentException("a season has 1 period or more, not " + seasonPeriods);
        }
    }

    @Override
    public Forecast forecast(List<Double> values, int periods) {
        Forecast.requireEnough("seasonal naive " + seasonPeriods, values, seasonPeriods + 1, periods);
        double variance = IntStream.range(seasonPeriods, values.size())
                .mapToDouble(i -> values.get(i) - values.get(i - seasonPeriods))
                .map(change -> change * change)
                .average()
                .orElseThrow();
        return new Forecast(
                "seasonal naive, season " + seasonPeriods,
                IntStream.range(0, periods)
                        .mapToObj(ahead -> new Forecast.Step(
                                values.get(values.size() - seasonPeriods + (ahead % seasonPeriods)),
                                Math.sqrt(variance * (1 + (ahead / seasonPeriods)))))
                        .toList());
    }
}
