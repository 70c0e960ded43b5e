package com.econlytics.fact;

import com.econlytics.TextOrder;
import java.util.Comparator;
import java.util.Objects;

/**
 * So much of one driver: 1 ticket, 840 agent seconds.
 *
 * @param driver what is counted
 * @param amount how many, not negative
 */
public record Quantity(Driver driver, long amount) {
    static final Comparator<Quantity> BY_DRIVER =
            Comparator.comparing(quantity -> quantity.driver().code(), TextOrder.CODE_POINT);

    public Quantity {
        Objects.requireNonNull(driver, "driver");
        if (amount < 0) {
            throw new IllegalArgumentException(
                    "work cannot be negative: " + amount + " " + driver + "; restate the fact instead");
        }
    }

    /** {@code amount} of {@code driver}. */
    public static Quantity of(Driver driver, long amount) {
        return new Quantity(driver, amount);
    }
}
