package com.econlytics.pnl;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the support payroll of a month: what work took over at the standard rate, and what stayed idle.
 *
 * <p>Costs are shown positive, in one currency. {@code assigned() + idle() = payroll}, exactly, because the idle part is
 * what is left; it is below zero where more was assigned than paid, and is never cut off.
 *
 * <p>Example: of a payroll of 16,000.00, at 25.00 an hour, 500 hours for customers, 20 for nobody known and 10 for the
 * company itself: 12,500.00, 500.00 and 250.00 are assigned, and 2,750.00 are idle.
 *
 * @param month the month
 * @param payroll what was paid, as booked on {@code support_payroll}
 * @param toCustomers what customers' work took over
 * @param toUnattributed what the work took over that is one customer's, but not known whose
 * @param toInternal what work for the company itself took over
 */
public record CapacityStatement(
        YearMonth month, Money payroll, Money toCustomers, Money toUnattributed, Money toInternal) {
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::month).thenComparing(key -> key.currency().getCurrencyCode());

    public CapacityStatement {
        Objects.requireNonNull(month, "month");
        for (Money part : List.of(toCustomers, toUnattributed, toInternal)) {
            if (!part.currency().equals(payroll.currency())) {
                throw new IllegalArgumentException("the payroll of " + month + " is " + payroll + " and a part of it "
                        + part + "; state each currency's on its own");
            }
        }
    }

    /** One statement for each month and currency in which there is payroll or work costed against it, in this order. */
    public static List<CapacityStatement> of(Collection<Balance> balances) {
        SortedMap<Key, Sums> sums = new TreeMap<>(ORDER);
        for (Balance balance : balances) {
            Place place = Place.OF_ACCOUNT.get(balance.key().account().code());
            if (place != null && balance.key().unit().isMoney()) {
                Currency currency = Currency.getInstance(balance.key().unit().code());
                sums.computeIfAbsent(new Key(balance.key().month(), currency), unseen -> new Sums())
                        .add(place, balance.amount());
            }
        }
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().toStatement(entry.getKey()))
                .toList();
    }

    /** What work took over, whoever's it was. */
    public Money assigned() {
        return toCustomers.plus(toUnattributed).plus(toInternal);
    }

    /** What was paid and no work took over; negative if work took over more than was paid. */
    public Money idle() {
        return payroll.minus(assigned());
    }

    private record Key(YearMonth month, Currency currency) {}

    private enum Place {
        PAYROLL,
        CUSTOMERS,
        UNATTRIBUTED,
        INTERNAL;

        static final Map<String, Place> OF_ACCOUNT = Map.of(
                ChartOfAccounts.SUPPORT_PAYROLL.code(), PAYROLL,
                ChartOfAccounts.SUPPORT_ABSORBED.code(), CUSTOMERS,
                ChartOfAccounts.SUPPORT_ABSORBED_UNATTRIBUTED.code(), UNATTRIBUTED,
                ChartOfAccounts.SUPPORT_ABSORBED_INTERNAL.code(), INTERNAL);
    }

    /** The sums of one month and currency, signed as the lines are. */
    private static final class Sums {
        private final Map<Place, Long> places = new EnumMap<>(Place.class);

        void add(Place place, long amount) {
            places.merge(place, amount, Math::addExact);
        }

        CapacityStatement toStatement(Key key) {
            return new CapacityStatement(
                    key.month(),
                    sum(Place.PAYROLL, key).negated(),
                    sum(Place.CUSTOMERS, key),
                    sum(Place.UNATTRIBUTED, key),
                    sum(Place.INTERNAL, key));
        }

        private Money sum(Place place, Key key) {
            return new Money(places.getOrDefault(place, 0L), key.currency());
        }
    }
}
