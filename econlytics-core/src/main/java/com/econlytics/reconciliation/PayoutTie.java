package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import java.util.List;
import java.util.Objects;

/**
 * A payout and what it paid out.
 *
 * <p>Example: {@code po_1} of 900.00 has members of 950.00 and −50.00, so the difference is 0.00.
 *
 * @param payout the source's id
 * @param amount what was paid out, positive
 * @param members its balance transactions, by id, with what each moved
 * @param missing ids of members that the ledger does not have, or has with another amount
 */
public record PayoutTie(String payout, Money amount, List<ClearingStatement.Movement> members, List<String> missing) {
    public PayoutTie {
        Objects.requireNonNull(payout, "payout");
        Objects.requireNonNull(amount, "amount");
        members = List.copyOf(members);
        missing = List.copyOf(missing);
    }

    /** The payout less its members. */
    public Money difference() {
        return members.stream().map(ClearingStatement.Movement::net).reduce(amount, Money::minus);
    }

    /** Whether its members sum to it, and the ledger has them all. */
    public boolean isTied() {
        return difference().isZero() && missing.isEmpty();
    }
}
