package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import com.econlytics.money.Money;
import com.econlytics.revenue.RecurringDiscount;
import com.econlytics.revenue.RecurringDiscount.Duration;
import com.econlytics.revenue.RecurringDiscount.Reach;
import com.econlytics.revenue.RecurringDiscount.Reduction;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads the discounts of one subscription and of its items.
 *
 * <p>Events name them by id alone, and Stripe has no way to ask for one: the subscription is asked for again then. A discount
 * that is gone meanwhile is stated as one of which no more is known.
 */
final class RecurringDiscounts {
    private final Json subscription;
    private final List<Json> items;
    private final SubscriptionApi api;
    private final Map<String, Json> shown = new HashMap<>();
    private boolean asked;

    RecurringDiscounts(Json subscription, List<Json> items, SubscriptionApi api) {
        this.subscription = subscription;
        this.items = items;
        this.api = api;
    }

    /** The discounts of {@code item}, then those of the whole subscription. */
    List<RecurringDiscount> of(Json item) throws UnreadableException {
        List<RecurringDiscount> discounts = new ArrayList<>();
        for (Json discount : listed(item)) {
            discounts.add(read(discount, Reach.ITEM));
        }
        for (Json discount : listed(subscription)) {
            discounts.add(read(discount, Reach.SUBSCRIPTION));
        }
        return discounts;
    }

    /** New versions of the API have a list of discounts, old ones have one, and some have both. */
    private static List<Json> listed(Json owner) throws UnreadableException {
        List<Json> several = owner.elements("discounts");
        return several.isEmpty() ? owner.findObject("discount").stream().toList() : several;
    }

    private RecurringDiscount read(Json discount, Reach reach) throws UnreadableException {
        if (discount.node().isObject()) {
            return terms(discount, reach);
        }
        String id = discount.node().asText();
        Optional<Json> found = find(id);
        return found.isPresent() ? terms(found.get(), reach) : unknown(discount, id, reach);
    }

    private static RecurringDiscount unknown(Json discount, String id, Reach reach) throws UnreadableException {
        if (id.isBlank() || !Json.isId(id)) {
            throw discount.wrong(Reason.SCHEMA, "id");
        }
        return RecurringDiscount.unknown(id, reach);
    }

    private Optional<Json> find(String id) throws UnreadableException {
        if (!asked) {
            asked = true;
            Optional<Json> fresh = api.findSubscription(subscription.id());
            if (fresh.isPresent()) {
                remember(fresh.get());
                for (Json item : fresh.get().object("items").elements("data")) {
                    remember(item);
                }
            }
            remember(subscription);
            for (Json item : items) {
                remember(item);
            }
        }
        return Optional.ofNullable(shown.get(id));
    }

    private void remember(Json owner) throws UnreadableException {
        List<Json> all = new ArrayList<>(owner.elements("discounts"));
        owner.findObject("discount").ifPresent(all::add);
        for (Json discount : all) {
            JsonNode id = discount.node().path("id");
            if (id.isTextual()) {
                shown.put(id.asText(), discount);
            }
        }
    }

    private RecurringDiscount terms(Json discount, Reach reach) throws UnreadableException {
        Json source = discount.findObject("source").orElse(discount);
        Optional<Json> expanded = source.findObject("coupon");
        String couponId = expanded.isPresent() ? expanded.get().text("id") : source.text("coupon");
        String id = discount.has("id") ? discount.id() : couponId;
        Optional<Json> coupon = api.findCoupon(couponId).or(() -> expanded);
        if (coupon.isEmpty()) {
            return unknown(discount, id, reach);
        }
        return new RecurringDiscount(
                id,
                reach,
                reduction(coupon.get()),
                coupon.get().oneOf("duration", Duration.values()),
                discount.has("end") ? discount.date("end") : null,
                products(coupon.get()));
    }

    private Reduction reduction(Json coupon) throws UnreadableException {
        if (coupon.has("percent_off")) {
            BigDecimal percent = coupon.decimal("percent_off");
            if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw coupon.wrong(Reason.AMOUNT, "percent_off");
            }
            return new Reduction.Percent(percent);
        }
        Money amount = amountOff(coupon);
        if (amount.isNegative()) {
            throw coupon.wrong(Reason.AMOUNT, "amount_off");
        }
        return new Reduction.Amount(amount);
    }

    /** In the currency of the subscription, if the coupon has an amount in it. */
    private Money amountOff(Json coupon) throws UnreadableException {
        String charged = subscription.findText("currency").orElse("").toLowerCase(Locale.ROOT);
        Optional<Json> option = coupon.findObject("currency_options").flatMap(all -> all.findObject(charged));
        return option.isPresent()
                ? StripeCurrencies.money(
                        option.get().amount("amount_off"),
                        StripeCurrencies.currency(subscription),
                        option.get(),
                        "amount_off")
                : StripeCurrencies.money(coupon, "amount_off");
    }

    private static SortedSet<String> products(Json coupon) throws UnreadableException {
        Optional<Json> appliesTo = coupon.findObject("applies_to");
        SortedSet<String> products = new TreeSet<>(Collections.emptySortedSet());
        if (appliesTo.isPresent()) {
            for (Json product : appliesTo.get().elements("products")) {
                if (!Json.isId(product.node().asText())) {
                    throw appliesTo.get().wrong(Reason.SCHEMA, "products");
                }
                products.add(product.node().asText());
            }
        }
        return products;
    }
}
