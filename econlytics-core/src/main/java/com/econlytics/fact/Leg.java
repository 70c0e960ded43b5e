package com.econlytics.fact;

import com.econlytics.TextOrder;
import com.econlytics.money.Money;
import java.util.Comparator;
import java.util.Objects;

/**
 * One part of a posting: the gross amount, or one fee.
 *
 * @param account where it is booked
 * @param amount signed from the company's side: a fee of 1.14 is {@code USD -1.14}
 */
public record Leg(Account account, Money amount) {
    /** By section, account and amount, so that one movement has one content however its source lists the fees. */
    static final Comparator<Leg> STATEMENT_ORDER = Comparator.comparing(
                    (Leg leg) -> leg.account().section())
            .thenComparing(leg -> leg.account().code(), TextOrder.CODE_POINT)
            .thenComparing(leg -> leg.amount().amountMinor());

    public Leg {
        Objects.requireNonNull(account, "account");
        if (amount.amountMinor() == Long.MIN_VALUE) {
            throw new IllegalArgumentException("an amount that cannot be reversed cannot be booked: " + amount);
        }
    }
}
