package com.econlytics.revenue;

import com.econlytics.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What something costs again and again.
 *
 * <p>Amounts are in major units of the currency and exact, with as many decimals as the source states: 0.5 US cents are {@code
 * 0.005}.
 *
 * <p>Example: 20.00 euros for each seat and month, without tax: scheme {@link Scheme#PER_UNIT}, unit amount {@code 20}, interval
 * {@link Interval#MONTH}, count 1, tax {@link Tax#EXCLUSIVE}.
 *
 * @param price the source's id of the price, or of the plan
 * @param product the source's id of what is sold; empty if it does not say
 * @param currency in which it is charged
 * @param scheme how the quantity becomes an amount
 * @param unitAmount what one unit costs; null if and only if the scheme has tiers
 * @param tiers what units cost by their number, the lowest first; empty unless the scheme has tiers
 * @param packages units that are charged together; null if each counts
 * @param interval of which calendar unit an interval is
 * @param intervalCount of how many, above 0
 * @param usage whether the quantity is agreed or measured
 * @param tax whether the amounts hold tax
 */
public record RecurringPrice(
        String price,
        String product,
        Currency currency,
        Scheme scheme,
        @Nullable BigDecimal unitAmount,
        List<Tier> tiers,
        @Nullable Packages packages,
        Interval interval,
        int intervalCount,
        Usage usage,
        Tax tax) {
    private static final int MOST_DECIMALS = 18;

    public RecurringPrice {
        SubscriptionText.requireId("price", price);
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(tax, "tax");
        unitAmount = unitAmount == null ? null : exact(unitAmount);
        tiers = List.copyOf(tiers);
        boolean tiered = scheme != Scheme.PER_UNIT;
        if (tiered == (unitAmount != null) || tiered == tiers.isEmpty()) {
            throw new IllegalArgumentException("price " + price + " is " + scheme + " with unit amount " + unitAmount
                    + " and " + tiers.size() + " tiers; state a unit amount or tiers, as the scheme has it");
        }
        if (intervalCount < 1) {
            throw new IllegalArgumentException(
                    "price " + price + " is charged every " + intervalCount + " " + interval + "; state 1 or more");
        }
    }

    /** A price of {@code unitAmount} for each unit and one interval, of which nothing else is known. */
    public static RecurringPrice of(String price, Currency currency, BigDecimal unitAmount, Interval interval) {
        return new RecurringPrice(
                price,
                "",
                currency,
                Scheme.PER_UNIT,
                unitAmount,
                List.of(),
                null,
                interval,
                1,
                Usage.LICENSED,
                Tax.UNSPECIFIED);
    }

    /** How a quantity becomes an amount. */
    public enum Scheme {
        /** Each unit costs the same. */
        PER_UNIT,
        /** Each unit costs what the tier says in which it lies. */
        GRADUATED,
        /** All units cost what the tier says in which their number lies. */
        VOLUME;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A calendar unit. */
    public enum Interval {
        /** A day. */
        DAY,
        /** Seven days. */
        WEEK,
        /** A calendar month. */
        MONTH,
        /** A calendar year. */
        YEAR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a quantity comes from. */
    public enum Usage {
        /** It is agreed. */
        LICENSED,
        /** It is measured, and known when it is invoiced. */
        METERED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether amounts hold tax. */
    public enum Tax {
        /** It comes on top. */
        EXCLUSIVE,
        /** It is included. */
        INCLUSIVE,
        /** The price does not say; the source's settings decide when it is invoiced. */
        UNSPECIFIED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What units cost up to a number of them.
     *
     * @param upTo the last unit of the tier; null if it has no end
     * @param unitAmount what one unit costs
     * @param flatAmount what is charged besides, however many units there are
     */
    public record Tier(@Nullable Long upTo, BigDecimal unitAmount, BigDecimal flatAmount) {
        public Tier {
            unitAmount = exact(unitAmount);
            flatAmount = exact(flatAmount);
            if (upTo != null && upTo < 1) {
                throw new IllegalArgumentException("a tier ends with unit " + upTo + "; state 1 or more");
            }
        }
    }

    /**
     * Units that are charged together: the amount is that of a package.
     *
     * @param size how many units are a package, above 0
     * @param rounding what a package that is not full counts
     */
    public record Packages(long size, Rounding rounding) {
        public Packages {
            Objects.requireNonNull(rounding, "rounding");
            if (size < 1) {
                throw new IllegalArgumentException("a package has " + size + " units; state 1 or more");
            }
        }

        /** What a package that is not full counts. */
        public enum Rounding {
            /** As if it were full. */
            UP,
            /** Nothing. */
            DOWN;

            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** How many packages are charged for {@code quantity} units; negative ones count like positive ones. */
        public long of(long quantity) {
            long full = quantity / size;
            boolean more = quantity % size != 0 && rounding == Rounding.UP;
            return more ? full + Long.signum(quantity) : full;
        }
    }

    /**
     * What {@code quantity} units cost for one interval, before discounts; empty if they are measured or tiered, or if that is no
     * whole number of minor units.
     */
    public Optional<Money> amountOf(long quantity) {
        if (unitAmount == null || usage == Usage.METERED) {
            return Optional.empty();
        }
        long counted = packages == null ? quantity : packages.of(quantity);
        BigDecimal minor =
                unitAmount.multiply(BigDecimal.valueOf(counted)).movePointRight(currency.getDefaultFractionDigits());
        try {
            long whole = minor.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
            return Optional.of(new Money(whole, currency)).filter(money -> whole != Long.MIN_VALUE);
        } catch (ArithmeticException fractionOrTooLarge) {
            return Optional.empty();
        }
    }

    /** The same number, in the one form that equals it: without zeros behind the last decimal. */
    static BigDecimal exact(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
        if (plain.scale() > MOST_DECIMALS || plain.precision() > 2 * MOST_DECIMALS) {
            throw new IllegalArgumentException("an amount has " + plain.scale() + " decimals and " + plain.precision()
                    + " digits; state at most " + MOST_DECIMALS + " decimals and " + 2 * MOST_DECIMALS + " digits");
        }
        return plain;
    }
}
