package com.econlytics.pnl;

import com.econlytics.money.ExchangeRates;
import com.econlytics.money.RatePolicy;
import java.util.Currency;
import java.util.Objects;

/**
 * In which currency figures are shown together, at which rates.
 *
 * <p>The journal stays in the currencies that were booked; this is a layer above it. Every amount is converted once, by
 * itself; what rounding makes is a line of its own, and what has no rate stays in its currency and is named.
 *
 * <p>Example: {@code new ReportingCurrency(usd, rates, RatePolicy.quoted(new Timing.PeriodAverage())).translate(books)}.
 *
 * @param currency in which figures are shown
 * @param rates the published rates
 * @param policy which of them may be used
 */
public record ReportingCurrency(Currency currency, ExchangeRates rates, RatePolicy policy) {
    /** The attribute of a posting that holds the day on which it was settled, as {@code 2026-06-30}. */
    public static final String SETTLED_ON = "settled_on";

    public ReportingCurrency {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(policy, "policy");
    }

    /** All amounts of {@code books} in this currency, as far as there are rates. */
    public TranslatedBooks translate(Books books) {
        return new BooksTranslation(this, books).toTranslatedBooks();
    }
}
