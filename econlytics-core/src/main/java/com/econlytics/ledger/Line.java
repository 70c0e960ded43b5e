package com.econlytics.ledger;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.FactId;
import java.time.YearMonth;
import java.util.Objects;

/**
 * One line of the journal: what one fact adds to one balance.
 *
 * @param fact where it comes from
 * @param key which balance it belongs to
 * @param amount minor units of a currency, or units of a driver; signed from the company's side
 */
public record Line(FactId fact, BalanceKey key, long amount) {
    public Line {
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(key, "key");
    }

    /** A line of {@code fact} that counts in the month in which the fact happened. */
    public static Line of(FactId fact, CustomerId customer, YearMonth month, Account account, Unit unit, long amount) {
        return new Line(fact, BalanceKey.of(customer, month, account, unit), amount);
    }

    /** The line that takes this one back. */
    public Line reversal() {
        return new Line(fact, key, Math.negateExact(amount));
    }

    /** The same line on another bearer. */
    Line borneBy(CustomerId bearer) {
        return new Line(fact, new BalanceKey(bearer, key.month(), key.origin(), key.account(), key.unit()), amount);
    }
}
