package com.econlytics.jdbc;

import com.econlytics.fact.Leg;
import com.econlytics.fact.Quantity;
import org.jspecify.annotations.Nullable;

/** A leg of a posting, which has an account, or a quantity of an activity, which has none of its own. */
record Part(@Nullable String account, String unit, long amount) {
    static Part of(Leg leg) {
        return new Part(
                leg.account().code(),
                leg.amount().currency().getCurrencyCode(),
                leg.amount().amountMinor());
    }

    static Part of(Quantity quantity) {
        return new Part(null, quantity.driver().code(), quantity.amount());
    }
}
