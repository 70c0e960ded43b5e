package com.econlytics.costing;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * In what way support work is costed, from an instant on.
 *
 * <p>Example: {@code CostBasis.businessTime(14_400, june)} prices the business time of a ticket from June on, and of no
 * ticket more than four hours.
 *
 * @param method the way
 * @param capSecondsPerTicket how many business seconds of one ticket count at most; 0 with every method but
 *     {@link Method#BUSINESS_TIME}
 * @param validFrom the first instant, to the microsecond, at which it holds; it holds until a later basis starts
 */
public record CostBasis(Method method, long capSecondsPerTicket, Instant validFrom) {
    public CostBasis {
        Objects.requireNonNull(method, "method");
        validFrom = validFrom.truncatedTo(ChronoUnit.MICROS);
        if (method == Method.BUSINESS_TIME && capSecondsPerTicket < 1) {
            throw new IllegalArgumentException("the cap of business time is " + capSecondsPerTicket
                    + " seconds a ticket; state at least 1, because a ticket can stay open for months");
        }
        if (method != Method.BUSINESS_TIME && capSecondsPerTicket != 0) {
            throw new IllegalArgumentException("the basis " + method + " has a cap of " + capSecondsPerTicket
                    + " seconds a ticket; state a cap with BUSINESS_TIME alone");
        }
    }

    /** Tracked agent seconds by the loaded hourly rate, from {@code validFrom} on. */
    public static CostBasis trackedTime(Instant validFrom) {
        return new CostBasis(Method.TRACKED_TIME, 0, validFrom);
    }

    /** A flat amount a ticket, from {@code validFrom} on. */
    public static CostBasis perTicket(Instant validFrom) {
        return new CostBasis(Method.PER_TICKET, 0, validFrom);
    }

    /** Business seconds, at most {@code capSecondsPerTicket} of one ticket, by a rate, from {@code validFrom} on. */
    public static CostBasis businessTime(long capSecondsPerTicket, Instant validFrom) {
        return new CostBasis(Method.BUSINESS_TIME, capSecondsPerTicket, validFrom);
    }

    /** The actual payroll, allocated as a pool, from {@code validFrom} on. */
    public static CostBasis allocatedPayroll(Instant validFrom) {
        return new CostBasis(Method.ALLOCATED_PAYROLL, 0, validFrom);
    }

    /** The payroll over practical capacity, from {@code validFrom} on. */
    public static CostBasis practicalCapacity(Instant validFrom) {
        return new CostBasis(Method.PRACTICAL_CAPACITY, 0, validFrom);
    }

    /** How many units of {@code driver} count of {@code activity}. */
    long countedOf(Driver driver, Activity activity) {
        return counted(driver, activity.quantityOf(driver), activity.quantityOf(Driver.TICKET));
    }

    /**
     * How many units of {@code driver} count: all that work names, of business seconds up to the cap.
     *
     * <p>The cap is for each ticket; work that names no ticket is a part of one. Example: of 20,000 business seconds of one ticket, 14,400 count
     * at a cap of 14,400.
     *
     * @param named how many units the work names
     * @param tickets how many tickets it names
     */
    public long counted(Driver driver, long named, long tickets) {
        if (!driver.equals(Driver.BUSINESS_SECOND)) {
            return named;
        }
        long capped = Math.max(1, tickets);
        boolean outOfReach = capped > Long.MAX_VALUE / capSecondsPerTicket;
        return outOfReach ? named : Math.min(named, capSecondsPerTicket * capped);
    }

    /** The ways in which support work is costed. */
    public enum Method {
        /** Tracked agent seconds by a rate; a ticket without tracked time costs the flat rate of a ticket, if there is one. */
        TRACKED_TIME,
        /** A flat amount a ticket, whatever time was tracked. */
        PER_TICKET,
        /**
         * Capped business seconds by a rate. It is an estimate, because elapsed time is not labour. A ticket without
         * business time costs the flat rate of a ticket, if there is one, which is no estimate.
         */
        BUSINESS_TIME,
        /** The payroll is a pool that is allocated over a driver; work is counted, and not priced one by one. */
        ALLOCATED_PAYROLL,
        /**
         * Tracked agent seconds, or tickets without, by a standard rate: the payroll over practical capacity. Each priced
         * activity takes its cost over from the payroll that is booked as a posting; what nobody takes over is idle
         * capacity.
         */
        PRACTICAL_CAPACITY;

        /** The drivers by which work is priced: the first that the work names and that has a rate in force. */
        public List<Driver> drivers() {
            return switch (this) {
                case TRACKED_TIME, PRACTICAL_CAPACITY -> List.of(Driver.AGENT_SECOND, Driver.TICKET);
                case PER_TICKET -> List.of(Driver.TICKET);
                case BUSINESS_TIME -> List.of(Driver.BUSINESS_SECOND, Driver.TICKET);
                case ALLOCATED_PAYROLL -> List.of();
            };
        }
    }
}
