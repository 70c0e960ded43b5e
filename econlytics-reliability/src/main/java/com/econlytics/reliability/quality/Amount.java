package com.econlytics.reliability.quality;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Unit;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * What one movement or ticket adds to the books.
 *
 * @param at when it happened
 * @param customer whose it is
 * @param account under which account
 * @param unit what is counted
 * @param amount in that unit, signed from the company's side, never 0
 */
record Amount(Instant at, CustomerId customer, Account account, Unit unit, long amount) {
    Amount {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(unit, "unit");
    }

    YearMonth month() {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    int dayOfMonth() {
        return at.atOffset(ZoneOffset.UTC).getDayOfMonth();
    }

    boolean isOf(Account other) {
        return account.equals(other);
    }

    Amount times(long factor) {
        return new Amount(at, customer, account, unit, Math.multiplyExact(amount, factor));
    }

    Amount of(CustomerId other) {
        return new Amount(at, other, account, unit, amount);
    }

    Balance balance() {
        return new Balance(BalanceKey.of(customer, month(), account, unit), amount);
    }
}
