package com.econlytics.ledger;

import com.econlytics.TextOrder;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Objects;

/**
 * What lines are summed by. Amounts of two units are never in one sum, because the unit is part of the key.
 *
 * <p>The month and the origin differ in prior-period adjustments alone: what became known about June 2026 after its books
 * were closed has the month 2026-07 and the origin 2026-06.
 *
 * @param customer who bears it
 * @param month in which month it counts
 * @param origin in which month it happened
 * @param account under which account
 * @param unit what is counted
 */
public record BalanceKey(CustomerId customer, YearMonth month, YearMonth origin, Account account, Unit unit)
        implements Comparable<BalanceKey> {
    private static final Comparator<BalanceKey> ORDER = Comparator.comparing(BalanceKey::customer)
            .thenComparing(BalanceKey::month)
            .thenComparing(BalanceKey::origin)
            .thenComparing(key -> key.account().code(), TextOrder.CODE_POINT)
            .thenComparing(key -> key.unit().code(), TextOrder.CODE_POINT);

    public BalanceKey {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(unit, "unit");
    }

    /** The key of what counts in the month in which it happened. */
    public static BalanceKey of(CustomerId customer, YearMonth month, Account account, Unit unit) {
        return new BalanceKey(customer, month, month, account, unit);
    }

    /** The same, counted in {@code other}. */
    public BalanceKey countedIn(YearMonth other) {
        return new BalanceKey(customer, other, origin, account, unit);
    }

    /** Whether this counts in another month than the one in which it happened. */
    public boolean isPriorPeriodAdjustment() {
        return !month.equals(origin);
    }

    @Override
    public int compareTo(BalanceKey other) {
        return ORDER.compare(this, other);
    }
}
