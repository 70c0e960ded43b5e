/**
 * What the sources reported. The entry noun is {@link com.econlytics.fact.Fact}: one immutable, dated record, either a
 * {@link com.econlytics.fact.Posting} (money moved) or an {@link com.econlytics.fact.Activity} (work was done).
 *
 * <p>A source that restates a fact sends the same {@link com.econlytics.fact.FactId} with a higher revision. Two
 * different contents of one id and revision make the fact <em>contested</em>: {@link com.econlytics.fact.Standing} tells
 * which content counts. Amounts are signed from the company's side: receipts positive, refunds, fees and costs negative.
 *
 * <p>Each leg of a posting names an {@link com.econlytics.fact.Account}, each account belongs to one
 * {@link com.econlytics.fact.Section} of the statement, and a {@link com.econlytics.fact.ChartOfAccounts} lists them.
 */
@NullMarked
package com.econlytics.fact;

import org.jspecify.annotations.NullMarked;
