package com.econlytics.ledger;

import com.econlytics.fact.Driver;
import com.econlytics.money.Money;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * What an amount counts: a currency's minor unit or a driver.
 *
 * @param code an ISO 4217 code in capitals, or the lower-case code of a driver
 */
public record Unit(String code) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}|[a-z][a-z0-9_]*");

    public Unit {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("'" + code + "' is neither a currency nor a driver");
        }
    }

    /** The minor unit of {@code currency}. */
    public static Unit of(Currency currency) {
        return new Unit(currency.getCurrencyCode());
    }

    /** One of {@code driver}. */
    public static Unit of(Driver driver) {
        return new Unit(driver.code());
    }

    /** Whether amounts of this unit are money. */
    public boolean isMoney() {
        return Character.isUpperCase(code.charAt(0));
    }

    /**
     * {@code amount} of this unit.
     *
     * @throws IllegalStateException if this unit is a driver
     */
    public Money money(long amount) {
        if (!isMoney()) {
            throw new IllegalStateException(amount + " " + code + " is a quantity of work, not money");
        }
        return new Money(amount, Currency.getInstance(code));
    }

    @Override
    public String toString() {
        return code;
    }
}
