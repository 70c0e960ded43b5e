package com.econlytics.stripe;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Stripe for subscriptions and their terms. Prices and coupons do not change what they cost, so each is asked for once in
 * the life of this object, which is one page or one event.
 */
final class SubscriptionApi {
    /** Lists can show discounts; the tiers of a price lie deeper in them than Stripe expands. */
    private static final List<String> DISCOUNTS = List.of("discounts", "items.data.discounts");

    private final StripeApi api;
    private final Map<String, Optional<Json>> prices = new HashMap<>();
    private final Map<String, Optional<Json>> coupons = new HashMap<>();

    SubscriptionApi(StripeApi api) {
        this.api = api;
    }

    /** A subscription with its discounts. */
    Optional<Json> findSubscription(String id) {
        return api.find("subscriptions", id, Map.of("expand", DISCOUNTS));
    }

    /** All items of a subscription; empty if Stripe does not have it. */
    Optional<List<Json>> findItemsOf(String subscription) throws UnreadableException {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("subscription", subscription);
        params.put("limit", StripeApi.ALL_PER_PAGE);
        params.put("expand", List.of("data.discounts"));
        return StripeApi.findAll(last -> {
            if (!last.isEmpty()) {
                params.put("starting_after", last);
            }
            return api.list("/v1/subscription_items", params);
        });
    }

    /** A price with its tiers and what it is in other currencies. */
    Optional<Json> findPrice(String id) {
        return prices.computeIfAbsent(
                id, asked -> api.find("prices", asked, Map.of("expand", List.of("tiers", "currency_options"))));
    }

    /** A coupon with the products that it is for. */
    Optional<Json> findCoupon(String id) {
        return coupons.computeIfAbsent(
                id, asked -> api.find("coupons", asked, Map.of("expand", List.of("applies_to", "currency_options"))));
    }

    /** Subscriptions of a window, ended ones too, with their discounts. */
    static Optional<Listing> list(StripeApi api, Window window, Instant before, int limit) {
        Map<String, Object> created = new LinkedHashMap<>();
        created.put("gte", window.since());
        created.put("lt", before.getEpochSecond());
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("status", "all");
        params.put("expand", DISCOUNTS.stream().map("data."::concat).toList());
        params.put("limit", (long) limit);
        params.put("created", created);
        if (!window.after().isEmpty()) {
            params.put("starting_after", window.after());
        }
        return api.list("/v1/subscriptions", params);
    }
}
