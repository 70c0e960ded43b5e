package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The balance of the company's Stripe account while its story is told. */
final class StripeAccount {
    private final StripeIds ids;
    private final TruthBook book;
    private final List<BalanceTransaction> movements = new ArrayList<>();

    StripeAccount(StripeIds ids, TruthBook book) {
        this.ids = ids;
        this.book = book;
    }

    BalanceTransaction move(MovementType type, String source, long amountMinor, long feeMinor, Instant at) {
        BalanceTransaction movement =
                new BalanceTransaction(ids.next("txn_3"), type, source, amountMinor, feeMinor, at);
        movements.add(movement);
        book.stripeNet(movement.netMinor());
        return movement;
    }

    /** Every movement so far, oldest first, those of one second by id. */
    List<BalanceTransaction> statement() {
        return movements.stream()
                .sorted(Comparator.comparing(BalanceTransaction::created).thenComparing(BalanceTransaction::id))
                .toList();
    }
}
