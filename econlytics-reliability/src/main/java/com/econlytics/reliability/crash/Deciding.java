package com.econlytics.reliability.crash;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Somebody decides.
 *
 * @param before what was decided before
 * @param decision what is decided now
 */
record Deciding(List<Decision> before, Decision decision) implements Work {
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final Party.Reference STRANGER = new Party.Reference(Story.DESK, "user_2");
    private static final CustomerId FIRST = new CustomerId(1);
    private static final CustomerId SECOND = new CustomerId(2);

    Deciding {
        before = List.copyOf(before);
    }

    /** One of each kind. */
    static List<Work> everyKind() {
        Posting contested = Story.receipt("ch_contested", "cus_bob", 600);
        Decision assigned = new Decision.AssignParty(STRANGER, SECOND);
        Decision merged = new Decision.MergeCustomers(FIRST, SECOND);
        Decision closed = new Decision.CloseBooks(JUNE, "Ann", "month-end close");
        return List.<Work>of(
                new Deciding(List.of(), Story.prices(700)),
                new Deciding(List.of(), Story.sharingByTicket()),
                new Deciding(List.of(), assigned),
                new Deciding(List.of(assigned), new Decision.ReleaseParty(STRANGER)),
                new Deciding(
                        List.of(),
                        new Decision.SettleContest(contested.id(), contested.revision(), contested.contentDigest())),
                new Deciding(List.of(), merged),
                new Deciding(List.of(merged), new Decision.SplitCustomer(FIRST)),
                new Deciding(List.of(Story.sharingByTicket()), closed),
                new Deciding(List.of(closed), new Decision.ReopenBooks(JUNE, "Bob", "payroll was restated")));
    }

    @Override
    public String name() {
        return "decide: " + decision.getClass().getSimpleName();
    }

    @Override
    public void prepare(Host host) {
        Ledger ledger = host.ledger();
        Story.book(ledger);
        before.forEach(ledger::decide);
    }

    @Override
    public void run(Host host, Consumer<String> acknowledged) {
        host.ledger().decide(decision);
        acknowledged.accept("decided");
    }

    @Override
    public List<String> lost(Host host, Set<String> acknowledged) {
        return !acknowledged.isEmpty() && !isTaken(host.ledger()) ? List.of(name()) : List.of();
    }

    /** Whoever heard nothing looks whether it was decided, and decides if it was not. */
    @Override
    public void recover(Host host, Set<String> acknowledged) {
        Ledger ledger = host.ledger();
        if (acknowledged.isEmpty() && !isTaken(ledger)) {
            ledger.decide(decision);
        }
    }

    @Override
    public List<String> state(Host host) {
        return Content.of(host);
    }

    private boolean isTaken(Ledger ledger) {
        List<Decision> taken = ledger.decisions();
        return !taken.isEmpty() && taken.get(taken.size() - 1).equals(decision);
    }
}
