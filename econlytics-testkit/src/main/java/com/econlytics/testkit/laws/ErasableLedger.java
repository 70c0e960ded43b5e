package com.econlytics.testkit.laws;

import com.econlytics.erasure.Erasures;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.Ledger;
import java.util.Objects;

/**
 * A ledger whose customers can be erased, with the inbox that it disposes of.
 *
 * @param ledger what is booked
 * @param inbox what arrived
 * @param erasures forgets customers in both
 */
public record ErasableLedger(Ledger ledger, Inbox inbox, Erasures erasures) {
    public ErasableLedger {
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(inbox, "inbox");
        Objects.requireNonNull(erasures, "erasures");
    }
}
