/**
 * Our figures against the company's books. The entry noun is {@link com.econlytics.reconciliation.Reconciliation}: every
 * difference by line, period and currency, with its causes down to the records, and a verdict.
 *
 * <p>How to read it: {@link com.econlytics.reconciliation.SystemFigures} are ours and
 * {@link com.econlytics.reconciliation.CompanyBooks} the books': a
 * {@link com.econlytics.reconciliation.FinancialStatement}, the {@link com.econlytics.reconciliation.LedgerDetail} behind
 * it, and an {@link com.econlytics.reconciliation.AccountMapping} that ties its accounts to lines of ours. Entries are tied
 * to whole parts of our records; where both sides have a part in different places, or one side has it alone, it has a
 * {@link com.econlytics.reconciliation.Cause}. {@link com.econlytics.reconciliation.ProposedJournals} are what would put
 * the books right, and a {@link com.econlytics.reconciliation.SignedReconciliation} is what is kept.
 *
 * <p>A {@link com.econlytics.reconciliation.ClearingStatement} compares the balance at a processor with the processor's
 * own report and with the books.
 */
@NullMarked
package com.econlytics.reconciliation;

import org.jspecify.annotations.NullMarked;
