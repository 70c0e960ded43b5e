package com.econlytics.testkit.stripe;

import com.econlytics.testkit.company.Subscription;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;

/** Subscriptions and their prices in Stripe's wire format. */
final class SubscriptionJson {
    private final String currency;

    SubscriptionJson(String currency) {
        this.currency = currency;
    }

    /** A subscription as it is at {@code at}. */
    ObjectNode subscription(Subscription subscription, Instant at, boolean over) {
        ObjectNode node = StripeJson.object(subscription.id(), "subscription", subscription.started());
        node.putNull("cancel_at").put("cancel_at_period_end", false);
        node.put("currency", currency)
                .put("customer", subscription.customerId())
                .putArray("discounts");
        if (over) {
            node.put("ended_at", at.getEpochSecond());
        } else {
            node.putNull("ended_at");
        }
        node.set("items", items(item(subscription, at)));
        node.put("livemode", false).putObject("metadata");
        node.putNull("pause_collection")
                .put("start_date", subscription.started().getEpochSecond())
                .put("status", over ? "canceled" : "active");
        return node.putNull("trial_end").putNull("trial_start");
    }

    /** What an event names as before when the number of seats changed. */
    ObjectNode beforeChange(Subscription subscription) {
        ObjectNode previous = JsonNodeFactory.instance.objectNode();
        Instant before = subscription.changed().minusSeconds(1);
        previous.putObject("items").putArray("data").add(item(subscription, before));
        return previous;
    }

    ObjectNode item(Subscription subscription, Instant at) {
        ObjectNode item = StripeJson.object(subscription.item(), "subscription_item", subscription.started());
        Instant start = subscription.started();
        item.put(
                "current_period_end",
                start.atOffset(ZoneOffset.UTC).plusMonths(1).toEpochSecond());
        item.put("current_period_start", start.getEpochSecond()).putArray("discounts");
        item.set("price", price(subscription));
        item.put("quantity", at.isBefore(subscription.changed()) ? subscription.seats() : subscription.laterSeats());
        return item.put("subscription", subscription.id());
    }

    ObjectNode price(Subscription subscription) {
        ObjectNode price = StripeJson.object("price_" + subscription.plan(), "price", Instant.EPOCH);
        price.put("active", true).put("billing_scheme", "per_unit").put("currency", currency);
        price.put("livemode", false).put("product", "prod_" + subscription.plan());
        price.putObject("recurring")
                .put("interval", "month")
                .put("interval_count", 1)
                .put("usage_type", "licensed");
        price.put("tax_behavior", "exclusive").putNull("tiers_mode").putNull("transform_quantity");
        price.put("type", "recurring").put("unit_amount", subscription.seatPriceMinor());
        return price.put("unit_amount_decimal", String.valueOf(subscription.seatPriceMinor()));
    }

    private static ObjectNode items(ObjectNode item) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        list.putArray("data").add(item);
        return list.put("has_more", false).put("url", "/v1/subscription_items");
    }
}
