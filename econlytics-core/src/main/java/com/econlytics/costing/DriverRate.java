package com.econlytics.costing;

import com.econlytics.fact.Driver;
import com.econlytics.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a number of units of a driver costs, from an instant on.
 *
 * <p>Example: 60.00 dollars an hour is {@code USD 60.00} per 3600 agent seconds; 840 seconds cost 14.00.
 *
 * @param driver what is counted
 * @param cost what {@code perUnits} units cost, not negative
 * @param perUnits how many units cost that, at least 1
 * @param validFrom the first instant, to the microsecond, at which the rate holds; it holds until a later rate of the same driver starts
 */
public record DriverRate(Driver driver, Money cost, long perUnits, Instant validFrom) {
    private static final long SECONDS_PER_HOUR = 3600;

    public DriverRate {
        Objects.requireNonNull(driver, "driver");
        validFrom = validFrom.truncatedTo(ChronoUnit.MICROS);
        if (cost.isNegative()) {
            throw new IllegalArgumentException("the rate of " + driver + " is " + cost + "; a cost is stated positive");
        }
        if (perUnits < 1) {
            throw new IllegalArgumentException("a rate is per 1 unit or more, not per " + perUnits + " " + driver);
        }
    }

    /** A cost of one unit. */
    public static DriverRate perUnit(Driver driver, Money cost, Instant validFrom) {
        return new DriverRate(driver, cost, 1, validFrom);
    }

    /** A loaded cost of an hour of tracked agent time. */
    public static DriverRate hourly(Money cost, Instant validFrom) {
        return new DriverRate(Driver.AGENT_SECOND, cost, SECONDS_PER_HOUR, validFrom);
    }

    /** The cost of {@code units}, positive, rounded half to even to a minor unit. */
    public Money costOf(long units) {
        BigDecimal exact = BigDecimal.valueOf(cost.amountMinor()).multiply(BigDecimal.valueOf(units));
        BigDecimal rounded = exact.divide(BigDecimal.valueOf(perUnits), 0, RoundingMode.HALF_EVEN);
        return new Money(rounded.longValueExact(), cost.currency());
    }
}
