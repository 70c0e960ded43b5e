/**
 * Exact amounts of money. The entry noun is {@link com.econlytics.money.Money}: a {@code long} of minor units and a
 * currency, never a {@code double}, never rounded in silence, never added across currencies. What is shared is divided by
 * {@link com.econlytics.money.Apportionment}, in exact {@link com.econlytics.money.Ratio}s.
 */
@NullMarked
package com.econlytics.money;

import org.jspecify.annotations.NullMarked;
