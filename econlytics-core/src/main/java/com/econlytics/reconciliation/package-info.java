/**
 * Our figures against the company's books. The entry noun is {@code Reconciliation}.
 *
 * <p>How to read it: a {@link com.econlytics.reconciliation.FinancialStatement} is what the books say;
 * {@link com.econlytics.reconciliation.LedgerDetail} are the entries behind it. An
 * {@link com.econlytics.reconciliation.AccountMapping} ties the accounts of the books to lines of ours.
 */
@NullMarked
package com.econlytics.reconciliation;

import org.jspecify.annotations.NullMarked;
