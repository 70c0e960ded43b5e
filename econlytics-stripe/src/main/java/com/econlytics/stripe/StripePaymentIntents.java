package com.econlytics.stripe;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Pulls what payments are made of, as Stripe's record of the payment and its metadata tell it: all of history first, and
 * what is new in each later run.
 *
 * <p>It states the same compositions as {@link StripeEvents}. Needs read access to payment intents and charges.
 *
 * <p>Example: {@code new Sync(ledger, leases, "host-1").runOnce(new StripePaymentIntents(account, api, clock))}.
 */
public final class StripePaymentIntents implements Connector {
    private static final int PAGE_SIZE = 50;

    private final StripeAccount account;
    private final RevenueApi api;
    private final Compositions compositions;
    private final NewestFirst records;

    /** Pulls all of history; each run reads those of the hour before the newest one seen again. */
    public StripePaymentIntents(StripeAccount account, StripeApi api, Clock clock) {
        this(account, api, clock, NewestFirst.History.ALL, PAGE_SIZE);
    }

    /**
     * Pulls those created from {@code start} on.
     *
     * @param overlap how long before the newest one seen the next run ends; some days find
     *     those that were paid meanwhile
     */
    public StripePaymentIntents(StripeAccount account, StripeApi api, Clock clock, Instant start, Duration overlap) {
        this(account, api, clock, new NewestFirst.History(start, overlap), PAGE_SIZE);
    }

    StripePaymentIntents(StripeAccount account, StripeApi api, Clock clock, NewestFirst.History history, int pageSize) {
        this.account = account;
        this.api = new RevenueApi(api.requireModeOf(account));
        this.compositions = new Compositions(account, this.api);
        this.records = new NewestFirst(account, "payment_intent", clock, history, pageSize);
    }

    @Override
    public String name() {
        return account.account() + "/payment_intents";
    }

    @Override
    public Page pull(Cursor cursor) {
        return records.pull(cursor, api::listPaymentIntents, compositions::lookAtIntent);
    }
}
