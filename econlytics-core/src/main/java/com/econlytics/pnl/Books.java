package com.econlytics.pnl;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Match;
import com.econlytics.fact.Party;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.AllocationRun;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.time.Closing;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything a ledger knew as of one version: what every statement, cohort and explanation is computed from.
 *
 * <p>Lines, standings and decisions are those of the version and never change. Who the customers are, how parties are
 * matched to them and what their attributes are is as known when the books were read.
 *
 * <p>Example: {@code Books.asOf(ledger, booking, ledger.versionAt(endOfQuarter)).balances()} are the balances as they
 * stood at the end of the quarter.
 *
 * @param version as of which version
 * @param booking the rule by which facts became lines
 * @param lines all lines, in the order of booking
 * @param standings which content of each fact counts
 * @param decisions what had been decided, in order
 * @param customers all customers, by number
 * @param matches how each party with an id of its own is matched
 * @param attributes every statement about an attribute
 */
public record Books(
        long version,
        Booking booking,
        List<Line> lines,
        List<Standing> standings,
        List<Decision> decisions,
        List<Customer> customers,
        Map<Party, Match> matches,
        List<DatedAttribute> attributes) {
    public Books {
        Objects.requireNonNull(booking, "booking");
        lines = List.copyOf(lines);
        standings = List.copyOf(standings);
        decisions = List.copyOf(decisions);
        customers = List.copyOf(customers);
        matches = Collections.unmodifiableMap(new LinkedHashMap<>(matches));
        attributes = List.copyOf(attributes);
    }

    /** The books as they are now. */
    public static Books of(Ledger ledger, Booking booking) {
        return asOf(ledger, booking, ledger.version());
    }

    /** The books as they were when {@code version} was the last one. */
    public static Books asOf(Ledger ledger, Booking booking, long version) {
        List<Line> lines = new ArrayList<>();
        ledger.readLines(version, lines::add);
        List<Standing> standings = new ArrayList<>();
        ledger.readStandings(version, standings::add);
        return new Books(
                version,
                booking,
                lines,
                standings,
                ledger.decisions(version),
                ledger.customers(),
                ledger.matches(),
                ledger.attributes());
    }

    /** The sums of the lines, by key. */
    public List<Balance> balances() {
        return Balance.of(lines);
    }

    /** The prices of work in force. */
    public CostModel costs() {
        return decisions.stream()
                .filter(Decision.AdoptCosts.class::isInstance)
                .map(decision -> ((Decision.AdoptCosts) decision).costs())
                .reduce((earlier, later) -> later)
                .orElse(CostModel.NONE);
    }

    /** The plan by which shared costs are allocated. */
    public AllocationPlan allocationPlan() {
        return decisions.stream()
                .filter(Decision.AdoptAllocations.class::isInstance)
                .map(decision -> ((Decision.AdoptAllocations) decision).plan())
                .reduce((earlier, later) -> later)
                .orElse(AllocationPlan.NONE);
    }

    /**
     * How the plan in force shares the pools of {@code month}, with a certificate for each. The lines of the books were
     * written by these runs, unless the month was closed under another plan or has not been allocated since.
     */
    public List<AllocationRun> allocations(YearMonth month) {
        List<Line> direct =
                lines.stream().filter(line -> !AllocationRun.isAllocated(line)).toList();
        return allocations(month, allocationPlan(), Balance.of(direct));
    }

    /** How {@code plan} would share the pools of {@code month} in what is booked directly. */
    public List<AllocationRun> allocations(YearMonth month, AllocationPlan plan, Collection<Balance> direct) {
        Map<CustomerId, CustomerId> survivors =
                customers.stream().collect(Collectors.toMap(Customer::id, Customer::survivor));
        return AllocationRun.of(plan, month, direct, bearer -> survivors.getOrDefault(bearer, bearer));
    }

    /** Which months were closed. */
    public Closing closing() {
        Closing closing = Closing.NONE;
        for (Decision decision : decisions) {
            if (decision instanceof Decision.CloseBooks close) {
                closing = closing.close(close.through());
            } else if (decision instanceof Decision.ReopenBooks reopen) {
                closing = closing.reopen(reopen.from());
            }
        }
        return closing;
    }

    /** Who bears what concerns {@code party}, as known when the books were read. */
    public CustomerId bearerOf(Party party) {
        Match unseen =
                party instanceof Party.Shared ? Match.SHARED : new Match(CustomerId.UNATTRIBUTED, Match.Method.NONE);
        return matches.getOrDefault(party, unseen).customer();
    }

    /** The customers that stand for themselves, each with what is known about its attributes. */
    public SortedMap<CustomerId, AttributeHistory> attributeHistories() {
        Map<CustomerId, List<DatedAttribute>> stated = new HashMap<>();
        for (DatedAttribute attribute : attributes) {
            stated.computeIfAbsent(bearerOf(attribute.party()), unseen -> new ArrayList<>())
                    .add(attribute);
        }
        SortedMap<CustomerId, AttributeHistory> histories = new TreeMap<>();
        customers.stream()
                .filter(customer -> !customer.isMerged())
                .forEach(customer -> histories.put(
                        customer.id(), AttributeHistory.of(stated.getOrDefault(customer.id(), List.of()))));
        return histories;
    }

    /** When each customer that stands for itself signed up: the earliest of the rows merged into it, where told. */
    public SortedMap<CustomerId, Instant> signups() {
        SortedMap<CustomerId, Instant> signups = new TreeMap<>();
        for (Customer customer : customers) {
            customer.findSignedUpAt()
                    .ifPresent(at ->
                            signups.merge(customer.survivor(), at, (one, other) -> one.isBefore(other) ? one : other));
        }
        return signups;
    }
}
