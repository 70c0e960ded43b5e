package com.econlytics.cohort;

import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All cohorts in one currency, with what belongs to no customer beside them: the totals of the rows, what is unattributed
 * and what is unallocated sum to the company.
 *
 * @param currency of every amount
 * @param rows one for each cohort
 * @param unattributed one customer's, not known whose
 * @param unallocated shared
 * @param company everything
 * @param bridge from the months in which things happened, which cohorts use, to the months in which they count
 */
public record CohortTable(
        Currency currency,
        List<CohortRow> rows,
        Margins unattributed,
        Margins unallocated,
        Margins company,
        FinanceBridge bridge) {
    public CohortTable {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(unattributed, "unattributed");
        Objects.requireNonNull(unallocated, "unallocated");
        Objects.requireNonNull(company, "company");
        Objects.requireNonNull(bridge, "bridge");
        rows = List.copyOf(rows);
    }

    /** The row of {@code cohort}, if it has any customer. */
    public Optional<CohortRow> find(Cohort cohort) {
        return rows.stream().filter(row -> row.cohort().equals(cohort)).findFirst();
    }

    /**
     * The table as plain text, in the same way in every locale. Averages are rounded half to even, for display alone; a
     * figure that stands for some of a cohort's customers says for how many.
     */
    public String toText() {
        return new CohortText(this).text();
    }
}
