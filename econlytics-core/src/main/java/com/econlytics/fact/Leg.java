package com.econlytics.fact;

import com.econlytics.money.Money;
import java.util.Objects;

/**
 * One part of a posting: the gross amount, or one fee.
 *
 * @param account where it is booked
 * @param amount signed from the company's side: a fee of 1.14 is {@code USD -1.14}
 */
public record Leg(Account account, Money amount) {
    public Leg {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(amount, "amount");
    }
}
