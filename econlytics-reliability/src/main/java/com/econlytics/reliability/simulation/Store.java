package com.econlytics.reliability.simulation;

import com.econlytics.erasure.Erasures;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.Leases;
import com.econlytics.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What outlives every host: the ledger, the inbox and the leases, empty at first. */
public interface Store {
    /** The ports as a host that ends when {@code fuse} says so sees them. */
    Ports ports(Clock clock, Fuse fuse);

    /** Time passes, also for the leases. */
    void elapse(Duration duration);

    /**
     * Figures that are kept ready are made anew from the books, if this store keeps any.
     *
     * @return what did not agree, in words; empty if all did
     */
    Optional<String> rebuild();

    /** Every text that can be read from it, by whatever way there is. */
    String readable();

    /**
     * The ports of a store.
     *
     * @param ledger the books
     * @param inbox the messages that its bookings dispose of
     * @param leases the leases that its bookings check
     * @param erasures forgets customers in all of them
     */
    record Ports(Ledger ledger, Inbox inbox, Leases leases, Erasures erasures) {}
}
