package com.econlytics.cohort;

import com.econlytics.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Whether and when a cohort's cumulative contribution (CM2) covered what it cost to acquire it.
 *
 * <p>The cost is what stands in the section of acquisition for the cohort's customers, through the month of complete data.
 * Spend that is booked on nobody in particular is unallocated and in no cohort. Only mature ages are looked at, because the
 * same customers must stand on both sides. A refund can undo a payback, so the first and the last crossing are told.
 *
 * <p>Example: a cost of 30.00, cumulative contribution 20.00, 35.00, 25.00, 40.00 at ages 0 to 3: paid back, first at age 1,
 * last at age 3.
 */
public sealed interface Payback {
    /** No source supplies a cost of acquisition for these customers, which is unknown and not 0. */
    record NotSupplied() implements Payback {}

    /**
     * Not covered at any mature age so far.
     *
     * @param cost of acquisition, positive
     */
    record NotYet(Money cost) implements Payback {
        public NotYet {
            Objects.requireNonNull(cost, "cost");
        }
    }

    /**
     * Covered, and still covered at the last mature age.
     *
     * @param cost of acquisition, positive
     * @param firstAge at which it was covered for the first time
     * @param lastAge since which it is covered
     */
    record PaidBack(Money cost, int firstAge, int lastAge) implements Payback {
        public PaidBack {
            Objects.requireNonNull(cost, "cost");
        }
    }

    /**
     * Covered once, and not any more at the last mature age.
     *
     * @param cost of acquisition, positive
     * @param firstAge at which it was covered for the first time
     * @param lastAge at which it became covered for the last time
     */
    record Undone(Money cost, int firstAge, int lastAge) implements Payback {
        public Undone {
            Objects.requireNonNull(cost, "cost");
        }
    }

    /**
     * The payback of {@code cost} by a cumulative contribution.
     *
     * @param cost of acquisition, positive
     * @param mature cells of the same customers, by age
     */
    static Payback of(Money cost, List<CohortCell> mature) {
        List<Integer> crossings = new ArrayList<>();
        boolean covered = false;
        for (CohortCell cell : mature) {
            boolean covers = cell.soFar().contribution().compareTo(cost) >= 0;
            if (covers && !covered) {
                crossings.add(cell.age());
            }
            covered = covers;
        }
        if (crossings.isEmpty()) {
            return new NotYet(cost);
        }
        int first = crossings.get(0);
        int last = crossings.get(crossings.size() - 1);
        return covered ? new PaidBack(cost, first, last) : new Undone(cost, first, last);
    }
}
