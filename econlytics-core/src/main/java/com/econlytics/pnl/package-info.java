/**
 * The statements. The entry noun is {@link com.econlytics.pnl.ProfitAndLoss}: sections and subtotals of one currency.
 * {@link com.econlytics.pnl.Profitability} makes one {@link com.econlytics.pnl.CustomerProfit} of each customer's
 * balances, and {@link com.econlytics.pnl.Conservation} proves that nothing was lost on the way.
 * {@link com.econlytics.pnl.CapacityStatement} tells what became of the support payroll.
 *
 * <p>All of it is a sum of lines and nothing else.
 */
@NullMarked
package com.econlytics.pnl;

import org.jspecify.annotations.NullMarked;
