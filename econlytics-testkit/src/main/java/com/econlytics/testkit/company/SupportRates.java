package com.econlytics.testkit.company;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What support costs.
 *
 * <p>Example: at 36.00 an hour and 5.00 a ticket, a ticket with 100 tracked seconds costs 1.00 and one without tracked
 * time 5.00.
 *
 * @param hourlyRateMinor minor units per hour of tracked time, at least 0
 * @param costPerTicketMinor minor units for a ticket without tracked time, at least 0
 */
public record SupportRates(long hourlyRateMinor, long costPerTicketMinor) {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    public SupportRates {
        if (hourlyRateMinor < 0 || costPerTicketMinor < 0) {
            throw new IllegalArgumentException(
                    "negative rate: " + hourlyRateMinor + " an hour, " + costPerTicketMinor + " a ticket");
        }
    }

    /** The cost of one ticket in minor units, rounded half to even. */
    long cost(long trackedSeconds) {
        if (trackedSeconds == TicketChange.UNTRACKED) {
            return costPerTicketMinor;
        }
        return BigDecimal.valueOf(trackedSeconds)
                .multiply(BigDecimal.valueOf(hourlyRateMinor))
                .divide(SECONDS_PER_HOUR, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
