package com.econlytics.stripe;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import java.time.Clock;

/**
 * Pulls what subscriptions cost: all of them first, ended ones too, and those who are new in each later run. Later changes come
 * as events.
 *
 * <p>Stripe lists the present alone. What it shows is taken for what was before too, unless {@link StripeEvents} tells of a
 * change. Needs read access to subscriptions, prices and coupons.
 *
 * <p>Example: {@code new Sync(ledger, leases, "host-1").runOnce(new StripeSubscriptions(account, api, clock))}.
 */
public final class StripeSubscriptions implements Connector {
    private static final int PAGE_SIZE = 50;

    private final StripeAccount account;
    private final StripeApi api;
    private final Clock clock;
    private final Subscriptions subscriptions;
    private final NewestFirst records;

    /** Pulls all subscriptions; each run reads those of the hour before the newest one seen again. */
    public StripeSubscriptions(StripeAccount account, StripeApi api, Clock clock) {
        this(account, api, clock, PAGE_SIZE);
    }

    StripeSubscriptions(StripeAccount account, StripeApi api, Clock clock, int pageSize) {
        this.account = account;
        this.api = api.requireModeOf(account);
        this.clock = clock;
        this.subscriptions = new Subscriptions(account, api);
        this.records = new NewestFirst(account, "subscription", clock, NewestFirst.History.ALL, pageSize);
    }

    @Override
    public String name() {
        return account.account() + "/subscriptions";
    }

    @Override
    public Page pull(Cursor cursor) {
        SubscriptionReader reader = subscriptions.reader(clock.instant());
        return records.pull(
                cursor,
                (window, before, limit) -> SubscriptionApi.list(api, window, before, limit),
                (subscription, now) -> Finding.applied(subscriptions.seen(subscription, reader, now)));
    }
}
