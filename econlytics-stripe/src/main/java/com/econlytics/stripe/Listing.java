package com.econlytics.stripe;

import java.util.List;

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
}
