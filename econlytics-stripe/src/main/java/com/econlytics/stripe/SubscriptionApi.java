package com.econlytics.stripe;

import java.time.Instant;
import java.util.HashMap;
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
    Optional<List<Json>> findItemsOf(String subscription) {
        return api.findAll(
                "/v1/subscription_items", Map.of("subscription", subscription, "expand", List.of("data.discounts")));
    }

    /** A price with its tiers and what it is in other currencies. */
    Optional<Json> findPrice(String id) {
        return prices.computeIfAbsent(
                id, asked -> api.find("prices", asked, StripeApi.expanding("tiers", "currency_options")));
    }

    /** A coupon with the products that it is for. */
    Optional<Json> findCoupon(String id) {
        return coupons.computeIfAbsent(
                id, asked -> api.find("coupons", asked, StripeApi.expanding("applies_to", "currency_options")));
    }

    /** Subscriptions of a window, ended ones too, with their discounts. */
    static Optional<Listing> list(StripeApi api, Window window, Instant before, int limit) {
        List<String> discounts = DISCOUNTS.stream().map("data."::concat).toList();
        return api.list("/v1/subscriptions", window, before, limit, Map.of("status", "all", "expand", discounts));
    }
}
