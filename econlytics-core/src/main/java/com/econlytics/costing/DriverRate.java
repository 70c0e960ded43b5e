package com.econlytics.costing;

import com.econlytics.fact.Driver;
import com.econlytics.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a number of units of a driver costs, from an instant on, for all work or for some.
 *
 * <p>Example: 60.00 dollars an hour is {@code USD 60.00} per 3600 agent seconds; 840 seconds cost 14.00.
 *
 * @param driver what is counted
 * @param cost what {@code perUnits} units cost, not negative
 * @param perUnits how many units cost that, at least 1
 * @param validFrom the first instant, to the microsecond, at which the rate holds; it holds until a later rate of the
 *     same driver and scope starts
 * @param scope for which work
 */
public record DriverRate(Driver driver, Money cost, long perUnits, Instant validFrom, RateScope scope) {
    private static final long SECONDS_PER_HOUR = 3600;

    public DriverRate {
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(scope, "scope");
        validFrom = validFrom.truncatedTo(ChronoUnit.MICROS);
        if (cost.isNegative()) {
            throw new IllegalArgumentException("the rate of " + driver + " is " + cost + "; a cost is stated positive");
        }
        if (perUnits < 1) {
            throw new IllegalArgumentException("a rate is per 1 unit or more, not per " + perUnits + " " + driver);
        }
    }

    /** A rate for all work. */
    public DriverRate(Driver driver, Money cost, long perUnits, Instant validFrom) {
        this(driver, cost, perUnits, validFrom, RateScope.ALL);
    }

    /** A cost of one unit. */
    public static DriverRate perUnit(Driver driver, Money cost, Instant validFrom) {
        return new DriverRate(driver, cost, 1, validFrom);
    }

    /** A loaded cost of an hour of tracked agent time. */
    public static DriverRate hourly(Money cost, Instant validFrom) {
        return hourly(Driver.AGENT_SECOND, cost, validFrom);
    }

    /** A cost of an hour of {@code seconds}, which are agent seconds or business seconds. */
    public static DriverRate hourly(Driver seconds, Money cost, Instant validFrom) {
        return new DriverRate(seconds, cost, SECONDS_PER_HOUR, validFrom);
    }

    /**
     * The standard rate of agent time: {@code payroll} over what can be worked for it.
     *
     * <p>Example: 16,000.00 over 640 practical hours are 25.00 an hour. The rate is exact, and is not rounded.
     */
    public static DriverRate standard(Money payroll, PracticalCapacity capacity, Instant validFrom) {
        return new DriverRate(Driver.AGENT_SECOND, payroll, capacity.seconds(), validFrom);
    }

    /** The same rate for the work in {@code other} alone. */
    public DriverRate within(RateScope other) {
        return new DriverRate(driver, cost, perUnits, validFrom, other);
    }

    /** The cost of {@code units}, positive, rounded half to even to a minor unit. */
    public Money costOf(long units) {
        long minor = cost.amountMinor();
        return units >= 0 && Math.multiplyHigh(minor, units) == 0 && minor * units >= 0
                ? new Money(roundedHalfEven(minor * units), cost.currency())
                : exactCostOf(units);
    }

    /** Of what is not negative: the usual case, in a tenth of the time. */
    private long roundedHalfEven(long product) {
        long whole = product / perUnits;
        long rest = product % perUnits;
        boolean up = rest > perUnits - rest || (rest == perUnits - rest && (whole & 1) == 1);
        return up ? whole + 1 : whole;
    }

    private Money exactCostOf(long units) {
        BigDecimal exact = BigDecimal.valueOf(cost.amountMinor()).multiply(BigDecimal.valueOf(units));
        BigDecimal rounded = exact.divide(BigDecimal.valueOf(perUnits), 0, RoundingMode.HALF_EVEN);
        return new Money(rounded.longValueExact(), cost.currency());
    }
}
