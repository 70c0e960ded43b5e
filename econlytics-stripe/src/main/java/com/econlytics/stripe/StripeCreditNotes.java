package com.econlytics.stripe;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Pulls what credit notes take back: all of them first, and what is new in each later run.
 *
 * <p>It states the same documents as {@link StripeEvents}. Needs read access to credit notes.
 *
 * <p>Example: {@code new Sync(ledger, leases, "host-1").runOnce(new StripeCreditNotes(account, api, clock))}.
 */
public final class StripeCreditNotes implements Connector {
    private static final int PAGE_SIZE = 100;

    private final StripeAccount account;
    private final RevenueApi api;
    private final CreditNotes creditNotes;
    private final NewestFirst records;

    /** Pulls all of history; each run reads those of the hour before the newest one seen again. */
    public StripeCreditNotes(StripeAccount account, StripeApi api, Clock clock) {
        this(account, api, clock, NewestFirst.History.ALL, PAGE_SIZE);
    }

    /**
     * Pulls those created from {@code start} on.
     *
     * @param overlap how long before the newest one seen the next run ends; some days find
     *     those that became void meanwhile
     */
    public StripeCreditNotes(StripeAccount account, StripeApi api, Clock clock, Instant start, Duration overlap) {
        this(account, api, clock, new NewestFirst.History(start, overlap), PAGE_SIZE);
    }

    StripeCreditNotes(StripeAccount account, StripeApi api, Clock clock, NewestFirst.History history, int pageSize) {
        this.account = account;
        this.api = new RevenueApi(api.requireModeOf(account));
        this.creditNotes = new CreditNotes(account, this.api);
        this.records = new NewestFirst(account, "credit_note", clock, history, pageSize);
    }

    @Override
    public String name() {
        return account.account() + "/credit_notes";
    }

    @Override
    public Page pull(Cursor cursor) {
        return records.pull(cursor, api::listCreditNotes, creditNotes::read);
    }
}
