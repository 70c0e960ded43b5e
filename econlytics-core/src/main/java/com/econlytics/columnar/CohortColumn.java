package com.econlytics.columnar;

import com.econlytics.customer.CustomerId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * In which month each customer of a journal began, as a column beside it; see {@link com.econlytics.cohort.Grouping} for what begins.
 *
 * <p>Example: {@code CohortColumn.of(journal, Map.of(new CustomerId(7), YearMonth.of(2026, 3)))}; all others are in no cohort.
 */
public final class CohortColumn {
    private final ColumnarJournal journal;
    private final List<YearMonth> cohorts;
    private final int[] cohortOf;

    private CohortColumn(ColumnarJournal journal, List<YearMonth> cohorts, int[] cohortOf) {
        this.journal = journal;
        this.cohorts = List.copyOf(cohorts);
        this.cohortOf = cohortOf;
    }

    /** Of the customers that have lines in {@code journal}; who is not in {@code began} is in no cohort. */
    public static CohortColumn of(ColumnarJournal journal, Map<CustomerId, YearMonth> began) {
        SortedSet<YearMonth> months = new TreeSet<>(began.values());
        List<YearMonth> cohorts = new ArrayList<>(months);
        int[] cohortOf = new int[journal.customers()];
        for (int customer = 0; customer < cohortOf.length; customer++) {
            YearMonth month = began.get(new CustomerId(journal.customerAt(customer)));
            cohortOf[customer] = month == null ? cohorts.size() : cohorts.indexOf(month);
        }
        return new CohortColumn(journal, cohorts, cohortOf);
    }

    /** All months in which somebody began, in order; what is in no cohort comes after the last. */
    List<YearMonth> cohorts() {
        return cohorts;
    }

    /** By customer of the journal, where the row of its cohort begins if each has so many cells. */
    int[] rows(int cells) {
        int[] rows = new int[cohortOf.length];
        for (int customer = 0; customer < rows.length; customer++) {
            rows[customer] = cohortOf[customer] * cells;
        }
        return rows;
    }

    void requireOf(ColumnarJournal other) {
        if (journal != other) {
            throw new IllegalArgumentException(
                    "these cohorts are of another journal; make them of this one with CohortColumn.of");
        }
    }
}
