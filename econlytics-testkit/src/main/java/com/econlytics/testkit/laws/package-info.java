/**
 * The laws of the ports, as properties that every implementation must pass. The entry noun is
 * {@link com.econlytics.testkit.laws.LedgerLaws}: implement it in a test class, say how to make an empty ledger, and run it
 * with jqwik. {@link com.econlytics.testkit.laws.LedgerHistories} generates what is booked, edges included. Inboxes, leases,
 * checkpoints and token stores have laws of their own.
 */
@NullMarked
package com.econlytics.testkit.laws;

import org.jspecify.annotations.NullMarked;
