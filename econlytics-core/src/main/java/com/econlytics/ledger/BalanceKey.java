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
 * @param customer who bears it
 * @param month in which month it counts
 * @param account under which account
 * @param unit what is counted
 */
public record BalanceKey(CustomerId customer, YearMonth month, Account account, Unit unit)
        implements Comparable<BalanceKey> {
    private static final Comparator<BalanceKey> ORDER = Comparator.comparing(BalanceKey::customer)
            .thenComparing(BalanceKey::month)
            .thenComparing(key -> key.account().code(), TextOrder.CODE_POINT)
            .thenComparing(key -> key.unit().code(), TextOrder.CODE_POINT);

    public BalanceKey {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(unit, "unit");
    }

    @Override
    public int compareTo(BalanceKey other) {
        return ORDER.compare(this, other);
    }
}
