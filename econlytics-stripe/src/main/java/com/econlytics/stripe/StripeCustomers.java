package com.econlytics.stripe;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import java.time.Clock;

/**
 * Pulls who the customers are: all of them first, and those who are new in each later run. Later changes to a customer
 * come as events.
 */
public final class StripeCustomers implements Connector {
    private static final int PAGE_SIZE = 100;

    private final StripeAccount account;
    private final StripeApi api;
    private final Customers customers;
    private final NewestFirst records;

    /** Pulls all customers; each run reads those of the hour before the newest one seen again. */
    public StripeCustomers(StripeAccount account, StripeApi api, Clock clock) {
        this(account, api, clock, PAGE_SIZE);
    }

    StripeCustomers(StripeAccount account, StripeApi api, Clock clock, int pageSize) {
        this.account = account;
        this.api = api.requireModeOf(account);
        this.customers = new Customers(account);
        this.records = new NewestFirst(account, "customer", clock, NewestFirst.History.ALL, pageSize);
    }

    @Override
    public String name() {
        return account.account() + "/customers";
    }

    @Override
    public Page pull(Cursor cursor) {
        return records.pull(
                cursor, api::listCustomers, (customer, now) -> Finding.applied(customers.seen(customer, now)));
    }
}
