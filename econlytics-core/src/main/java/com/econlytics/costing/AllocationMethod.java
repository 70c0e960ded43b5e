package com.econlytics.costing;

/**
 * Which charges between cost centres count.
 *
 * <p>The first two and the last treat the same data differently, as cost accounting does (Horngren, Cost Accounting,
 * "Allocation of support-department costs"); nested pools are the case in which there is nothing to choose.
 */
public enum AllocationMethod {
    /** None: each centre charges customers alone; what it does for other centres has no weight. */
    DIRECT,
    /** Those to a centre later in the list; a centre that has been closed is charged nothing. */
    STEP_DOWN,
    /** All, and each leads to a centre later in the list: pool, team, customer. Any other is a caller's mistake. */
    NESTED,
    /** All, solved as simultaneous equations; the order of the list does not matter. */
    RECIPROCAL;

    /** Whether the centre at position {@code from} passes cost on to the one at {@code to}. */
    boolean charges(int from, int to) {
        return switch (this) {
            case DIRECT -> false;
            case STEP_DOWN, NESTED -> to > from;
            case RECIPROCAL -> true;
        };
    }
}
