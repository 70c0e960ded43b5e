package com.econlytics.growth.forecast;

import java.util.List;

/** A way to continue a series. The forecast depends on the values given and on nothing else. */
public interface ForecastMethod {
    /**
     * The forecast of the next {@code periods}.
     *
     * @param values one for each period, in order and without a gap
     * @throws IllegalArgumentException if there are too few for the method, or no period is asked for
     */
    Forecast forecast(List<Double> values, int periods);
}
