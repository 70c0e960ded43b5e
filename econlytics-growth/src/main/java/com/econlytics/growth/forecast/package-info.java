/**
 * What may come: a {@link com.econlytics.growth.forecast.ForecastMethod} makes a {@link com.econlytics.growth.forecast.Forecast} with
 * intervals from a series, {@link com.econlytics.growth.forecast.RecurringRevenuePlan} and
 * {@link com.econlytics.growth.forecast.CashPlan} make plans from drivers, exact to the cent.
 *
 * <p>{@link com.econlytics.growth.forecast.ForecastBacktest} says what a method is worth on days it had not seen; the seasonal naive one
 * is to be beaten.
 */
@NullMarked
package com.econlytics.growth.forecast;

import org.jspecify.annotations.NullMarked;
