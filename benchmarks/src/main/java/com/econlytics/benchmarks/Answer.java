package com.econlytics.benchmarks;

import java.util.Arrays;

/**
 * What every contender must find: compared before anything is timed.
 *
 * @param totals by account
 * @param profits by customer
 * @param cohorts customer profit by cohort and month
 */
@SuppressWarnings("ArrayRecordComponent") // columns
record Answer(long[] totals, long[] profits, long[][] cohorts) {
    /** What is different, in words; nothing if all is the same. */
    String differenceTo(Answer other) {
        if (!Arrays.equals(totals, other.totals)) {
            return "the totals differ";
        }
        if (!Arrays.equals(profits, other.profits)) {
            return "the profits of customers differ";
        }
        return Arrays.deepEquals(cohorts, other.cohorts) ? "" : "the cohorts differ";
    }
}
