package com.econlytics.jdbc;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.ledger.AllocationRun;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Line;
import com.econlytics.time.Closing;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The allocation of shared costs: compares what runs have booked with what they should have.
 *
 * <p>Open months are worked out again whole. Of a closed month only those bearers are read whose share can have moved
 * since, because every other line of it stands as it is.
 */
final class Allocations {
    /** As in the index {@code fact_source_run}, which a bound parameter would not match. */
    private static final String IS_RUN = "f.source = '" + AllocationRun.SOURCE.source() + "' and f.account = '"
            + AllocationRun.SOURCE.account() + "'";

    private final Handle handle;
    private final Journal journal;
    private final Closing closing;
    private final Map<Long, FactId> open = new HashMap<>();
    private final Map<Long, FactId> closed = new HashMap<>();
    private final SortedSet<YearMonth> months = new TreeSet<>();
    private final SortedMap<FactId, List<Line>> booked = new TreeMap<>();
    private final SortedMap<FactId, List<Line>> wanted = new TreeMap<>();

    Allocations(Handle handle, Journal journal, Closing closing) {
        this.handle = handle;
        this.journal = journal;
        this.closing = closing;
    }

    /** The lines that the runs of {@code plan} and of all plans before it lack, by run. */
    List<Line> missing(AllocationPlan plan) {
        findRuns();
        journal.booked(open).forEach((run, lines) -> booked.put(lines.get(0).fact(), lines));
        allocate(plan);
        followMerges();
        SortedSet<FactId> runs = new TreeSet<>(booked.keySet());
        runs.addAll(wanted.keySet());
        List<Line> missing = new ArrayList<>();
        runs.forEach(run -> missing.addAll(
                Booking.restate(booked.getOrDefault(run, List.of()), wanted.getOrDefault(run, List.of()), closing)));
        return missing;
    }

    /** A run's first line is in the month of its pool: what corrects it after closing is always later. */
    private void findRuns() {
        handle.createQuery("""
                        select f.fact_no, f.source, f.account, f.object, f.movement, f.ordinal, first.month
                        from econlytics.fact_source f
                        cross join lateral (select month from econlytics.line l where l.fact_no = f.fact_no
                                            order by month limit 1) first
                        where\s""" + IS_RUN)
                .map((row, context) -> {
                    YearMonth month = Journal.month(row, "month");
                    months.add(month);
                    return (closing.isClosed(month) ? closed : open)
                            .put(row.getLong("fact_no"), StatementRows.factId(row));
                })
                .list();
    }

    private void allocate(AllocationPlan plan) {
        if (plan.rules().isEmpty()) {
            return;
        }
        months.addAll(journal.monthsUnallocated(
                plan.rules().stream().map(rule -> rule.pool().code()).toList()));
        months.removeIf(closing::isClosed);
        Set<Long> runs = new HashSet<>(open.keySet());
        runs.addAll(closed.keySet());
        for (YearMonth month : months) {
            AllocationRun.of(plan, month, journal.balancesWithout(runs, month))
                    .forEach(run -> wanted.put(run.id(), run.lines()));
        }
    }

    private void followMerges() {
        Map<CustomerId, CustomerId> survivors = survivors();
        Set<Long> movable = bearersOfAdjustments();
        survivors.keySet().forEach(customer -> movable.add(customer.number()));
        if (movable.isEmpty() || closed.isEmpty()) {
            return;
        }
        journal.booked(closed, movable).forEach((run, lines) -> {
            FactId id = lines.get(0).fact();
            booked.put(id, lines);
            wanted.put(id, AllocationRun.ofClosedMonth(lines, customer -> survivors.getOrDefault(customer, customer)));
        });
    }

    private Map<CustomerId, CustomerId> survivors() {
        Map<CustomerId, CustomerId> survivors = new HashMap<>();
        handle.createQuery("select customer_no, survivor_no from econlytics.customer where survivor_no <> customer_no")
                .map((row, context) -> survivors.put(new CustomerId(row.getLong(1)), new CustomerId(row.getLong(2))))
                .list();
        return survivors;
    }

    /** Who has lines of a closed month's run in later months. */
    private Set<Long> bearersOfAdjustments() {
        return new HashSet<>(handle.createQuery("""
                        select distinct l.customer_no
                        from unnest(:runs) as r(fact_no)
                        cross join lateral (select min(month) as month from econlytics.line
                                            where fact_no = r.fact_no) first
                        join econlytics.line l on l.fact_no = r.fact_no and l.month > first.month""")
                .bindArray("runs", Long.class, closed.keySet())
                .mapTo(Long.class)
                .list());
    }
}
