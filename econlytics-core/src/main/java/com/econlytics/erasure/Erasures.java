package com.econlytics.erasure;

import com.econlytics.audit.Actor;
import java.util.List;

/**
 * The port behind which customers are forgotten.
 *
 * <p>Erasing is a decision: what is booked after it concerns the same opaque customer number, without a name. An erasure is
 * in the {@link ErasureJournal} before the store is changed, so that no restored backup brings anybody back.
 *
 * <p>Implementations are safe for use by several threads. An erasure and a booking happen one after the other.
 */
public interface Erasures {
    /**
     * Forgets whom {@code subject} names: the customer, all that are one with it, and every payment and support user that
     * is matched to it. No amount changes. Whoever is not known yet is forgotten when it arrives.
     *
     * @param actor who erases, for the audit log
     * @throws IllegalArgumentException if the subject names several customers that are not one, or a customer that the
     *     ledger does not have
     * @throws LegalHoldException if a reason to keep the customer is in force
     */
    ErasureReceipt erase(Subject subject, Actor actor);

    /** The same by the program itself, {@link Actor#HOST}. */
    default ErasureReceipt erase(Subject subject) {
        return erase(subject, Actor.HOST);
    }

    /** All erasures of this store, oldest first. */
    List<ErasureReceipt> receipts();

    /**
     * Erases again whom the journal names and the store has not erased, because it was restored from a backup. To be called
     * before anything is served.
     *
     * @return how many erasures were done again
     */
    int replay();

    /**
     * Keeps a customer from being erased for a reason, until a time.
     *
     * @throws IllegalArgumentException if the subject names no customer, or several that are not one
     */
    void hold(Subject subject, LegalHold hold);
}
