package com.econlytics.stripe;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.inbox.Reason;
import com.econlytics.revenue.SubscriptionItem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what subscriptions cost, from events and from lists.
 *
 * <p>An event shows the subscription as it was then, so each event tells a state of its own; asking again would tell what is
 * now. Only what an event leaves out is asked for: further items, tiers, coupons.
 */
final class Subscriptions {
    private final StripeAccount account;
    private final StripeApi api;

    Subscriptions(StripeAccount account, StripeApi api) {
        this.account = account;
        this.api = api;
    }

    /** The states that an event about a subscription tells: the one since then, and what was before. */
    Finding look(Event event, Instant now) throws UnreadableException {
        Json subscription = StripeEvents.of("subscription", event.object());
        SubscriptionReader reader = reader(now);
        Reading told;
        try {
            told = reading(reader.read(subscription, List.of(SubscriptionState.of(event))));
        } catch (UnreadableException missing) {
            if (missing.reason() != Reason.SOURCE_NOT_FOUND) {
                throw missing;
            }
            return Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, subscription.id());
        }
        return Finding.applied(told.and(before(event, subscription, reader)));
    }

    /** The state that the subscription of a discount has now; a discount of a whole customer is on none. */
    Finding lookAtDiscount(Json discount, Instant now) throws UnreadableException {
        Optional<String> id = discount.findId("subscription");
        if (id.isEmpty()) {
            return Finding.ignored(
                    Reason.NOTHING_STATED, discount.findText("id").orElse("discount"));
        }
        Optional<Json> subscription = new SubscriptionApi(api).findSubscription(id.get());
        return subscription.isPresent()
                ? Finding.applied(seen(subscription.get(), reader(now), now))
                : Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, id.get());
    }

    /** What a look at a subscription tells. */
    Reading seen(Json subscription, SubscriptionReader reader, Instant now) throws UnreadableException {
        account.requireModeOf(subscription);
        return reading(reader.read(subscription, SubscriptionState.seen(now)));
    }

    /** Reads subscriptions, and asks for each price and coupon once. */
    SubscriptionReader reader(Instant now) {
        return new SubscriptionReader(account, new SubscriptionApi(api), now);
    }

    /** The event's own state must not be lost because the one before it cannot be read. */
    private Reading before(Event event, Json subscription, SubscriptionReader reader) {
        Optional<Json> previous = event.findPrevious();
        if (previous.isEmpty()) {
            return Reading.NOTHING;
        }
        ObjectNode earlier = subscription.node().deepCopy();
        overlay(earlier, previous.get().node());
        try {
            return reading(
                    reader.read(new Json(earlier, subscription.path()), List.of(SubscriptionState.before(event))));
        } catch (UnreadableException unreadable) {
            return Reading.NOTHING;
        }
    }

    /** Puts the values before in the place of those after; of objects, only the fields that changed are named. */
    private static void overlay(ObjectNode after, JsonNode before) {
        before.properties().forEach(field -> {
            if (after.get(field.getKey()) instanceof ObjectNode inner
                    && field.getValue().isObject()) {
                overlay(inner, field.getValue());
            } else {
                after.set(field.getKey(), field.getValue());
            }
        });
    }

    private static Reading reading(List<SubscriptionItem> items) {
        List<Identity> identities = items.stream()
                .map(SubscriptionItem::party)
                .filter(Party.OfRecord.class::isInstance)
                .distinct()
                .map(Identity::of)
                .toList();
        return Reading.of(items.stream().map(SubscriptionItem::posting).toList(), identities);
    }
}
