package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import com.econlytics.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * Stripe's minor units and ISO 4217's, which differ: Stripe counts a krona and a Ugandan shilling in hundredths, and an
 * ariary whole.
 *
 * <p>Example: {@code isk 150000} at Stripe is {@code ISK 1500}, {@code mga 1500} is {@code MGA 1500.00}, {@code usd 1050}
 * is {@code USD 10.50}.
 */
final class StripeCurrencies {
    private static final Set<String> WHOLE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> HUNDREDTHS_THAT_ISO_DOES_NOT_HAVE = Set.of("ISK", "UGX");
    private static final Set<String> THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeCurrencies() {}

    /** The money that {@code object} states in {@code field}, in the currency that it states. */
    static Money money(Json object, String field) throws UnreadableException {
        return money(object.amount(field), currency(object), object, field);
    }

    /** The currency that {@code object} states. */
    static Currency currency(Json object) throws UnreadableException {
        String code = object.text("currency");
        try {
            Currency currency = Currency.getInstance(code.toUpperCase(Locale.ROOT));
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            throw object.wrong(Reason.CURRENCY, "currency");
        }
        throw object.wrong(Reason.CURRENCY, "currency");
    }

    /** Stripe's minor units of {@code currency}; what cannot be expressed is blamed on {@code field}. */
    static Money money(long stripeMinor, Currency currency, Json object, String field) throws UnreadableException {
        int missingDigits = currency.getDefaultFractionDigits() - stripeDigits(currency);
        long unit = powerOfTen(Math.abs(missingDigits));
        if (missingDigits >= 0) {
            return new Money(Math.multiplyExact(stripeMinor, unit), currency);
        }
        if (stripeMinor % unit != 0) {
            throw object.wrong(Reason.CURRENCY, field);
        }
        return new Money(stripeMinor / unit, currency);
    }

    /** Stripe's minor units of {@code currency}, fractions of them too, as major units. */
    static BigDecimal major(BigDecimal stripeMinor, Currency currency) {
        return stripeMinor.movePointLeft(stripeDigits(currency));
    }

    private static int stripeDigits(Currency currency) {
        String code = currency.getCurrencyCode();
        if (WHOLE.contains(code)) {
            return 0;
        }
        if (THOUSANDTHS.contains(code)) {
            return 3;
        }
        return HUNDREDTHS_THAT_ISO_DOES_NOT_HAVE.contains(code) ? 2 : currency.getDefaultFractionDigits();
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
