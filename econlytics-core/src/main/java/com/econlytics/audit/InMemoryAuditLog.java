package com.econlytics.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An audit log that is gone when the program ends: the reference model of the contract. */
public final class InMemoryAuditLog implements AuditLog {
    private final Clock clock;
    private final List<AuditEntry> entries = new ArrayList<>();
    private final List<Seal> seals = new ArrayList<>();

    /**
     * An empty log.
     *
     * @param clock dates the entries
     */
    public InMemoryAuditLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void append(AuditEvent event) {
        entries.add(new AuditEntry(entries.size() + 1L, clock.instant().truncatedTo(ChronoUnit.MICROS), event));
    }

    @Override
    public synchronized Seal seal() {
        for (AuditEntry entry : entries.subList(seals.size(), entries.size())) {
            seals.add(head().next(entry));
        }
        return head();
    }

    @Override
    public synchronized Seal head() {
        return seals.isEmpty() ? Seal.START : seals.get(seals.size() - 1);
    }

    @Override
    public synchronized Verification verify(Seal published) {
        ChainCheck check = new ChainCheck(published);
        for (int i = 0; i < seals.size(); i++) {
            check.next(SealedEntry.of(i + 1L, seals.get(i).hash(), entries.get(i)));
        }
        return check.end(entries.size() - seals.size());
    }

    @Override
    public synchronized List<AuditEntry> latest(int limit) {
        return List.copyOf(entries.subList(Math.max(0, entries.size() - limit), entries.size()));
    }
}
