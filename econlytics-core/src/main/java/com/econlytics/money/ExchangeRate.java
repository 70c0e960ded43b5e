package com.econlytics.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Objects;

/**
 * A published or planned price of one currency in another.
 *
 * <p>Example: {@code ExchangeRate.daily("EUR", "USD", "1.0850", LocalDate.of(2026, 3, 6))} says that on that day one euro
 * was 1.0850 dollars. The rate is in major units, whatever decimals the currencies have.
 *
 * @param base what is priced
 * @param quote in what it is priced; another currency
 * @param rate how many major units of {@code quote} one major unit of {@code base} is; above 0, kept without trailing zeros
 * @param term when it holds, and as what
 * @param finality whether it can still change
 */
public record ExchangeRate(Currency base, Currency quote, BigDecimal rate, Term term, Finality finality) {
    private static final int MOST_DIGITS = 30;

    public ExchangeRate {
        Objects.requireNonNull(term, "term");
        Objects.requireNonNull(finality, "finality");
        if (base.equals(quote)) {
            throw new IllegalArgumentException("a rate from " + base + " to itself is always 1; leave it out");
        }
        rate = rate.stripTrailingZeros();
        if (rate.scale() > MOST_DIGITS || rate.precision() - rate.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("the rate of " + base + " in " + quote + " for " + term + " is " + rate
                    + "; state it with at most " + MOST_DIGITS + " digits on either side of the point");
        }
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("the rate of " + base + " in " + quote + " for " + term + " is "
                    + rate.toPlainString() + "; a rate is above 0, and one that is not known is left out");
        }
    }

    /** The rate of one day. */
    public static ExchangeRate daily(String base, String quote, String rate, LocalDate day) {
        return of(base, quote, rate, new Term.Day(day));
    }

    /** The average of a month. */
    public static ExchangeRate average(String base, String quote, String rate, YearMonth month) {
        return of(base, quote, rate, new Term.Average(month));
    }

    /** The rate at the end of a month. */
    public static ExchangeRate closing(String base, String quote, String rate, YearMonth month) {
        return of(base, quote, rate, new Term.Closing(month));
    }

    /** The rate of a plan, such as {@code budget 2026}. */
    public static ExchangeRate planned(String base, String quote, String rate, String plan) {
        return of(base, quote, rate, new Term.Plan(plan));
    }

    /** The same rate, marked as one that can still change. */
    public ExchangeRate provisional() {
        return new ExchangeRate(base, quote, rate, term, Finality.PROVISIONAL);
    }

    /** {@code EUR/USD 1.085 of 2026-03-06}, and whether it is provisional. */
    @Override
    public String toString() {
        String open = finality == Finality.PROVISIONAL ? " (provisional)" : "";
        return base + "/" + quote + " " + rate.toPlainString() + " of " + term + open;
    }

    private static ExchangeRate of(String base, String quote, String rate, Term term) {
        return new ExchangeRate(
                Currency.getInstance(base), Currency.getInstance(quote), new BigDecimal(rate), term, Finality.FINAL);
    }

    /** Whether a rate can still change. */
    public enum Finality {
        /** It will not change. */
        FINAL,
        /** It is of a month that is still open. */
        PROVISIONAL
    }

    /** When a rate holds, and as what; two rates of one pair differ in it. */
    public sealed interface Term {
        /**
         * On one day.
         *
         * @param day in the calendar of who publishes the rate
         */
        record Day(LocalDate day) implements Term {
            public Day {
                Objects.requireNonNull(day, "day");
            }

            @Override
            public String toString() {
                return day.toString();
            }
        }

        /**
         * On average over a month.
         *
         * @param month which
         */
        record Average(YearMonth month) implements Term {
            public Average {
                Objects.requireNonNull(month, "month");
            }

            @Override
            public String toString() {
                return "the average of " + month;
            }
        }

        /**
         * At the end of a month.
         *
         * @param month which
         */
        record Closing(YearMonth month) implements Term {
            public Closing {
                Objects.requireNonNull(month, "month");
            }

            @Override
            public String toString() {
                return "the end of " + month;
            }
        }

        /**
         * In a plan.
         *
         * @param name of the plan, not blank
         */
        record Plan(String name) implements Term {
            public Plan {
                if (name.isBlank()) {
                    throw new IllegalArgumentException("a planned rate belongs to a plan; name it, like 'budget 2026'");
                }
            }

            @Override
            public String toString() {
                return "plan " + name;
            }
        }
    }
}
