package com.econlytics.revenue;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.money.Money;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why net revenue earned differs from net revenue received, by cause, month, customer and record.
 *
 * <p>Net revenue received in a month and the entries of that month sum to net revenue earned in it, per currency and customer.
 *
 * <p>Example: a year is invoiced and paid for 1,200.00 in January: received 1,200.00, deferred −1,200.00 and +55.89, earned
 * 55.89.
 *
 * @param entries in the order of month, customer, record, cause and currency
 */
public record BasisBridge(List<Entry> entries) {
    public BasisBridge {
        entries = List.copyOf(entries);
    }

    /** The entries of {@code currency} in {@code months}, summed by cause; causes without an amount are left out. */
    public SortedMap<Cause, Money> causes(Currency currency, MonthRange months) {
        SortedMap<Cause, Money> sums = new TreeMap<>();
        entries.stream()
                .filter(entry -> entry.amount.currency().equals(currency) && months.contains(entry.month))
                .forEach(entry -> sums.merge(entry.cause, entry.amount, Money::plus));
        sums.values().removeIf(Money::isZero);
        return Collections.unmodifiableSortedMap(sums);
    }

    /** Why a part of a record is revenue at another time when it is earned. */
    public enum Cause {
        /** Invoiced and not paid: more when it is issued, less when it is paid or need not be paid. */
        INVOICED_NOT_PAID,
        /** Paid by other ways than the processor. */
        PAID_OUTSIDE,
        /** Paid from, or credited to, the customer's balance. */
        CUSTOMER_BALANCE,
        /** Invoiced and not earned: less when it is issued, more as it is earned. */
        DEFERRED,
        /** Given back before it was earned, so that it never becomes revenue. */
        UNEARNED_CREDIT,
        /** Invoiced in another currency than it was settled in: it is earned in the one and was received in the other. */
        OTHER_CURRENCY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One part of one record.
     *
     * @param cause why
     * @param record the fact: an invoice line, a payment, a settlement, a credit note line
     * @param customer who bears it
     * @param month in which month it counts
     * @param amount what it adds to net revenue received on the way to net revenue earned, signed
     */
    public record Entry(Cause cause, FactId record, CustomerId customer, YearMonth month, Money amount) {
        public Entry {
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(month, "month");
            Objects.requireNonNull(amount, "amount");
        }
    }
}
