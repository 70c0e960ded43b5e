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

    private final String name;
    private final StripeApi api;
    private final BalanceTransactionReader reader;
    private final Compositions compositions;
    private final NewestFirst records;

    /** Pulls all of history; each run reads the hour before the newest movement seen again. */
    public StripeBalanceTransactions(StripeAccount account, StripeApi api, Clock clock) {
        this(account, api, clock, NewestFirst.History.ALL, PAGE_SIZE);
    }

    /**
     * Pulls the last days again, under a name of its own: {@code stripe/acct_1/balance_transactions/last_3_days}. Run once a
     * day, it finds what Stripe listed late and what is kept aside since, and {@link
     * com.econlytics.connector.Sync.Outcome} says how many were new to the ledger, and how much. Three days are how long
     * Stripe tries to deliver an event.
     *
     * <p>A first run reads the last days by this host's clock, a later one from so many days before the newest movement that
     * the one before had seen, so that a week without a run is no gap.
     *
     * @param days 1 or more
     */
    public static StripeBalanceTransactions lastDays(StripeAccount account, StripeApi api, Clock clock, int days) {
        return new StripeBalanceTransactions(
                account, api, clock, NewestFirst.History.lastDays(days), PAGE_SIZE, "/last_" + days + "_days");
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
        this(account, api, clock, history, pageSize, "");
    }

    private StripeBalanceTransactions(
            StripeAccount account,
            StripeApi api,
            Clock clock,
            NewestFirst.History history,
            int pageSize,
            String nameEnding) {
        this.name = account.account() + "/balance_transactions" + nameEnding;
        this.api = api.requireModeOf(account);
        this.reader = new BalanceTransactionReader(account, new Origins(account, this.api));
        this.compositions = new Compositions(account, new RevenueApi(this.api));
        this.records = new NewestFirst(account, "balance_transaction", clock, history, pageSize);
    }

    @Override
    public String name() {
        return name;
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
