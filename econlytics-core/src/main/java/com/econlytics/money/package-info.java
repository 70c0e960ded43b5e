/**
 * Exact amounts of money. The entry noun is {@link com.econlytics.money.Money}: a {@code long} of minor units and a
 * currency, never a {@code double}, never rounded in silence, never added across currencies. What is shared is divided by
 * {@link com.econlytics.money.Apportionment}, in exact {@link com.econlytics.money.Ratio}s.
 *
 * <p>{@link com.econlytics.money.ExchangeRates} finds the {@link com.econlytics.money.ConversionRate} that a
 * {@link com.econlytics.money.RatePolicy} allows, or none. {@link com.econlytics.money.Translation} shows amounts in another
 * currency, and {@link com.econlytics.money.ExchangeDifference} tells what was really gained or lost on exchange.
 */
@NullMarked
package com.econlytics.money;

import org.jspecify.annotations.NullMarked;
