package com.econlytics.stripe;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Pulls what payouts paid out, and when they arrive: all of them first, and what is new in each later run.
 *
 * <p>It states the same documents as {@link StripeEvents}. A payout whose balance transactions Stripe does not tell all yet
 * is kept aside as well. Needs read access to payouts and balance transactions.
 *
 * <p>Example: {@code new Sync(ledger, leases, "host-1").runOnce(new StripePayouts(account, api, clock))}.
 */
public final class StripePayouts implements Connector {
    private static final int PAGE_SIZE = 20;

    private final StripeAccount account;
    private final RevenueApi api;
    private final Payouts payouts;
    private final NewestFirst records;

    /** Pulls all of history; each run reads those of the hour before the newest one seen again. */
    public StripePayouts(StripeAccount account, StripeApi api, Clock clock) {
        this(account, api, clock, NewestFirst.History.ALL, PAGE_SIZE);
    }

    /**
     * Pulls those created from {@code start} on.
     *
     * @param overlap how long before the newest one seen the next run ends; some days find
     *     those that arrived meanwhile
     */
    public StripePayouts(StripeAccount account, StripeApi api, Clock clock, Instant start, Duration overlap) {
        this(account, api, clock, new NewestFirst.History(start, overlap), PAGE_SIZE);
    }

    StripePayouts(StripeAccount account, StripeApi api, Clock clock, NewestFirst.History history, int pageSize) {
        this.account = account;
        this.api = new RevenueApi(api.requireModeOf(account));
        this.payouts = new Payouts(account, this.api);
        this.records = new NewestFirst(account, "payout", clock, history, pageSize);
    }

    @Override
    public String name() {
        return account.account() + "/payouts";
    }

    @Override
    public Page pull(Cursor cursor) {
        return records.pull(cursor, api::listPayouts, payouts::read);
    }
}
