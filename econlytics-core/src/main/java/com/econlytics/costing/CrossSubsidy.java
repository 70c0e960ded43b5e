package com.econlytics.costing;

import com.econlytics.costing.AllocationBase.ByDriver;
import com.econlytics.costing.AllocationCertificate.Charge;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Driver;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One support cost shared in two ways, by tracked seconds and by tickets, and who pays for whom if it is done by tickets.
 *
 * <p>"Cost per ticket times tickets" and "time times rate" agree in total only if both rates come from the same pool; per
 * customer they differ. The differences add up to 0.
 *
 * <p>Example: of 100.00, customer 1 has 1 ticket of 3 hours and customer 2 has 3 tickets of 20 minutes. By time they bear
 * 75.00 and 25.00, by tickets 25.00 and 75.00: customer 2 subsidises customer 1 with 50.00.
 *
 * @param byTime the shares by {@link Driver#AGENT_SECOND}
 * @param byTickets the shares by {@link Driver#TICKET}
 */
public record CrossSubsidy(Allocation byTime, Allocation byTickets) {
    public CrossSubsidy {
        if (!byTime.amount().equals(byTickets.amount())) {
            throw new IllegalArgumentException("by time " + byTime.amount() + " are shared and by tickets "
                    + byTickets.amount() + "; share one pool in both ways");
        }
    }

    /**
     * Shares {@code cost} in both ways.
     *
     * @param cost what support cost, positive
     * @param trackedSeconds by customer; a negative number counts as 0
     * @param tickets by customer; a negative number counts as 0
     */
    public static CrossSubsidy of(Money cost, Map<CustomerId, Long> trackedSeconds, Map<CustomerId, Long> tickets) {
        return new CrossSubsidy(
                new CostPool("support by time", cost, new ByDriver(Driver.AGENT_SECOND)).allocate(trackedSeconds),
                new CostPool("support by tickets", cost, new ByDriver(Driver.TICKET)).allocate(tickets));
    }

    /**
     * By bearer, what it bears by tickets less what it bears by time: positive for who pays for others, negative for
     * whom others pay. The sum is 0.
     */
    public SortedMap<CustomerId, Money> differences() {
        TreeSet<CustomerId> bearers = new TreeSet<>(byTime.shares().keySet());
        bearers.addAll(byTickets.shares().keySet());
        SortedMap<CustomerId, Money> differences = new TreeMap<>();
        for (CustomerId bearer : bearers) {
            differences.put(bearer, byTickets.shareOf(bearer).minus(byTime.shareOf(bearer)));
        }
        return Collections.unmodifiableSortedMap(differences);
    }

    /** The rate that the pool implies, in minor units per tracked second; empty if no second was tracked. */
    public Optional<Ratio> averagePerSecondMinor() {
        return average(byTime);
    }

    /** The rate that the pool implies, in minor units per ticket; empty if there was no ticket. */
    public Optional<Ratio> averagePerTicketMinor() {
        return average(byTickets);
    }

    private static Optional<Ratio> average(Allocation allocation) {
        BigInteger units = allocation.certificate().charges().stream()
                .map(Charge::totalWeight)
                .reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger minor = BigInteger.valueOf(allocation.amount().amountMinor());
        return units.signum() == 0 ? Optional.empty() : Optional.of(new Ratio(minor, units));
    }
}
