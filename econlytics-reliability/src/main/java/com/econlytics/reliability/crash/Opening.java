package com.econlytics.reliability.crash;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A new ledger is opened: its zone, its matching and its accounts are written down. */
final class Opening implements Work {
    @Override
    public String name() {
        return "open";
    }

    @Override
    public void prepare(Host host) {}

    @Override
    public void run(Host host, Consumer<String> acknowledged) {
        host.ledger();
        acknowledged.accept("opened");
    }

    @Override
    public List<String> lost(Host host, Set<String> acknowledged) {
        return acknowledged.isEmpty() || !accounts(host).isEmpty() ? List.of() : List.of("the accounts");
    }

    @Override
    public void recover(Host host, Set<String> acknowledged) {
        host.ledger();
    }

    @Override
    public List<String> state(Host host) {
        return accounts(host);
    }

    private static List<String> accounts(Host host) {
        return Sql.texts(host.database(), "select a::text from econlytics.account a order by 1");
    }
}
