package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.Payloads.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Subscriptions of the shapes that Stripe documents for current and old versions of the API, with made-up ids. */
final class SubscriptionPayloads {
    static final long START = CREATED.getEpochSecond();
    static final long MONTH_END = START + 31 * 86_400;

    private SubscriptionPayloads() {}

    /** An active subscription of cus_1, without periods of its own, as since Basil. */
    static ObjectNode subscription(String id, ObjectNode... items) {
        ObjectNode subscription = object(id, "subscription");
        subscription
                .put("currency", "usd")
                .put("customer", "cus_1")
                .put("livemode", false)
                .put("start_date", START)
                .put("status", "active");
        subscription
                .putNull("trial_end")
                .putNull("cancel_at")
                .putNull("ended_at")
                .putNull("pause_collection");
        subscription.put("cancel_at_period_end", false).putArray("discounts");
        ObjectNode list = subscription.putObject("items").put("object", "list").put("has_more", false);
        list.putArray("data");
        for (ObjectNode item : items) {
            list.withArray("data").add(item);
        }
        return subscription;
    }

    /** An item of so many units at a price, whose month began when it was created. */
    static ObjectNode item(String id, ObjectNode price, long quantity) {
        ObjectNode item = object(id, "subscription_item");
        item.put("current_period_start", START).put("current_period_end", MONTH_END);
        item.put("quantity", quantity).put("subscription", "sub_1").putArray("discounts");
        item.set("price", price);
        return item;
    }

    static ObjectNode metered(String id, ObjectNode price) {
        ((ObjectNode) price.path("recurring")).put("usage_type", "metered");
        ObjectNode item = item(id, price, 0);
        item.remove("quantity");
        return item;
    }

    /** A monthly price in dollars. */
    static ObjectNode price(String id, String unitAmountDecimal) {
        ObjectNode price = object(id, "price");
        price.put("billing_scheme", "per_unit")
                .put("currency", "usd")
                .put("livemode", false)
                .put("product", "prod_1")
                .put("tax_behavior", "exclusive")
                .put("type", "recurring");
        price.putObject("recurring")
                .put("interval", "month")
                .put("interval_count", 1)
                .put("usage_type", "licensed");
        price.putNull("tiers_mode").putNull("transform_quantity");
        price.put("unit_amount_decimal", unitAmountDecimal);
        return unitAmountDecimal.contains(".")
                ? price.putNull("unit_amount")
                : price.put("unit_amount", Long.parseLong(unitAmountDecimal));
    }

    /** The same price as old versions of the API have it. */
    static ObjectNode plan(ObjectNode price) {
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        plan.put("id", price.path("id").asText()).put("object", "plan");
        plan.put("billing_scheme", "per_unit").put("currency", "usd").put("product", "prod_1");
        plan.put("amount", price.path("unit_amount").asLong())
                .put("amount_decimal", price.path("unit_amount_decimal").asText());
        plan.put("interval", "month").put("interval_count", 1).put("usage_type", "licensed");
        return plan.putNull("tiers_mode").putNull("transform_usage");
    }

    /** Up to ten units at 5.00 each and 20.00 besides, above at 4.005. */
    static ObjectNode tiered(ObjectNode price, String mode) {
        price.put("billing_scheme", "tiered").put("tiers_mode", mode);
        price.putNull("unit_amount").putNull("unit_amount_decimal");
        price.withArray("tiers")
                .addObject()
                .put("up_to", 10)
                .put("unit_amount", 500)
                .put("unit_amount_decimal", "500")
                .put("flat_amount", 2000)
                .put("flat_amount_decimal", "2000");
        price.withArray("tiers")
                .addObject()
                .putNull("up_to")
                .putNull("unit_amount")
                .put("unit_amount_decimal", "400.5")
                .putNull("flat_amount")
                .putNull("flat_amount_decimal");
        return price;
    }

    static ObjectNode coupon(String id, String duration) {
        ObjectNode coupon = object(id, "coupon");
        return coupon.put("duration", duration).put("livemode", false);
    }

    /** A discount of a subscription by a coupon, as since Clover. */
    static ObjectNode discount(String id, String coupon) {
        ObjectNode discount = object(id, "discount");
        discount.put("customer", "cus_1").put("subscription", "sub_1").putNull("end");
        discount.putObject("source").put("type", "coupon").put("coupon", coupon);
        return discount;
    }

    static ObjectNode event(String type, Instant at, ObjectNode subscription) {
        String id = "evt_" + type + at.getEpochSecond();
        return Payloads.event(id, "customer.subscription." + type, subscription).put("created", at.getEpochSecond());
    }

    /** An event that says what it changed. */
    static ObjectNode updated(Instant at, ObjectNode subscription, ObjectNode previous) {
        ObjectNode event = event("updated", at, subscription);
        ((ObjectNode) event.path("data")).set("previous_attributes", previous);
        return event;
    }
}
