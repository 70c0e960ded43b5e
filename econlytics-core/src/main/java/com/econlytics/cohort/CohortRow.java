package com.econlytics.cohort;

import com.econlytics.money.Ratio;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One cohort in one currency.
 *
 * <p>The total is everything the books hold about its customers. For a cohort that has started, {@code total = before + the
 * cells at their ages + after}; customers without a start have no ages, only a total.
 *
 * @param cohort which customers
 * @param customers how many, 1 or more, those without any amount included
 * @param total everything, whenever it happened
 * @param before what happened before the month of the start, such as the cost of winning them
 * @param cells by age from 0, as far as any of its customers has come; later ones are absent, not 0
 * @param after what happened after the month through which data is complete
 * @param payback whether and when contribution covered the cost of acquisition
 */
public record CohortRow(
        Cohort cohort,
        int customers,
        Margins total,
        Margins before,
        List<CohortCell> cells,
        Margins after,
        Payback payback) {
    public CohortRow {
        Objects.requireNonNull(cohort, "cohort");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(payback, "payback");
        cells = List.copyOf(cells);
    }

    /** The cell of {@code age}; empty if no customer of the cohort has reached it yet, or none has a start. */
    public Optional<CohortCell> findCell(int age) {
        return cells.stream().filter(cell -> cell.age() == age).findFirst();
    }

    /** Whether every customer of the cohort has reached the age of {@code cell}, so that it will not change any more. */
    public boolean isMature(CohortCell cell) {
        return cell.customers() == customers;
    }

    /** Customer profit per customer over everything, in minor units, exact. */
    public Ratio averageProfit() {
        return CohortCell.perCustomer(total.profit().amountMinor(), customers);
    }
}
