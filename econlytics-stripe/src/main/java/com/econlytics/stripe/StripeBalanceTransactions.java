package com.econlytics.stripe;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Pulls every movement of the balance: all of history first, and what is new in each later run.
 *
 * <p>It gives the same facts as {@link StripeEvents}, so a movement that came both ways counts once, and what no event
 * told of is made up for. Sums of its facts tie to Stripe's balance, currency by currency.
 *
 * <p>Example: {@code new Sync(ledger, leases, "host-1").runOnce(new StripeBalanceTransactions(account, api, clock))}.
 */
public final class StripeBalanceTransactions implements Connector {
    /** Each record has its source expanded; larger pages time out at Stripe. */
    private static final int PAGE_SIZE = 50;

    private final StripeAccount account;
    private final StripeApi api;
    private final BalanceTransactionReader reader;
    private final Compositions compositions;
    private final NewestFirst records;

    /** Pulls all of history; each run reads the hour before the newest movement seen again. */
    public StripeBalanceTransactions(StripeAccount account, StripeApi api, Clock clock) {
        this(account, api, clock, NewestFirst.History.ALL, PAGE_SIZE);
    }

    /**
     * Pulls history from {@code start} on.
     *
     * @param overlap how long before the newest movement seen the next run ends; some days make each run a sweep for what
     *     was missed
     */
    public StripeBalanceTransactions(
            StripeAccount account, StripeApi api, Clock clock, Instant start, Duration overlap) {
        this(account, api, clock, new NewestFirst.History(start, overlap), PAGE_SIZE);
    }

    StripeBalanceTransactions(
            StripeAccount account, StripeApi api, Clock clock, NewestFirst.History history, int pageSize) {
        this.account = account;
        this.api = api.requireModeOf(account);
        this.reader = new BalanceTransactionReader(account, new Origins(account, api));
        this.compositions = new Compositions(account, new RevenueApi(api));
        this.records = new NewestFirst(account, "balance_transaction", clock, history, pageSize);
    }

    @Override
    public String name() {
        return account.account() + "/balance_transactions";
    }

    @Override
    public Page pull(Cursor cursor) {
        return records.pull(cursor, api::listBalanceTransactions, this::read);
    }

    private Finding read(Json transaction, Instant now) throws UnreadableException {
        Reading movement = reader.read(transaction, Origin.NONE, now);
        Optional<Json> source = transaction.findObject("source");
        return Finding.applied(
                source.isPresent() ? movement.and(compositions.ofMetadata(source.get(), now)) : movement);
    }
}
