/**
 * The laws of the ledger, as properties that every ledger must pass. The entry noun is
 * {@link com.econlytics.testkit.laws.LedgerLaws}: implement it in a test class, say how to make an empty ledger, and run it
 * with jqwik. {@link com.econlytics.testkit.laws.LedgerHistories} generates what is booked, edges included.
 */
@NullMarked
package com.econlytics.testkit.laws;

import org.jspecify.annotations.NullMarked;
