package com.econlytics.stripe;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Pulls what invoices bill and how they were settled: all of them first, and what is new in each later run.
 *
 * <p>It states the same documents as {@link StripeEvents}. An invoice that is not settled as it says yet is kept aside as
 * well, and what is known of it is booked. Needs read access to invoices, payment intents and charges.
 *
 * <p>Example: {@code new Sync(ledger, leases, "host-1").runOnce(new StripeInvoices(account, api, clock))}.
 */
public final class StripeInvoices implements Connector {
    private static final int PAGE_SIZE = 50;

    private final StripeAccount account;
    private final RevenueApi api;
    private final Invoices invoices;
    private final NewestFirst records;

    /** Pulls all of history; each run reads those of the hour before the newest one seen again. */
    public StripeInvoices(StripeAccount account, StripeApi api, Clock clock) {
        this(account, api, clock, NewestFirst.History.ALL, PAGE_SIZE);
    }

    /**
     * Pulls those created from {@code start} on.
     *
     * @param overlap how long before the newest one seen the next run ends; changes to older ones come as events, or to a run with a longer overlap
     */
    public StripeInvoices(StripeAccount account, StripeApi api, Clock clock, Instant start, Duration overlap) {
        this(account, api, clock, new NewestFirst.History(start, overlap), PAGE_SIZE);
    }

    StripeInvoices(StripeAccount account, StripeApi api, Clock clock, NewestFirst.History history, int pageSize) {
        this.account = account;
        this.api = new RevenueApi(api.requireModeOf(account));
        this.invoices = new Invoices(account, this.api);
        this.records = new NewestFirst(account, "invoice", clock, history, pageSize);
    }

    @Override
    public String name() {
        return account.account() + "/invoices";
    }

    @Override
    public Page pull(Cursor cursor) {
        return records.pull(cursor, api::listInvoices, invoices::read);
    }
}
