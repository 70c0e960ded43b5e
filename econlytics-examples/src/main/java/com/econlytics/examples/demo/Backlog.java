package com.econlytics.examples.demo;

import com.econlytics.connector.Connector;
import com.econlytics.testkit.company.SyntheticCompany;
import java.time.Instant;

/**
 * About how many records a backfill will read, for the progress bar; of tickets and documents nobody knows.
 *
 * @param customers of Stripe
 * @param balanceTransactions of Stripe
 */
record Backlog(long customers, long balanceTransactions) {
    static Backlog until(Instant moment, SyntheticCompany company) {
        return new Backlog(
                company.customers().stream()
                        .filter(customer -> !customer.created().isAfter(moment))
                        .count(),
                company.balanceTransactions().stream()
                        .filter(movement -> !movement.created().isAfter(moment))
                        .count());
    }

    long sizeOf(Connector connector) {
        if (connector.name().endsWith("/customers")) {
            return customers;
        }
        return connector.name().endsWith("/balance_transactions") ? balanceTransactions : 0;
    }
}
