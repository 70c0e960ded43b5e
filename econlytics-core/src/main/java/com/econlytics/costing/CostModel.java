package com.econlytics.costing;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The prices of work, in one currency.
 *
 * <p>An activity that names tracked agent time is priced by it; one that does not is priced by the flat rate of its
 * tickets. The rate is the one in force when the work was done. Work for which no rate is in force has no price, which
 * is pending and never zero.
 *
 * <p>Example: at 60.00 an hour and 5.00 a ticket, a ticket with 840 tracked seconds costs 14.00, one with 0 tracked
 * seconds 0.00, and one without tracked time 5.00.
 *
 * @param currency the currency of every rate
 * @param rates by driver and start; no two of one driver start at the same instant
 */
public record CostModel(Currency currency, List<DriverRate> rates) {
    private static final List<Driver> PRECEDENCE = List.of(Driver.AGENT_SECOND, Driver.TICKET);
    private static final Comparator<DriverRate> ORDER =
            Comparator.comparing((DriverRate rate) -> rate.driver().code()).thenComparing(DriverRate::validFrom);

    /** No prices at all, which is how a ledger starts: all work is pending. */
    public static final CostModel NONE = withoutRates(Currency.getInstance("USD"));

    public CostModel {
        Objects.requireNonNull(currency, "currency");
        rates = rates.stream().sorted(ORDER).toList();
        for (DriverRate rate : rates) {
            if (!PRECEDENCE.contains(rate.driver())) {
                throw new IllegalArgumentException(
                        "no work is priced by " + rate.driver() + "; state rates for one of " + PRECEDENCE);
            }
            if (!rate.cost().currency().equals(currency)) {
                throw new IllegalArgumentException("the cost model is in " + currency + " and the rate of "
                        + rate.driver() + " is " + rate.cost() + "; state every rate in one currency");
            }
        }
        long distinct = rates.stream().map(CostModel::start).distinct().count();
        if (distinct < rates.size()) {
            throw new IllegalArgumentException("two rates of one driver start at the same instant; keep one of them");
        }
    }

    /** A model without rates: all work is pending. */
    public static CostModel withoutRates(Currency currency) {
        return new CostModel(currency, List.of());
    }

    /** A model with these rates. */
    public static CostModel of(Currency currency, DriverRate... rates) {
        return new CostModel(currency, List.of(rates));
    }

    /** Whether the cost of {@code activity} is to be counted at all. */
    public static boolean prices(Activity activity) {
        return activity.account().section().use() == Section.Use.PROFIT;
    }

    /** The cost of {@code activity}, positive; empty if no rate was in force for any driver it names. */
    public Optional<Money> priceOf(Activity activity) {
        for (Driver driver : PRECEDENCE) {
            Optional<DriverRate> rate = rateOf(driver, activity.occurredAt());
            if (rate.isPresent() && activity.names(driver)) {
                return rate.map(found -> found.costOf(activity.quantityOf(driver)));
            }
        }
        return Optional.empty();
    }

    /** The rate of {@code driver} in force at {@code instant}. */
    public Optional<DriverRate> rateOf(Driver driver, Instant instant) {
        return rates.stream()
                .filter(rate ->
                        rate.driver().equals(driver) && !rate.validFrom().isAfter(instant))
                .max(Comparator.comparing(DriverRate::validFrom));
    }

    private static String start(DriverRate rate) {
        return rate.driver() + "@" + rate.validFrom();
    }
}
