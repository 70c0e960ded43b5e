package com.econlytics.columnar;

import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the customers of each cohort brought in, by the month in which it came about. Cells in which nothing did are absent.
 *
 * <p>What customers without a cohort brought in, and what is nobody's or shared, is {@link #withoutCohort}.
 *
 * @param byCohort customer profit in minor units, by currency code, cohort and month of origin; no cell is 0
 * @param withoutCohort the same of what is in no cohort, by currency code and month of origin
 */
public record CohortProfit(
        SortedMap<String, SortedMap<YearMonth, SortedMap<YearMonth, Long>>> byCohort,
        SortedMap<String, SortedMap<YearMonth, Long>> withoutCohort) {
    public CohortProfit {
        SortedMap<String, SortedMap<YearMonth, SortedMap<YearMonth, Long>>> copy = new TreeMap<>();
        byCohort.forEach((currency, cohorts) -> copy.put(currency, copyOf(cohorts)));
        byCohort = Collections.unmodifiableSortedMap(copy);
        withoutCohort = copyOf(withoutCohort);
    }

    static CohortProfit of(Layout layout, List<YearMonth> cohorts, long[] matrix) {
        SortedMap<String, SortedMap<YearMonth, SortedMap<YearMonth, Long>>> byCohort = new TreeMap<>();
        SortedMap<String, SortedMap<YearMonth, Long>> without = new TreeMap<>();
        for (int currency = 0; currency < layout.currencies().size(); currency++) {
            String code = layout.currencies().get(currency).code();
            for (int cohort = 0; cohort <= cohorts.size(); cohort++) {
                SortedMap<YearMonth, Long> months = months(layout, cohort, currency, matrix);
                if (months.isEmpty()) {
                    continue;
                }
                if (cohort == cohorts.size()) {
                    without.put(code, months);
                } else {
                    byCohort.computeIfAbsent(code, unseen -> new TreeMap<>()).put(cohorts.get(cohort), months);
                }
            }
        }
        return new CohortProfit(byCohort, without);
    }

    /** What a cohort brought in in one month; empty if nothing, or nothing on balance. */
    public Optional<Money> find(Currency currency, YearMonth cohort, YearMonth month) {
        return Optional.ofNullable(byCohort.getOrDefault(currency.getCurrencyCode(), Collections.emptySortedMap())
                        .getOrDefault(cohort, Collections.emptySortedMap())
                        .get(month))
                .map(minor -> Unit.of(currency).money(minor));
    }

    /**
     * That of both.
     *
     * @throws ArithmeticException if a cell exceeds 64 bits
     */
    CohortProfit plus(CohortProfit other) {
        SortedMap<String, SortedMap<YearMonth, SortedMap<YearMonth, Long>>> sum = new TreeMap<>();
        byCohort.forEach((currency, cohorts) -> sum.put(currency, new TreeMap<>(cohorts)));
        other.byCohort.forEach((currency, cohorts) -> cohorts.forEach((cohort, months) -> {
            SortedMap<YearMonth, SortedMap<YearMonth, Long>> own =
                    sum.computeIfAbsent(currency, unseen -> new TreeMap<>());
            own.merge(cohort, months, CohortProfit::sum);
            own.values().removeIf(Map::isEmpty);
        }));
        sum.values().removeIf(Map::isEmpty);
        SortedMap<String, SortedMap<YearMonth, Long>> without = new TreeMap<>(withoutCohort);
        other.withoutCohort.forEach((currency, months) -> without.merge(currency, months, CohortProfit::sum));
        without.values().removeIf(Map::isEmpty);
        return new CohortProfit(sum, without);
    }

    private static SortedMap<YearMonth, Long> months(Layout layout, int cohort, int currency, long[] matrix) {
        SortedMap<YearMonth, Long> months = new TreeMap<>();
        int row = cohort * layout.cells() + currency * layout.months().size();
        for (int month = 0; month < layout.months().size(); month++) {
            if (matrix[row + month] != 0) {
                months.put(layout.months().get(month), matrix[row + month]);
            }
        }
        return months;
    }

    private static SortedMap<YearMonth, Long> sum(SortedMap<YearMonth, Long> one, SortedMap<YearMonth, Long> other) {
        SortedMap<YearMonth, Long> sum = new TreeMap<>(one);
        other.forEach((month, minor) -> sum.merge(month, minor, Math::addExact));
        sum.values().removeIf(minor -> minor == 0);
        return sum;
    }

    private static <K extends Comparable<K>, V> SortedMap<K, SortedMap<YearMonth, V>> copyOf(
            SortedMap<K, SortedMap<YearMonth, V>> original) {
        SortedMap<K, SortedMap<YearMonth, V>> copy = new TreeMap<>();
        original.forEach((key, value) -> copy.put(key, Collections.unmodifiableSortedMap(new TreeMap<>(value))));
        return Collections.unmodifiableSortedMap(copy);
    }
}
