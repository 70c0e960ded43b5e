package com.econlytics.scenario;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.StatementLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Takes the facts of some customers out of the books, and sorts what they bore into what goes and what stays. */
final class Departure {
    private final Books books;
    private final SortedSet<CustomerId> dropped;
    private final Avoidability avoidability;
    private final List<Line> remaining = new ArrayList<>();
    private final List<Line> borne = new ArrayList<>();
    private final List<Line> strandedShares = new ArrayList<>();
    private final List<Line> strandedCapacity = new ArrayList<>();
    private final List<Line> strandedDirect = new ArrayList<>();

    Departure(Books books, SortedSet<CustomerId> dropped, Avoidability avoidability) {
        this.books = books;
        this.dropped = dropped;
        this.avoidability = avoidability;
        List<Rebooking> facts = Rebooking.of(books, books.costs());
        facts.forEach(this::takeOut);
        Rebooking.allocated(books, books.allocationPlan(), Rebooking.lines(facts)).stream()
                .filter(line -> dropped.contains(line.key().customer()))
                .forEach(this::takeOutShare);
    }

    DropSegment toDropSegment(String alternative) {
        Scenario scenario = Scenario.of(alternative, books, Rebooking.balances(books, planWithoutThem(), remaining));
        List<DroppedProfit> profits = scenario.company().stream()
                .map(company -> new DroppedProfit(
                        company.before(),
                        profit(borne, company.before()),
                        profit(strandedShares, company.before()),
                        profit(strandedCapacity, company.before()),
                        profit(strandedDirect, company.before()),
                        company.after()))
                .toList();
        return new DropSegment(dropped, avoidability, scenario, profits);
    }

    private void takeOut(Rebooking fact) {
        if (!dropped.contains(fact.bearer())) {
            remaining.addAll(fact.lines());
            return;
        }
        List<Line> absorbed =
                fact.lines().stream().filter(line -> !isTheirs(line)).toList();
        absorbed.forEach(this::relieveNoMore);
        fact.lines().stream().filter(this::isTheirs).forEach(line -> {
            borne.add(line);
            if (absorbed.isEmpty() && staysByItself(line)) {
                strandedDirect.add(line);
                remaining.add(onNobody(line, account(line), line.amount()));
            }
        });
    }

    /** What work took over from the payroll is idle without that work, unless the payroll shrinks by it. */
    private void relieveNoMore(Line absorbed) {
        if (avoidability.savesPayroll()) {
            remaining.add(onNobody(absorbed, ChartOfAccounts.SUPPORT_PAYROLL, absorbed.amount()));
        } else {
            strandedCapacity.add(absorbed.reversal());
        }
    }

    private void takeOutShare(Line share) {
        borne.add(share);
        if (avoidability.avoidableShared().contains(account(share))) {
            remaining.add(onNobody(share, account(share), Math.negateExact(share.amount())));
        } else {
            strandedShares.add(share);
        }
    }

    /** Weights that were decided once name customers that are gone. */
    private AllocationPlan planWithoutThem() {
        List<AllocationRule> rules = new ArrayList<>();
        for (AllocationRule rule : books.allocationPlan().rules()) {
            SortedMap<CustomerId, Long> weights = new TreeMap<>(rule.weights());
            weights.keySet().removeAll(dropped);
            boolean measured = !(rule.base() instanceof AllocationBase.ByGivenWeights);
            if (measured || !weights.isEmpty()) {
                rules.add(new AllocationRule(rule.name(), rule.pool(), rule.base(), weights));
            }
        }
        return new AllocationPlan(rules);
    }

    /** Cost that is said to stay; the work itself is gone, and counts as no measure of anything. */
    private boolean staysByItself(Line line) {
        return line.key().unit().isMoney() && avoidability.unavoidableDirect().contains(account(line));
    }

    private boolean isTheirs(Line line) {
        return dropped.contains(line.key().customer());
    }

    private static Account account(Line line) {
        return line.key().account();
    }

    private static Line onNobody(Line line, Account account, long amount) {
        BalanceKey key = line.key();
        return new Line(
                line.fact(),
                new BalanceKey(CustomerId.UNALLOCATED, key.month(), key.origin(), account, key.unit()),
                amount);
    }

    /** The customer profit of {@code lines} in the currency of {@code like}. */
    private static Money profit(Collection<Line> lines, Money like) {
        return lines.stream()
                .filter(line -> line.key().unit().code().equals(like.currency().getCurrencyCode())
                        && StatementLine.CUSTOMER_PROFIT.contains(account(line)))
                .map(line -> new Money(line.amount(), like.currency()))
                .reduce(Money.zero(like.currency()), Money::plus);
    }
}
