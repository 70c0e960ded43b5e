package com.econlytics.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An exact rate at which amounts are converted, and the published rates it comes from.
 *
 * <p>It is a fraction in lowest terms, so that an inverse and a cross rate are as exact as what they are derived from.
 *
 * <p>Example: from {@code EUR/USD 1.25} the inverse is 4/5, and {@code USD 10.00} are {@code EUR 8.00}.
 *
 * @param from the currency of what is converted
 * @param to the currency of the result
 * @param numerator how many major units of {@code to} ...
 * @param denominator ... so many major units of {@code from} are
 * @param route how it is derived
 * @param sources the published rates, in the order in which they are applied
 */
public record ConversionRate(
        Currency from,
        Currency to,
        BigInteger numerator,
        BigInteger denominator,
        Route route,
        List<ExchangeRate> sources) {
    public ConversionRate {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(route, "route");
        sources = List.copyOf(sources);
        if (numerator.signum() <= 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("the rate from " + from + " to " + to + " is " + numerator + "/"
                    + denominator + "; a rate is above 0, and one that is not known is left out");
        }
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    /** The rate of a currency in itself: 1, from no source. */
    static ConversionRate identity(Currency currency) {
        return new ConversionRate(currency, currency, BigInteger.ONE, BigInteger.ONE, Route.IDENTITY, List.of());
    }

    static ConversionRate quoted(ExchangeRate rate) {
        BigDecimal exact = rate.rate();
        BigInteger scale = BigInteger.TEN.pow(Math.max(0, exact.scale()));
        BigInteger numerator = exact.multiply(new BigDecimal(scale)).toBigIntegerExact();
        return new ConversionRate(rate.base(), rate.quote(), numerator, scale, Route.QUOTED, List.of(rate));
    }

    static ConversionRate inverse(ExchangeRate rate) {
        ConversionRate quoted = quoted(rate);
        return new ConversionRate(
                rate.quote(), rate.base(), quoted.denominator, quoted.numerator, Route.INVERSE, quoted.sources);
    }

    static ConversionRate cross(ConversionRate first, ConversionRate second) {
        return new ConversionRate(
                first.from,
                second.to,
                first.numerator.multiply(second.numerator),
                first.denominator.multiply(second.denominator),
                Route.CROSS,
                List.of(first.sources.get(0), second.sources.get(0)));
    }

    /**
     * {@code amount} in the other currency, rounded half to even to a minor unit of it; what is owed converts to the same
     * as what is owned, with the other sign.
     *
     * @throws IllegalArgumentException if the amount is not in the currency that the rate is from
     * @throws ArithmeticException if the result does not fit {@code long}
     */
    public Money convert(Money amount) {
        if (!amount.currency().equals(from)) {
            throw new IllegalArgumentException("a rate from " + from + " to " + to + " cannot convert " + amount
                    + "; find the rate from " + amount.currency());
        }
        int shift = to.getDefaultFractionDigits() - from.getDefaultFractionDigits();
        BigDecimal dividend = new BigDecimal(numerator)
                .multiply(BigDecimal.valueOf(amount.amountMinor()))
                .scaleByPowerOfTen(shift);
        return new Money(
                dividend.divide(new BigDecimal(denominator), 0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                to);
    }

    /** Whether a rate that it comes from can still change. */
    public boolean isProvisional() {
        return sources.stream().anyMatch(rate -> rate.finality() == ExchangeRate.Finality.PROVISIONAL);
    }

    /** {@code EUR to JPY at 1234/7, CROSS of EUR/USD 1.085 of 2026-03-06, USD/JPY 157.2 of 2026-03-06}. */
    @Override
    public String toString() {
        String origin = sources.stream().map(ExchangeRate::toString).collect(Collectors.joining(", "));
        return from + " to " + to + " at " + numerator + "/" + denominator + ", " + route
                + (origin.isEmpty() ? "" : " of " + origin);
    }

    /** How a rate is derived from published ones. */
    public enum Route {
        /** A currency in itself. */
        IDENTITY,
        /** As published. */
        QUOTED,
        /** One by the published rate of the opposite direction. */
        INVERSE,
        /** By way of a third currency. */
        CROSS
    }
}
