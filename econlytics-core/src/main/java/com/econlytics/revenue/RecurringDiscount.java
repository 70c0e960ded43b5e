package com.econlytics.revenue;

import com.econlytics.TextOrder;
import com.econlytics.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off the price of a subscription item, or of the whole subscription.
 *
 * <p>Example: 25 % off the whole subscription for good: reach {@link Reach#SUBSCRIPTION}, reduction {@code new
 * Reduction.Percent(25)}, duration {@link Duration#FOREVER}.
 *
 * @param discount the source's id of the discount
 * @param reach what it is taken off
 * @param reduction how much is taken off
 * @param duration for how long
 * @param end the first instant at which it counts no more; to the microsecond; null if it has no end, or one that is not known
 * @param products the source's ids of the products that it is for; empty if it is for all
 */
public record RecurringDiscount(
        String discount,
        Reach reach,
        Reduction reduction,
        Duration duration,
        @Nullable Instant end,
        SortedSet<String> products) {
    public RecurringDiscount {
        SubscriptionText.requireId("discount", discount);
        Objects.requireNonNull(reach, "reach");
        Objects.requireNonNull(reduction, "reduction");
        if ((duration == Duration.UNKNOWN) != (reduction instanceof Reduction.Unknown)) {
            throw new IllegalArgumentException("discount " + discount + " takes " + reduction + " off for " + duration
                    + "; either both are known or neither is");
        }
        end = end == null ? null : end.truncatedTo(ChronoUnit.MICROS);
        SortedSet<String> copy = new TreeSet<>(TextOrder.CODE_POINT);
        copy.addAll(products);
        copy.forEach(product -> SubscriptionText.requireId("product", product));
        products = Collections.unmodifiableSortedSet(copy);
    }

    /** A discount of which the source tells no more than that there is one. */
    public static RecurringDiscount unknown(String discount, Reach reach) {
        return new RecurringDiscount(
                discount, reach, new Reduction.Unknown(), Duration.UNKNOWN, null, Collections.emptySortedSet());
    }

    /** When it counts no more, if that is known. */
    public Optional<Instant> findEnd() {
        return Optional.ofNullable(end);
    }

    /** What a discount is taken off; those of items come first. */
    public enum Reach {
        /** The one item. */
        ITEM,
        /** All items of the subscription together. */
        SUBSCRIPTION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For how long a discount is given. */
    public enum Duration {
        /** For one invoice. */
        ONCE,
        /** Until its end. */
        REPEATING,
        /** For good. */
        FOREVER,
        /** The source does not tell. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much is taken off. */
    public sealed interface Reduction {
        /**
         * A share of the price.
         *
         * @param percent 25 for a quarter, from 0 to 100
         */
        record Percent(BigDecimal percent) implements Reduction {
            public Percent {
                percent = RecurringPrice.exact(percent);
                if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
                    throw new IllegalArgumentException(percent + " % off is no discount; state 0 to 100");
                }
            }
        }

        /**
         * An amount.
         *
         * @param amount positive
         */
        record Amount(Money amount) implements Reduction {
            public Amount {
                if (amount.isNegative()) {
                    throw new IllegalArgumentException(
                            amount + " off is no discount; state what is taken off as a positive amount");
                }
            }
        }

        /** The source does not tell. */
        record Unknown() implements Reduction {}
    }
}
