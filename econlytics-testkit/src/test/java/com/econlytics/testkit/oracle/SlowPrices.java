package com.econlytics.testkit.oracle;

import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What work costs, by the words of the manual; of the cost model only the stated bases and rates are read. */
final class SlowPrices {
    private static final List<String> SPECIFIC_FIRST = List.of("agent", "group", "channel", "priority");

    private final CostModel stated;

    SlowPrices(CostModel stated) {
        this.stated = stated;
    }

    /** How an activity is valued: {@code outcome} is priced, pool or no rate. */
    record Price(String outcome, BigDecimal cost, boolean estimate, boolean absorbs) {}

    Price of(Activity work) {
        List<CostBasis> started = stated.bases().stream()
                .filter(basis -> !basis.validFrom().isAfter(work.occurredAt()))
                .sorted(Comparator.comparing(CostBasis::validFrom))
                .toList();
        if (started.isEmpty()) {
            return nothing("no rate");
        }
        CostBasis basis = started.get(started.size() - 1);
        return switch (basis.method()) {
            case ALLOCATED_PAYROLL -> nothing("pool");
            case PER_TICKET -> firstOf(List.of(Driver.TICKET), basis, work);
            case BUSINESS_TIME -> firstOf(List.of(Driver.BUSINESS_SECOND, Driver.TICKET), basis, work);
            case TRACKED_TIME, PRACTICAL_CAPACITY -> firstOf(List.of(Driver.AGENT_SECOND, Driver.TICKET), basis, work);
        };
    }

    private Price firstOf(List<Driver> drivers, CostBasis basis, Activity work) {
        for (Driver driver : drivers) {
            List<DriverRate> rates = ratesOf(driver, work);
            if (!rates.isEmpty() && work.names(driver)) {
                return price(rates.get(0), driver, basis, work);
            }
        }
        return nothing("no rate");
    }

    private static Price price(DriverRate rate, Driver driver, CostBasis basis, Activity work) {
        boolean elapsed = driver.equals(Driver.BUSINESS_SECOND);
        BigDecimal units = BigDecimal.valueOf(work.quantityOf(driver));
        if (elapsed) {
            BigDecimal tickets =
                    BigDecimal.valueOf(work.quantityOf(Driver.TICKET)).max(BigDecimal.ONE);
            units = units.min(tickets.multiply(BigDecimal.valueOf(basis.capSecondsPerTicket())));
        }
        BigDecimal cost = BigDecimal.valueOf(rate.cost().amountMinor())
                .multiply(units)
                .divide(BigDecimal.valueOf(rate.perUnits()), 0, RoundingMode.HALF_EVEN);
        return new Price("priced", cost, elapsed, basis.method() == CostBasis.Method.PRACTICAL_CAPACITY);
    }

    /** The rates that hold, the one that counts first: the most specific, then the latest. */
    private List<DriverRate> ratesOf(Driver driver, Activity work) {
        Instant at = work.occurredAt();
        List<DriverRate> holding = new ArrayList<>();
        for (DriverRate rate : stated.rates()) {
            boolean inScope = rate.scope().attributes().entrySet().stream()
                    .allMatch(named -> named.getValue().equals(work.attributes().get(named.getKey())));
            if (rate.driver().equals(driver) && !rate.validFrom().isAfter(at) && inScope) {
                holding.add(rate);
            }
        }
        Comparator<DriverRate> order =
                Comparator.comparing(rate -> -rate.scope().attributes().size());
        for (String attribute : SPECIFIC_FIRST) {
            order = order.thenComparing(rate -> !rate.scope().attributes().containsKey(attribute));
        }
        holding.sort(
                order.thenComparing(Comparator.comparing(DriverRate::validFrom).reversed()));
        return holding;
    }

    private static Price nothing(String outcome) {
        return new Price(outcome, BigDecimal.ZERO, false, false);
    }
}
