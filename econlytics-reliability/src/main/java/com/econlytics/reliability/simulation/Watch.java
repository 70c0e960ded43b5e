package com.econlytics.reliability.simulation;

import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.ledger.AllocationRun;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.testkit.laws.Choice;
import com.econlytics.time.Closing;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares the store with what must be true of it, after every step. */
final class Watch {
    private final Store.Ports store;
    private final World world;
    private final Deliveries deliveries;
    private List<Inbox.Entry> seen = List.of();
    private long version;
    private long cursor;
    private List<Line> journal = List.of();
    private Closing closing = Closing.NONE;
    private boolean everClosed;
    private SortedMap<BalanceKey, Long> closed = new TreeMap<>();

    Watch(Store.Ports store, World world, Deliveries deliveries) {
        this.store = store;
        this.world = world;
        this.deliveries = deliveries;
    }

    /** The laws that hold whatever is on its way. */
    void afterStep(List<Choice> choices) {
        List<Inbox.Entry> entries = store.inbox().entries(0, Integer.MAX_VALUE);
        deliveries.compare(entries, world);
        if (entries.equals(seen) && store.ledger().version() == version) {
            return;
        }
        seen = entries;
        version = store.ledger().version();
        List<Fact> facts = facts();
        requireBooked(entries, new HashSet<>(facts));
        List<Line> lines = lines();
        Violation.require(
                lines.size() >= journal.size()
                        && lines.subList(0, journal.size()).equals(journal),
                "L7",
                () -> "a line that was booked before was changed or left out");
        journal = lines;
        requireEqual("L4", sums(Balance.of(lines)), sums(store.ledger().balances()));
        requireOracle("P2, P3, P4", new Said(facts, store.ledger().identities(), choices), lines);
        requireClosedMonths();
    }

    /** The laws that hold when everything was said and worked off. */
    void atRest(List<Choice> choices) {
        store.inbox()
                .entries(0, Integer.MAX_VALUE)
                .forEach(entry -> Violation.require(
                        entry.disposition().status() == Disposition.Status.APPLIED || !isBookable(entry),
                        "P4",
                        () -> entry.key() + " has not been applied at rest but is " + entry.disposition()));
        Said truth = new Said(world.facts(), world.identities(), choices);
        Oracle oracle = requireOracle("truth", truth, journal);
        if (!everClosed) {
            requireEqual(
                    "L5",
                    oracle.allocated(inOrder()),
                    sums(journal, AllocationRun::isAllocated, line -> line.key().month()));
        }
        new SecondBooks(store.ledger(), choices).requireEqualTo(direct(journal));
    }

    private boolean isBookable(Inbox.Entry entry) {
        Event event = world.events().get(entry.key());
        return event != null && !event.type().equals(Event.ODD);
    }

    /** What a place says, for those who count how many different ends there are. */
    int fingerprint() {
        return direct(journal).hashCode();
    }

    private Oracle requireOracle(String promise, Said said, List<Line> lines) {
        Oracle oracle = new Oracle(said);
        requireEqual(promise, oracle.direct(), direct(lines));
        return oracle;
    }

    /** Facts of what was applied are there, and so are those of all that the cursor has passed. */
    private void requireBooked(List<Inbox.Entry> entries, Set<Fact> facts) {
        Set<FactId> ids = facts.stream().map(Fact::id).collect(Collectors.toSet());
        for (Inbox.Entry entry : entries) {
            Event event = world.events().get(entry.key());
            Violation.require(
                    event == null
                            || entry.disposition().status() != Disposition.Status.APPLIED
                            || isBooked(event, facts, ids),
                    "P4",
                    () -> entry.key() + " is applied, and its facts are not booked");
        }
        long place = store.ledger()
                .findCheckpoint(DeskConnector.NAME)
                .map(checkpoint -> checkpoint.cursor().isEmpty() ? 0L : Long.parseLong(checkpoint.cursor()))
                .orElse(0L);
        Violation.require(place >= cursor, "P6", () -> "the cursor went back from " + cursor + " to " + place);
        cursor = place;
        for (String id : world.desk().upTo(place)) {
            Violation.require(
                    facts.containsAll(world.desk().factsOf(id)),
                    "P6",
                    () -> "the cursor has passed " + id + ", and it is not booked as it is");
        }
    }

    /** What an event states is there; of a payment that had to be looked at, whatever was seen then. */
    private static boolean isBooked(Event event, Set<Fact> facts, Set<FactId> ids) {
        return facts.containsAll(event.facts())
                && (!event.type().equals(Event.CHARGE) || ids.contains(Charge.factId(event.object())));
    }

    private void requireClosedMonths() {
        Closing now = store.ledger().closing();
        SortedMap<BalanceKey, Long> figures = new TreeMap<>();
        store.ledger().balances().stream()
                .filter(balance -> now.isClosed(balance.key().month()))
                .forEach(balance -> figures.put(balance.key(), balance.amount()));
        if (now.equals(closing)) {
            requireEqual("P7", closed, figures);
        }
        everClosed |= now.through() != null;
        closing = now;
        closed = figures;
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        store.ledger().readFacts(facts::add);
        Violation.require(
                new HashSet<>(facts).size() == facts.size(), "P2", () -> "a statement is in the ledger twice");
        return facts;
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        store.ledger().readLines(store.ledger().version(), lines::add);
        return lines;
    }

    private List<String> inOrder() {
        return store.ledger().customers().stream()
                .sorted(Comparator.comparing(Customer::id))
                .map(customer -> customer.party().id())
                .toList();
    }

    private SortedMap<Oracle.Place, BigDecimal> direct(List<Line> lines) {
        return sums(
                lines,
                line -> !AllocationRun.isAllocated(line),
                line -> line.key().origin());
    }

    private SortedMap<Oracle.Place, BigDecimal> sums(
            List<Line> lines, Predicate<Line> which, Function<Line, YearMonth> month) {
        return sums(store.ledger(), lines, which, month);
    }

    static SortedMap<Oracle.Place, BigDecimal> sums(
            Ledger ledger, List<Line> lines, Predicate<Line> which, Function<Line, YearMonth> month) {
        Map<CustomerId, String> names = new HashMap<>();
        ledger.customers()
                .forEach(customer -> names.put(customer.id(), customer.party().id()));
        SortedMap<Oracle.Place, BigDecimal> sums = new TreeMap<>();
        for (Line line : lines) {
            if (which.test(line)) {
                BalanceKey key = line.key();
                String bearer =
                        names.getOrDefault(key.customer(), key.customer().toString());
                sums.merge(
                        new Oracle.Place(
                                bearer,
                                month.apply(line),
                                key.account().code(),
                                key.unit().code()),
                        BigDecimal.valueOf(line.amount()),
                        BigDecimal::add);
            }
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static SortedMap<BalanceKey, Long> sums(List<Balance> balances) {
        SortedMap<BalanceKey, Long> sums = new TreeMap<>();
        balances.forEach(balance -> sums.put(balance.key(), balance.amount()));
        return sums;
    }

    static <K> void requireEqual(String promise, SortedMap<K, ?> expected, SortedMap<K, ?> actual) {
        Violation.require(expected.equals(actual), promise, () -> {
            Map<K, Object> missing = new TreeMap<>(expected);
            missing.entrySet().removeAll(actual.entrySet());
            Map<K, Object> surplus = new TreeMap<>(actual);
            surplus.entrySet().removeAll(expected.entrySet());
            return "should be " + missing + " and is " + surplus;
        });
    }
}
