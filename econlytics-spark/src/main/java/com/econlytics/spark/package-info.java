/**
 * The figures of {@link com.econlytics.pnl.Profitability}, of cohorts and of allocations on a cluster, for journals that one machine
 * does not hold: the same lines, folded by the same rules.
 *
 * <p>{@link com.econlytics.spark.SparkProfitability} makes rows, totals and cohorts of a data set of lines, which
 * {@link com.econlytics.spark.JournalLines} reads; {@link com.econlytics.spark.SparkAllocation} shares pools.
 */
@NullMarked
package com.econlytics.spark;

import org.jspecify.annotations.NullMarked;
