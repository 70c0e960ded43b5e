package com.econlytics.reliability.crash;

import com.econlytics.ledger.Ledger;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Shared costs are allocated. */
final class Allocating implements Work {
    @Override
    public String name() {
        return "allocate";
    }

    @Override
    public void prepare(Host host) {
        Ledger ledger = host.ledger();
        Story.book(ledger);
        ledger.decide(Story.sharingByTicket());
    }

    @Override
    public void run(Host host, Consumer<String> acknowledged) {
        host.ledger().allocate();
        acknowledged.accept("allocated");
    }

    @Override
    public List<String> lost(Host host, Set<String> acknowledged) {
        return !acknowledged.isEmpty() && host.ledger().allocate().lines() > 0 ? List.of("an allocation") : List.of();
    }

    @Override
    public void recover(Host host, Set<String> acknowledged) {
        host.ledger().allocate();
    }

    @Override
    public List<String> state(Host host) {
        return Content.of(host);
    }
}
