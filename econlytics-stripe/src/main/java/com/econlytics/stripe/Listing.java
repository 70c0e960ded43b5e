package com.econlytics.stripe;

import java.util.List;
import java.util.Optional;

/**
 * A page of one of Stripe's lists.
 *
 * @param items the records, newest first
 * @param hasMore whether the list goes on behind them
 */
record Listing(List<Json> items, boolean hasMore) {
    Listing {
        items = List.copyOf(items);
    }

    /** The last id on the page; empty if no record has one. */
    Optional<String> lastId() {
        return items.stream()
                .map(item -> item.node().path("id").asText(""))
                .filter(id -> !id.isEmpty())
                .reduce((before, after) -> after);
    }
}
