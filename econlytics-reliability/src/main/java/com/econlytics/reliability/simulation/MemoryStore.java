package com.econlytics.reliability.simulation;

import com.econlytics.erasure.Erasures;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Leases;
import com.econlytics.ledger.Ledger;
import com.econlytics.testkit.laws.ErasableLedger;
import com.econlytics.testkit.laws.ReadableWords;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A store in memory. Each call of a port is a transaction; a host can end before or after one. */
public final class MemoryStore implements Store {
    private final InMemoryLedger ledger;

    /** An empty store. */
    public MemoryStore(Clock clock) {
        this.ledger = new InMemoryLedger(Books.BOOKING, Books.MATCHING, clock);
    }

    @Override
    public Ports ports(Clock clock, Fuse fuse) {
        return new Ports(
                fuse.guard(Ledger.class, ledger),
                fuse.guard(Inbox.class, ledger.inbox()),
                fuse.guard(Leases.class, ledger.leases()),
                fuse.guard(Erasures.class, ledger.erasures()));
    }

    /** The leases follow the clock of the ledger. */
    @Override
    public void elapse(Duration duration) {}

    @Override
    public Optional<String> rebuild() {
        return Optional.empty();
    }

    @Override
    public String readable() {
        return String.join("\n", ReadableWords.in(new ErasableLedger(ledger, ledger.inbox(), ledger.erasures())));
    }
}
