package com.econlytics.costing;

import com.econlytics.TextOrder;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The prices of work, in one currency.
 *
 * <p>The basis in force when the work was done says by which drivers it is priced: by the first that the work names and
 * that has a rate in force. Of the rates in force for it the most specific one counts, see {@link RateScope}. Work for
 * which nothing is in force has no price, which is pending and never zero.
 *
 * <p>Example: on the basis of tracked time, at 60.00 an hour and 5.00 a ticket, a ticket with 840 tracked seconds costs
 * 14.00, one with 0 tracked seconds 0.00, and one without tracked time 5.00.
 *
 * @param currency the currency of every rate
 * @param bases by start; no two start at the same instant
 * @param rates by driver, start and scope; no two are of one driver, start and scope
 */
public record CostModel(Currency currency, List<CostBasis> bases, List<DriverRate> rates) {
    private static final List<Driver> PRICED = Stream.of(CostBasis.Method.values())
            .flatMap(method -> method.drivers().stream())
            .distinct()
            .toList();
    private static final Comparator<DriverRate> ORDER = Comparator.comparing(
                    (DriverRate rate) -> rate.driver().code(), TextOrder.CODE_POINT)
            .thenComparing(DriverRate::validFrom)
            .thenComparing(rate -> rate.scope().toString(), TextOrder.CODE_POINT);

    /** No prices at all, which is how a ledger starts: all work is pending. */
    public static final CostModel NONE = withoutRates(Currency.getInstance("USD"));

    public CostModel {
        Objects.requireNonNull(currency, "currency");
        bases = bases.stream()
                .sorted(Comparator.comparing(CostBasis::validFrom))
                .toList();
        rates = rates.stream().sorted(ORDER).toList();
        for (DriverRate rate : rates) {
            requirePriceable(rate, currency);
        }
        requireDistinctStarts(bases);
        requireDistinctRates(rates);
        if (bases.isEmpty() && !rates.isEmpty()) {
            throw new IllegalArgumentException("the cost model has rates and no basis;"
                    + " state from when on they price work, as with CostBasis.trackedTime");
        }
    }

    /** A model on the basis of tracked time, from the first of these rates on. */
    public CostModel(Currency currency, List<DriverRate> rates) {
        this(currency, trackedTimeFromFirst(rates), rates);
    }

    /** A model without rates: all work is pending. */
    public static CostModel withoutRates(Currency currency) {
        return new CostModel(currency, List.of(), List.of());
    }

    /** A model with these rates, on the basis of tracked time from the first of them on. */
    public static CostModel of(Currency currency, DriverRate... rates) {
        return new CostModel(currency, List.of(rates));
    }

    /** This model with one basis more. */
    public CostModel with(CostBasis basis) {
        List<CostBasis> more = new ArrayList<>(bases);
        more.add(basis);
        return new CostModel(currency, more, rates);
    }

    /** Whether the cost of {@code activity} is to be counted at all. */
    public static boolean prices(Activity activity) {
        return activity.account().section().use() == Section.Use.PROFIT;
    }

    /** What {@code activity} costs, and on what grounds. */
    public Valuation value(Activity activity) {
        Optional<CostBasis> basis = basisAt(activity.occurredAt());
        return basis.isPresent() ? value(activity, basis.get()) : new Valuation.NoRate();
    }

    /** The cost of {@code activity}, positive; empty if it is pending, or not priced by itself. */
    public Optional<Money> priceOf(Activity activity) {
        return value(activity).price();
    }

    /** The basis in force at {@code instant}. */
    public Optional<CostBasis> basisAt(Instant instant) {
        return bases.stream()
                .filter(basis -> !basis.validFrom().isAfter(instant))
                .max(Comparator.comparing(CostBasis::validFrom));
    }

    /** The rate of {@code driver} in force at {@code instant} for work that has no attributes. */
    public Optional<DriverRate> rateOf(Driver driver, Instant instant) {
        return rateOf(driver, instant, Map.of());
    }

    /** The most specific rate of {@code driver} in force at {@code instant} for work with these attributes. */
    public Optional<DriverRate> rateOf(Driver driver, Instant instant, Map<String, String> attributes) {
        return rates.stream()
                .filter(rate -> rate.driver().equals(driver)
                        && !rate.validFrom().isAfter(instant)
                        && rate.scope().includes(attributes))
                .max(Comparator.comparing(DriverRate::scope, RateScope.BY_SPECIFICITY)
                        .thenComparing(DriverRate::validFrom));
    }

    private Valuation value(Activity activity, CostBasis basis) {
        if (basis.method() == CostBasis.Method.ALLOCATED_PAYROLL) {
            return new Valuation.InPool(basis);
        }
        for (Driver driver : basis.method().drivers()) {
            Optional<DriverRate> rate = rateOf(driver, activity.occurredAt(), activity.attributes());
            if (rate.isPresent() && activity.names(driver)) {
                long counted = basis.countedOf(driver, activity);
                return new Valuation.AtRate(basis, rate.get(), counted, activity.quantityOf(driver) - counted);
            }
        }
        return new Valuation.NoRate();
    }

    private static List<CostBasis> trackedTimeFromFirst(List<DriverRate> rates) {
        return rates.stream()
                .map(DriverRate::validFrom)
                .min(Comparator.naturalOrder())
                .map(CostBasis::trackedTime)
                .stream()
                .toList();
    }

    private static void requirePriceable(DriverRate rate, Currency currency) {
        if (!PRICED.contains(rate.driver())) {
            throw new IllegalArgumentException(
                    "no work is priced by " + rate.driver() + "; state rates for one of " + PRICED);
        }
        if (!rate.cost().currency().equals(currency)) {
            throw new IllegalArgumentException("the cost model is in " + currency + " and the rate of " + rate.driver()
                    + " is " + rate.cost() + "; state every rate in one currency");
        }
    }

    private static void requireDistinctStarts(List<CostBasis> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            CostBasis one = sorted.get(i - 1);
            CostBasis other = sorted.get(i);
            if (one.validFrom().equals(other.validFrom())) {
                throw new IllegalArgumentException("both " + one.method() + " and " + other.method()
                        + " are the basis from " + one.validFrom() + " on; keep one of them");
            }
        }
    }

    private static void requireDistinctRates(List<DriverRate> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            DriverRate one = sorted.get(i - 1);
            DriverRate other = sorted.get(i);
            boolean rivals = one.driver().equals(other.driver())
                    && one.validFrom().equals(other.validFrom())
                    && one.scope().equals(other.scope());
            if (rivals) {
                throw new IllegalArgumentException(
                        "from " + one.validFrom() + " on, " + one.driver() + " has the rates " + text(one) + " and "
                                + text(other) + " for " + one.scope() + "; keep one of them");
            }
        }
    }

    private static String text(DriverRate rate) {
        return rate.cost() + " per " + rate.perUnits();
    }
}
