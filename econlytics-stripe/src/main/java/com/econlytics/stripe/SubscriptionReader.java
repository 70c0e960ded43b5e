package com.econlytics.stripe;

import com.econlytics.fact.Party;
import com.econlytics.inbox.Reason;
import com.econlytics.revenue.RecurringPrice;
import com.econlytics.revenue.ServicePeriod;
import com.econlytics.revenue.Subscription;
import com.econlytics.revenue.SubscriptionItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the items of a subscription and what holds for it, as any version of the API shows them. */
final class SubscriptionReader {
    private final StripeAccount account;
    private final SubscriptionApi api;
    private final Instant now;

    SubscriptionReader(StripeAccount account, SubscriptionApi api, Instant now) {
        this.account = account;
        this.api = api;
        this.now = now;
    }

    /**
     * The states of all items of a subscription.
     *
     * @param states which states it shows; one that would begin before an item was created is none of that item
     */
    List<SubscriptionItem> read(Json subscription, List<SubscriptionState> states) throws UnreadableException {
        List<Json> items = itemsOf(subscription);
        RecurringPrices prices = new RecurringPrices(api);
        RecurringDiscounts discounts = new RecurringDiscounts(subscription, items, api);
        Subscription whole = whole(subscription, items);
        List<SubscriptionItem> read = new ArrayList<>();
        for (Json item : items) {
            Instant createdAt = (item.has("created") ? item : subscription).time("created", now);
            RecurringPrice price = prices.read(item, subscription);
            boolean agreed = price.usage() == RecurringPrice.Usage.LICENSED && item.has("quantity");
            for (SubscriptionState state : states) {
                Instant from = state.from(createdAt);
                if (!from.isBefore(createdAt)) {
                    read.add(new SubscriptionItem(
                            account.account(),
                            item.id(),
                            state.name(),
                            state.revision(),
                            from,
                            party(subscription),
                            price,
                            agreed ? (Long) item.amount("quantity") : null,
                            period(item, subscription),
                            discounts.of(item),
                            whole));
                }
            }
        }
        return read;
    }

    private Party party(Json subscription) throws UnreadableException {
        String customer = Payer.customerOf(subscription);
        return customer.isEmpty() ? Party.unknown() : Party.ofRecord(account.account(), customer);
    }

    /** What the subscription shows of its items goes before what is asked for, which is later. */
    private List<Json> itemsOf(Json subscription) throws UnreadableException {
        Json list = subscription.object("items");
        Map<String, Json> items = new LinkedHashMap<>();
        for (Json item : list.elements("data")) {
            items.put(item.id(), item);
        }
        if (!list.isWholeList()) {
            Optional<List<Json>> all = api.findItemsOf(subscription.id());
            for (Json item : all.orElseThrow(() -> subscription.wrong(Reason.SOURCE_NOT_FOUND, "items"))) {
                items.putIfAbsent(item.id(), item);
            }
        }
        return List.copyOf(items.values());
    }

    private static Subscription whole(Json subscription, List<Json> items) throws UnreadableException {
        SortedSet<String> ids = new TreeSet<>();
        for (Json item : items) {
            ids.add(item.id());
        }
        Optional<Json> pause = subscription.findObject("pause_collection");
        return new Subscription(
                subscription.id(),
                ids,
                subscription.oneOf("status", Subscription.Status.values()),
                subscription.date(subscription.has("start_date") ? "start_date" : "created"),
                date(subscription, "trial_end"),
                pause.isPresent()
                        ? pause.get().oneOf("behavior", Subscription.Pause.values())
                        : Subscription.Pause.NONE,
                pause.isPresent() ? date(pause.get(), "resumes_at") : null,
                cancelAt(subscription, items),
                date(subscription, "ended_at"));
    }

    /** When it is to end: a date, or the end of the longest period that is running. */
    private static @Nullable Instant cancelAt(Json subscription, List<Json> items) throws UnreadableException {
        boolean atPeriodEnd = subscription.has("cancel_at_period_end") && subscription.flag("cancel_at_period_end");
        if (subscription.has("cancel_at") || !atPeriodEnd) {
            return date(subscription, "cancel_at");
        }
        Instant last = Instant.MIN;
        for (Json item : items) {
            ServicePeriod period = period(item, subscription);
            last = period != null && period.endExclusive().isAfter(last) ? period.endExclusive() : last;
        }
        return last.equals(Instant.MIN) ? null : last;
    }

    /** Since Basil each item has a period of its own; before, the subscription had one. */
    private static @Nullable ServicePeriod period(Json item, Json subscription) throws UnreadableException {
        Json owner = item.has("current_period_start") ? item : subscription;
        if (!owner.has("current_period_start")) {
            return null;
        }
        Instant start = owner.date("current_period_start");
        Instant end = owner.date("current_period_end");
        if (end.isBefore(start)) {
            throw owner.wrong(Reason.TIMESTAMP, "current_period_end");
        }
        return new ServicePeriod(start, end);
    }

    private static @Nullable Instant date(Json owner, String field) throws UnreadableException {
        return owner.has(field) ? owner.date(field) : null;
    }
}
