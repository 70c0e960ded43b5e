package com.econlytics.cohort;

import com.econlytics.TextOrder;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The order of a list of customers: by one column, in one direction, what has no value last in either; then by customer number
 * and by currency code. So no two rows are equal, and every store gives the same order.
 *
 * <p>Amounts are compared in major units, whatever their currency: 3.00 dollars come before 200 yen.
 *
 * @param key by what
 * @param direction and in which direction; the customer number and the currency always rise
 */
public record CustomerOrder(Key key, Direction direction) implements Comparator<ListedCustomer> {
    private static final Comparator<ListedCustomer> TIES = Comparator.comparing(ListedCustomer::customer)
            .thenComparing(ListedCustomer::currency, TextOrder.CODE_POINT);

    public CustomerOrder {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(direction, "direction");
    }

    /** The direction of the chosen column. */
    public enum Direction {
        /** Least first. */
        ASCENDING,
        /** Greatest first. */
        DESCENDING
    }

    /** What rows can be ordered by. */
    public enum Key {
        /** What the source calls the customer, by code point. */
        SOURCE_ID,
        /** The month that the date of signup shows. */
        SIGNUP_MONTH,
        /** The date of signup. */
        SIGNUP_DATE,
        /** Net revenue. */
        REVENUE,
        /** Fees. */
        FEES,
        /** The cost of support work. */
        SUPPORT,
        /** All other costs. */
        OTHER_COSTS,
        /** Customer profit. */
        PROFIT,
        /** How many support tickets. */
        TICKETS,
        /** What was received. */
        GROSS_RECEIPTS,
        /** What was given back. */
        REFUNDS,
        /** What was disputed. */
        DISPUTES,
        /** The currency code. */
        CURRENCY,
        /** What is received and not counted yet. */
        PENDING
    }

    @Override
    public int compare(ListedCustomer one, ListedCustomer other) {
        int compared = compareByKey(one, other);
        return compared != 0 ? compared : TIES.compare(one, other);
    }

    private int compareByKey(ListedCustomer one, ListedCustomer other) {
        return switch (key) {
            case SOURCE_ID -> directed(TextOrder.CODE_POINT.compare(one.sourceId(), other.sourceId()));
            case CURRENCY -> directed(TextOrder.CODE_POINT.compare(one.currency(), other.currency()));
            case TICKETS ->
                directed(Long.compare(one.profit().tickets(), other.profit().tickets()));
            case SIGNUP_DATE -> absentLast(one, other, Function.identity());
            case SIGNUP_MONTH -> absentLast(one, other, YearMonth::from);
            case REVENUE -> amount(one, other, CustomerProfit::totalRevenue);
            case FEES -> amount(one, other, CustomerProfit::totalFees);
            case SUPPORT -> amount(one, other, CustomerProfit::supportCost);
            case OTHER_COSTS -> amount(one, other, CustomerProfit::otherCosts);
            case PROFIT -> amount(one, other, CustomerProfit::netProfit);
            case GROSS_RECEIPTS -> amount(one, other, CustomerProfit::grossReceipts);
            case REFUNDS -> amount(one, other, CustomerProfit::refunds);
            case DISPUTES -> amount(one, other, CustomerProfit::disputes);
            case PENDING -> amount(one, other, CustomerProfit::pending);
        };
    }

    private int amount(ListedCustomer one, ListedCustomer other, Function<CustomerProfit, Money> figure) {
        return directed(figure.apply(one.profit())
                .toMajor()
                .compareTo(figure.apply(other.profit()).toMajor()));
    }

    private <V extends Comparable<? super V>> int absentLast(
            ListedCustomer one, ListedCustomer other, Function<? super LocalDate, V> value) {
        Optional<V> left = one.findSignedUpOn().map(value);
        Optional<V> right = other.findSignedUpOn().map(value);
        return left.isPresent() && right.isPresent()
                ? directed(left.get().compareTo(right.get()))
                : Boolean.compare(left.isEmpty(), right.isEmpty());
    }

    private int directed(int compared) {
        return direction == Direction.ASCENDING ? compared : -Integer.signum(compared);
    }
}
