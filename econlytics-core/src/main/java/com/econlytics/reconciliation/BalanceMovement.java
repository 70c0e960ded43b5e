package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import java.time.Instant;
import java.util.Objects;

/**
 * One row of the processor's own report of what moved its balance.
 *
 * @param balanceTransaction the processor's id of the movement
 * @param created when it moved
 * @param category the processor's reporting category, such as {@code charge} or {@code payout}
 * @param source the object that moved it; empty if the report does not say
 * @param payout the automatic payout that paid it out; empty if none did yet
 * @param gross before fees, signed from the company's side
 * @param fee what was kept, positive
 * @param net what reached the balance: {@code gross} less {@code fee}
 */
public record BalanceMovement(
        String balanceTransaction,
        Instant created,
        String category,
        String source,
        String payout,
        Money gross,
        Money fee,
        Money net) {
    public BalanceMovement {
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(payout, "payout");
        if (balanceTransaction.isBlank() || category.isBlank()) {
            throw new IllegalArgumentException(
                    "a balance movement needs the id of its transaction and its category; neither may be blank");
        }
        if (!gross.minus(fee).equals(net)) {
            throw new IllegalArgumentException("balance movement " + balanceTransaction + " has gross " + gross
                    + ", fee " + fee + " and net " + net + "; net must be gross less fee");
        }
    }
}
