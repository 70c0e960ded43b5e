package com.econlytics.money;

import com.econlytics.money.ExchangeRate.Term;
import com.econlytics.money.RatePolicy.Derivation;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of exchange rates. It never guesses: a rate that is missing is neither 0 nor 1, and what would need it is
 * pending.
 *
 * <p>Example: with {@code EUR/USD 1.0850 of 2026-03-06} in the table,
 * {@code find(RatePolicy.quoted(new Timing.TransactionDate(3)), eur, usd, LocalDate.of(2026, 3, 8))} is that Friday's rate.
 */
public final class ExchangeRates {
    private final Map<Key, ExchangeRate> rates;

    private record Key(Currency base, Currency quote, Term term) {}

    private ExchangeRates(Map<Key, ExchangeRate> rates) {
        this.rates = rates;
    }

    /**
     * A table of these rates.
     *
     * @throws IllegalArgumentException if two are of one pair and term
     */
    public static ExchangeRates of(Collection<ExchangeRate> rates) {
        Map<Key, ExchangeRate> byKey = new HashMap<>();
        for (ExchangeRate rate : rates) {
            ExchangeRate earlier = byKey.put(new Key(rate.base(), rate.quote(), rate.term()), rate);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "the table has both " + earlier + " and " + rate + "; keep one of them");
            }
        }
        return new ExchangeRates(byKey);
    }

    /** A table of these rates. */
    public static ExchangeRates of(ExchangeRate... rates) {
        return of(List.of(rates));
    }

    /**
     * The rate to be used under {@code policy}.
     *
     * <p>The first term of the policy for which there is any rate counts. Within it the quoted rate goes before its
     * inverse, and that before the cross rate. Both parts of a cross rate are of one term.
     *
     * @param date the one that decides under the policy, see {@link RatePolicy.Timing#decisive}
     * @return the rate and where it comes from; empty if there is none, which is pending and never zero
     */
    public Optional<ConversionRate> find(RatePolicy policy, Currency from, Currency to, LocalDate date) {
        if (from.equals(to)) {
            return Optional.of(ConversionRate.identity(from));
        }
        return policy.timing().termsFor(date).stream()
                .flatMap(term -> find(policy.derivation(), from, to, term).stream())
                .findFirst();
    }

    private Optional<ConversionRate> find(Derivation derivation, Currency from, Currency to, Term term) {
        if (derivation instanceof Derivation.Quoted) {
            return quoted(from, to, term);
        }
        Optional<ConversionRate> straight = straight(from, to, term);
        return derivation instanceof Derivation.Via via
                ? straight.or(() -> cross(from, via.pivot(), to, term))
                : straight;
    }

    private Optional<ConversionRate> cross(Currency from, Currency pivot, Currency to, Term term) {
        Optional<ConversionRate> first = straight(from, pivot, term);
        Optional<ConversionRate> second = straight(pivot, to, term);
        return first.isPresent() && second.isPresent()
                ? Optional.of(ConversionRate.cross(first.get(), second.get()))
                : Optional.empty();
    }

    private Optional<ConversionRate> straight(Currency from, Currency to, Term term) {
        return quoted(from, to, term)
                .or(() ->
                        Optional.ofNullable(rates.get(new Key(to, from, term))).map(ConversionRate::inverse));
    }

    private Optional<ConversionRate> quoted(Currency from, Currency to, Term term) {
        return Optional.ofNullable(rates.get(new Key(from, to, term))).map(ConversionRate::quoted);
    }
}
