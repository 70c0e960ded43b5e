package com.econlytics.stripe;

import java.time.Instant;
import java.util.Optional;

/**
 * One of Stripe's events.
 *
 * @param type such as {@code customer.updated}
 * @param at when it happened, by Stripe's clock
 * @param data what it shows
 */
record Event(String type, Instant at, Json data) {
    /** What it is about, as that was then. */
    Json object() throws UnreadableException {
        return data.object("object");
    }

    /** The fields that it changed, with their values before; empty if it does not say. */
    Optional<Json> findPrevious() {
        return data.findObject("previous_attributes");
    }
}
