package com.econlytics.cohort;

import com.econlytics.customer.CustomerId;
import com.econlytics.ledger.Balance;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the customers who started together brought in, month by month since.
 *
 * <p>A line belongs to the age at which it happened, whenever it counts: a refund of a sale at age 0 that is given at age 3
 * lowers age 3, and one that became known after its month was closed still stands where it happened. Ages that lie after
 * the month through which data is complete are absent and never 0.
 *
 * <p>Example: {@code CohortReport.of(Population.of(books), Grouping.byAcquisitionMonth(), YearMonth.of(2026, 6))} has for
 * the customers who first paid in 2026-04 the ages 0, 1 and 2.
 *
 * @param grouping how customers were put into cohorts
 * @param dataThrough the last month for which data is complete
 * @param customers how many customers each cohort has; every customer is in exactly one
 * @param tables one for each currency, by code
 */
public record CohortReport(
        Grouping grouping, YearMonth dataThrough, SortedMap<Cohort, Integer> customers, List<CohortTable> tables) {
    public CohortReport {
        Objects.requireNonNull(grouping, "grouping");
        Objects.requireNonNull(dataThrough, "dataThrough");
        customers = Collections.unmodifiableSortedMap(new TreeMap<>(customers));
        tables = List.copyOf(tables);
    }

    /**
     * The report of all customers.
     *
     * @param dataThrough the last month for which the caller knows all sources to be complete
     */
    public static CohortReport of(Population population, Grouping grouping, YearMonth dataThrough) {
        SortedMap<Cohort, List<Profile>> cohorts = population.customers().values().stream()
                .collect(Collectors.groupingBy(grouping::cohortOf, TreeMap::new, Collectors.toList()));
        SortedMap<Cohort, Integer> sizes = new TreeMap<>();
        cohorts.forEach((cohort, members) -> sizes.put(cohort, members.size()));
        List<CohortTable> tables = population.currencies().stream()
                .map(currency -> table(population, currency, new Rows(currency, grouping, dataThrough), cohorts))
                .toList();
        return new CohortReport(grouping, dataThrough, sizes, tables);
    }

    /** The table of {@code currency}, if there is any amount in it. */
    public Optional<CohortTable> find(Currency currency) {
        return tables.stream()
                .filter(table -> table.currency().equals(currency))
                .findFirst();
    }

    private static CohortTable table(
            Population population, Currency currency, Rows rows, SortedMap<Cohort, List<Profile>> cohorts) {
        Map<CustomerId, List<Balance>> balances = population.balances(currency, customer -> customer);
        return new CohortTable(
                currency,
                cohorts.entrySet().stream()
                        .map(cohort -> rows.row(cohort.getKey(), cohort.getValue(), balances))
                        .toList(),
                Margins.of(balances.getOrDefault(CustomerId.UNATTRIBUTED, List.of()), currency),
                Margins.of(balances.getOrDefault(CustomerId.UNALLOCATED, List.of()), currency),
                Margins.of(population.balances(), currency),
                FinanceBridge.of(population.balances(), currency));
    }

    /** Makes the rows of one currency. */
    private record Rows(Currency currency, Grouping grouping, YearMonth dataThrough) {
        CohortRow row(Cohort cohort, Collection<Profile> members, Map<CustomerId, List<Balance>> balances) {
            Curve curve = new Curve(currency, dataThrough);
            for (Profile member : members) {
                List<Balance> own = balances.getOrDefault(member.customer(), List.of());
                grouping.startOf(member)
                        .ifPresentOrElse(start -> curve.add(start.month(), own), () -> curve.addWithoutStart(own));
            }
            return curve.toRow(cohort, members.size());
        }
    }
}
