package com.econlytics.columnar;

import com.econlytics.TextOrder;
import com.econlytics.fact.Account;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Unit;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Objects;

/**
 * All of a balance's key but whose it is. A journal has few of them, so that a column holds their numbers.
 *
 * @param month in which month it counts
 * @param origin in which month it happened
 * @param account under which account
 * @param unit what is counted
 */
public record LineKey(YearMonth month, YearMonth origin, Account account, Unit unit) {
    static final Comparator<LineKey> ORDER = Comparator.comparing(LineKey::month)
            .thenComparing(LineKey::origin)
            .thenComparing(key -> key.account().code(), TextOrder.CODE_POINT)
            .thenComparing(key -> key.unit().code(), TextOrder.CODE_POINT);

    public LineKey {
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(unit, "unit");
    }

    /** That of a balance. */
    public static LineKey of(BalanceKey key) {
        return new LineKey(key.month(), key.origin(), key.account(), key.unit());
    }
}
