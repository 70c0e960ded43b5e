package com.econlytics.cohort;

import com.econlytics.TextOrder;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import java.math.BigDecimal;
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
        SOURCE_ID(Optional::of, ListedCustomer::sourceId, TextOrder.CODE_POINT),
        /** The month that the date of signup shows. */
        SIGNUP_MONTH(ListedCustomer::findSignedUpOn, YearMonth::from),
        /** The date of signup. */
        SIGNUP_DATE(ListedCustomer::findSignedUpOn, Function.<LocalDate>identity()),
        /** Net revenue. */
        REVENUE(CustomerProfit::totalRevenue),
        /** Fees. */
        FEES(CustomerProfit::totalFees),
        /** The cost of support work. */
        SUPPORT(CustomerProfit::supportCost),
        /** All other costs. */
        OTHER_COSTS(CustomerProfit::otherCosts),
        /** Customer profit. */
        PROFIT(CustomerProfit::netProfit),
        /** How many support tickets. */
        TICKETS(Optional::of, row -> row.profit().tickets()),
        /** What was received. */
        GROSS_RECEIPTS(CustomerProfit::grossReceipts),
        /** What was given back. */
        REFUNDS(CustomerProfit::refunds),
        /** What was disputed. */
        DISPUTES(CustomerProfit::disputes),
        /** The currency code. */
        CURRENCY(Optional::of, ListedCustomer::currency, TextOrder.CODE_POINT),
        /** What is received and not counted yet. */
        PENDING(CustomerProfit::pending);

        private final Comparator<ListedCustomer> ascending;
        private final Comparator<ListedCustomer> descending;

        <S, V extends Comparable<? super V>> Key(
                Function<ListedCustomer, Optional<S>> source, Function<? super S, V> value) {
            this(source, value, Comparator.naturalOrder());
        }

        <S, V> Key(
                Function<ListedCustomer, Optional<S>> source,
                Function<? super S, V> value,
                Comparator<? super V> values) {
            this.ascending = lastIfAbsent(source, value, values);
            this.descending = lastIfAbsent(source, value, values.reversed());
        }

        Key(Function<CustomerProfit, Money> figure) {
            this(Optional::of, row -> major(figure.apply(row.profit())));
        }

        private static BigDecimal major(Money amount) {
            return amount.toMajor();
        }

        private static <S, V> Comparator<ListedCustomer> lastIfAbsent(
                Function<ListedCustomer, Optional<S>> source,
                Function<? super S, V> value,
                Comparator<? super V> values) {
            Function<ListedCustomer, Optional<V>> found =
                    row -> source.apply(row).map(value);
            return (one, other) -> {
                Optional<V> left = found.apply(one);
                Optional<V> right = found.apply(other);
                return left.isPresent() && right.isPresent()
                        ? values.compare(left.get(), right.get())
                        : Boolean.compare(left.isEmpty(), right.isEmpty());
            };
        }
    }

    @Override
    public int compare(ListedCustomer one, ListedCustomer other) {
        Comparator<ListedCustomer> chosen = direction == Direction.ASCENDING ? key.ascending : key.descending;
        int compared = chosen.compare(one, other);
        return compared != 0 ? compared : TIES.compare(one, other);
    }
}
