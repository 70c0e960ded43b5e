package com.econlytics.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;

/**
 * An exact amount of one currency, in its minor units.
 *
 * <p>The minor unit is ISO 4217's: {@code new Money(1050, USD)} is 10.50 dollars, {@code new Money(1050, JPY)} is 1050
 * yen, {@code new Money(1050, KWD)} is 1.050 dinars. Signs are the company's: what comes in is positive. Arithmetic is
 * exact; a result outside {@code long} throws {@link ArithmeticException}.
 *
 * <p>Example: {@code Money.parse("USD 10.00").plus(Money.parse("USD -0.30"))} is {@code USD 9.70}.
 *
 * @param amountMinor the amount in minor units, signed
 * @param currency an ISO 4217 currency that has a minor unit (so not {@code XXX} or gold)
 */
public record Money(long amountMinor, Currency currency) implements Comparable<Money> {
    public Money {
        Objects.requireNonNull(currency, "currency");
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("currency " + currency.getCurrencyCode()
                    + " has no minor unit; use a currency in which amounts are paid");
        }
    }

    /** The amount of {@code amountMinor} minor units of the currency with the ISO code {@code currencyCode}. */
    public static Money ofMinor(long amountMinor, String currencyCode) {
        return new Money(amountMinor, Currency.getInstance(currencyCode));
    }

    /** Nothing, in {@code currency}. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads what {@link #toString()} writes: {@code "USD 10.00"}, {@code "JPY -5"}.
     *
     * @throws IllegalArgumentException if the text is not a code, a blank and a plain decimal, or has more decimals than
     *     the currency
     */
    public static Money parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2 || !parts[1].matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("'" + text + "' is not an amount; write it like 'USD 10.00'");
        }
        return ofMajor(new BigDecimal(parts[1]), currency(parts[0]));
    }

    /**
     * The amount of {@code major} major units, which must need no rounding.
     *
     * @throws IllegalArgumentException if {@code major} has more decimals than the currency, or does not fit
     */
    public static Money ofMajor(BigDecimal major, Currency currency) {
        try {
            return new Money(
                    major.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
        } catch (ArithmeticException inexact) {
            throw new IllegalArgumentException(
                    major.toPlainString() + " is not a whole number of minor units of " + currency.getCurrencyCode()
                            + ", which has " + currency.getDefaultFractionDigits() + " decimals",
                    inexact);
        }
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "'" + code + "' is not an ISO 4217 currency code; write it in capitals, like 'USD'", unknown);
        }
    }

    /** The sum; both must be of one currency. */
    public Money plus(Money other) {
        return new Money(Math.addExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    /** The difference; both must be of one currency. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(Math.negateExact(amountMinor), currency);
    }

    /** Whether this is neither a gain nor a loss. */
    public boolean isZero() {
        return amountMinor == 0;
    }

    /** Whether this is below zero. */
    public boolean isNegative() {
        return amountMinor < 0;
    }

    /** Orders amounts of one currency; throws {@link CurrencyMismatchException} for two. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(amountMinor, sameCurrency(other).amountMinor);
    }

    /** The amount in major units with all decimals of the currency: {@code 10.50}, {@code 1050}, {@code 1.050}. */
    public BigDecimal toMajor() {
        return BigDecimal.valueOf(amountMinor, currency.getDefaultFractionDigits());
    }

    /** The code, a blank and the plain decimal, in the same way in every locale: {@code USD -10.00}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s %s", currency.getCurrencyCode(), toMajor().toPlainString());
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatchException(this, other);
        }
        return other;
    }
}
