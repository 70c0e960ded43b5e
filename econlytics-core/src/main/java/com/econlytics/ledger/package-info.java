/**
 * Facts become lines, and lines are kept. The entry noun is {@link com.econlytics.ledger.Ledger}, the port behind which
 * facts, decisions and the journal live; {@link com.econlytics.ledger.Booking} is the one pure rule by which a fact
 * becomes {@link com.econlytics.ledger.Line}s.
 *
 * <p>How to read it: a connector hands over a {@link com.econlytics.ledger.Batch}; the ledger works out the
 * {@code Standing} of each fact in it, asks {@code Booking} for the lines it should have, compares them with the lines it
 * has, and appends the difference under a new version. Nothing is ever edited, so every version can be read again.
 *
 * <p>{@link com.econlytics.ledger.InMemoryLedger} is the reference model; the PostgreSQL ledger obeys the same contract.
 */
@NullMarked
package com.econlytics.ledger;

import org.jspecify.annotations.NullMarked;
