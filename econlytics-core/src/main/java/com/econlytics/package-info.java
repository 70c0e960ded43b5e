/**
 * Econlytics: exact customer profit from the records of the systems that moved the money and did the work.
 *
 * <p>The rooms, in the order in which a payment walks through them:
 *
 * <ol>
 *   <li>{@code inbox}: the raw bytes, stored before they are answered
 *   <li>{@code connector}: bytes and pages become facts ({@code Intake}, {@code Sync})
 *   <li>{@code fact}: what a source reported ({@code Posting}, {@code Activity})
 *   <li>{@code customer}: whose it is ({@code CustomerDirectory})
 *   <li>{@code costing}: what the work costs ({@code CostModel})
 *   <li>{@code ledger}: facts become lines in {@code Booking}, kept by a {@code Ledger}
 *   <li>{@code pnl}: lines are summed to statements ({@code Profitability}, {@code ProfitAndLoss})
 *   <li>{@code cohort}: customers are put into groups ({@code CohortReport}, {@code Segment}, {@code Concentration})
 * </ol>
 *
 * <p>{@code money} and {@code time} hold the two value rooms that all others share. The question "where does a refund
 * become a line of the profit and loss?" has one answer: {@link com.econlytics.ledger.Booking}.
 */
@NullMarked
package com.econlytics;

import org.jspecify.annotations.NullMarked;
