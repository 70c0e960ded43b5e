package com.econlytics.money;

import com.econlytics.money.ExchangeRate.Term;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Which exchange rates may be used for an amount, and how they may be derived.
 *
 * <p>Example: {@code RatePolicy.of(new Timing.TransactionDate(3), Derivation.inverse())} takes the rate of the day on which
 * it happened, or the latest of the three days before, and of one day the quoted rate before the inverse.
 *
 * @param timing of when
 * @param derivation from what
 */
public record RatePolicy(Timing timing, Derivation derivation) {
    public RatePolicy {
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(derivation, "derivation");
    }

    /** A policy. */
    public static RatePolicy of(Timing timing, Derivation derivation) {
        return new RatePolicy(timing, derivation);
    }

    /** A policy under which rates are used as they are quoted, and never derived. */
    public static RatePolicy quoted(Timing timing) {
        return new RatePolicy(timing, new Derivation.Quoted());
    }

    /** Of when the rate is. */
    public sealed interface Timing {
        /** The most days that a policy may look back. */
        int MOST_DAYS_BACK = 31;

        /** The date that decides, of something that happened and was settled on these days. */
        default LocalDate decisive(LocalDate happened, LocalDate settled) {
            return happened;
        }

        /** The terms whose rates may be used for {@code date}, the preferred first. */
        List<Term> termsFor(LocalDate date);

        /**
         * Of the day on which it happened.
         *
         * @param daysBack how many days before may stand in if that day has none, such as a Sunday: 0 to 31, the latest first
         */
        record TransactionDate(int daysBack) implements Timing {
            public TransactionDate {
                requireDaysBack(daysBack);
            }

            @Override
            public List<Term> termsFor(LocalDate date) {
                return days(date, daysBack);
            }
        }

        /**
         * Of the day on which it was settled.
         *
         * @param daysBack as of {@link TransactionDate}
         */
        record Settlement(int daysBack) implements Timing {
            public Settlement {
                requireDaysBack(daysBack);
            }

            @Override
            public LocalDate decisive(LocalDate happened, LocalDate settled) {
                return settled;
            }

            @Override
            public List<Term> termsFor(LocalDate date) {
                return days(date, daysBack);
            }
        }

        /** The average of the month in which it happened. */
        record PeriodAverage() implements Timing {
            @Override
            public List<Term> termsFor(LocalDate date) {
                return List.of(new Term.Average(YearMonth.from(date)));
            }
        }

        /** The rate at the end of the month in which it happened. */
        record PeriodEnd() implements Timing {
            @Override
            public List<Term> termsFor(LocalDate date) {
                return List.of(new Term.Closing(YearMonth.from(date)));
            }
        }

        /**
         * The rate of a plan, whenever it happened.
         *
         * @param plan its name
         */
        record Fixed(String plan) implements Timing {
            public Fixed {
                Objects.requireNonNull(plan, "plan");
            }

            @Override
            public List<Term> termsFor(LocalDate date) {
                return List.of(new Term.Plan(plan));
            }
        }

        private static void requireDaysBack(int daysBack) {
            if (daysBack < 0 || daysBack > MOST_DAYS_BACK) {
                throw new IllegalArgumentException("a policy looks back " + daysBack + " days; state 0 to "
                        + MOST_DAYS_BACK + ", because an older rate is another month's");
            }
        }

        private static List<Term> days(LocalDate date, int daysBack) {
            return IntStream.rangeClosed(0, daysBack)
                    .mapToObj(back -> (Term) new Term.Day(date.minusDays(back)))
                    .toList();
        }
    }

    /** From what a rate may be derived that is not quoted itself. */
    public sealed interface Derivation {
        /** From nothing: only quoted rates are used. */
        record Quoted() implements Derivation {}

        /** From the rate of the opposite direction. */
        record Inverse() implements Derivation {}

        /**
         * From the rate of the opposite direction or, if there is none, from two rates of one term by way of a third
         * currency.
         *
         * @param pivot the third currency
         */
        record Via(Currency pivot) implements Derivation {
            public Via {
                Objects.requireNonNull(pivot, "pivot");
            }
        }

        /** Inverse rates may be used. */
        static Derivation inverse() {
            return new Inverse();
        }

        /** Inverse and cross rates may be used. */
        static Derivation via(Currency pivot) {
            return new Via(pivot);
        }
    }
}
