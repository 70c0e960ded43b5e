package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Money sent from Stripe's balance to the company's bank: no profit and no loss.
 *
 * @param id {@code po_…}
 * @param amountMinor minor units sent, positive
 * @param created when it was sent
 * @param settlement its balance transaction
 * @param balanceTransactions the ids of those it paid out, oldest first; their {@code net} sums to the amount
 */
public record Payout(
        String id, long amountMinor, Instant created, BalanceTransaction settlement, List<String> balanceTransactions) {
    public Payout {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(settlement, "settlement");
        balanceTransactions = List.copyOf(balanceTransactions);
    }
}
