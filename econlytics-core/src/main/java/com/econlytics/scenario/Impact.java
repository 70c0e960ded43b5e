package com.econlytics.scenario;

import com.econlytics.customer.CustomerId;
import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scenario does to the profit of one bearer in one currency.
 *
 * <p>Example: profit 3.00 before and −2.00 after is a change of −5.00, and the customer turns to loss.
 *
 * @param bearer a customer, unattributed or unallocated
 * @param before customer profit without the change; 0 if it has no amounts
 * @param after customer profit with it; 0 if it has no amounts
 */
public record Impact(CustomerId bearer, Money before, Money after) {
    private static final Comparator<Key> ORDER =
            Comparator.comparing((Key key) -> key.currency().getCurrencyCode()).thenComparing(Key::bearer);

    public Impact {
        Objects.requireNonNull(bearer, "bearer");
        if (!before.currency().equals(after.currency())) {
            throw new IllegalArgumentException("the profit of " + bearer + " is " + before + " before and " + after
                    + " after; compare amounts of one currency");
        }
    }

    /** Whether a customer's profit crosses 0. A profit of exactly 0 is no loss. */
    public enum Turn {
        /** It stays on its side of 0, or is not a customer. */
        NONE,
        /** At least 0 before, below 0 after. */
        TO_LOSS,
        /** Below 0 before, at least 0 after. */
        OUT_OF_LOSS
    }

    /** After less before: positive if the bearer earns more. */
    public Money change() {
        return after.minus(before);
    }

    /** Whether this customer turns to loss, or out of it. */
    public Turn turn() {
        if (!bearer.isCustomer() || before.isNegative() == after.isNegative()) {
            return Turn.NONE;
        }
        return after.isNegative() ? Turn.TO_LOSS : Turn.OUT_OF_LOSS;
    }

    /** One for each currency and bearer with an amount in a profit section on either side, in this order. */
    static List<Impact> between(Collection<Balance> before, Collection<Balance> after, MonthRange months) {
        SortedMap<Key, Long> first = profits(before, months);
        SortedMap<Key, Long> last = profits(after, months);
        SortedSet<Key> keys = new TreeSet<>(ORDER);
        keys.addAll(first.keySet());
        keys.addAll(last.keySet());
        List<Impact> impacts = new ArrayList<>();
        for (Key key : keys) {
            impacts.add(new Impact(
                    key.bearer,
                    new Money(first.getOrDefault(key, 0L), key.currency),
                    new Money(last.getOrDefault(key, 0L), key.currency)));
        }
        return impacts;
    }

    private static SortedMap<Key, Long> profits(Collection<Balance> balances, MonthRange months) {
        SortedMap<Key, Long> profits = new TreeMap<>(ORDER);
        for (Balance balance : balances) {
            boolean counts = balance.key().unit().isMoney()
                    && StatementLine.CUSTOMER_PROFIT.contains(balance.key().account())
                    && months.contains(balance.key().month());
            if (counts) {
                Currency currency = Currency.getInstance(balance.key().unit().code());
                profits.merge(new Key(balance.key().customer(), currency), balance.amount(), Math::addExact);
            }
        }
        return profits;
    }

    private record Key(CustomerId bearer, Currency currency) {}
}
