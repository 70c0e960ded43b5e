/**
 * Profitability of millions of lines: the same figures as {@link com.econlytics.pnl.Profitability}, from columns.
 *
 * <p>A {@link com.econlytics.columnar.ColumnarJournal} holds the lines of the journal in narrow columns, those of one customer side by
 * side. {@link com.econlytics.columnar.ColumnarProfitability} sums them in one pass: per customer, per section, and per cohort and month.
 */
@NullMarked
package com.econlytics.columnar;

import org.jspecify.annotations.NullMarked;
