package com.econlytics.jdbc;

import com.econlytics.costing.CostModel;
import com.econlytics.customer.Matching;
import com.econlytics.fact.FactId;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Line;
import com.econlytics.time.Closing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/**
 * Books every fact again, on paper, and compares with the journal: incremental = batch on the database itself. It holds one
 * chunk of facts at a time. Runs of allocations are taken as they were booked, because they are as fresh as their last run.
 */
final class FactCheck {
    private static final int CHUNK = 2000;

    private final Handle handle;
    private final Restatement restatement;
    private final CostModel costs;
    private final Closing closing;
    private final List<RebuildOutcome.Difference> differences = new ArrayList<>();
    private long compared;
    private long differing;

    FactCheck(Handle handle, Booking booking, Matching matching) {
        this.handle = handle;
        SourceHash hash = SourceHash.of(handle);
        this.restatement = new Restatement(
                booking,
                new Facts(handle, hash, new StatementRows(booking.chart())),
                new Parties(
                        handle, hash, new Matches(handle, matching), booking.calendar(), new ErasedWords(handle, hash)),
                new Journal(handle, booking.chart()));
        Decisions decisions = new Decisions(handle);
        this.costs = decisions.latestCosts();
        this.closing = decisions.closing();
    }

    /** Compares all facts of the snapshot. */
    void run(RebuildProgress progress) {
        long last = LastNumber.of(handle, "fact_no", "fact");
        for (long from = 1; from <= last; from += CHUNK) {
            long until = Math.min(from + CHUNK - 1, last);
            compare(LongStream.rangeClosed(from, until).boxed().toList());
            progress.compared(until, last);
        }
    }

    long compared() {
        return compared;
    }

    long differing() {
        return differing;
    }

    List<RebuildOutcome.Difference> differences() {
        return differences;
    }

    private void compare(List<Long> chunk) {
        Restatement.Missing missing = restatement.missing(chunk, costs, closing);
        compared += missing.numbers().size();
        Map<FactId, List<Line>> byFact = new LinkedHashMap<>();
        missing.lines()
                .forEach(line -> byFact.computeIfAbsent(line.fact(), unseen -> new ArrayList<>())
                        .add(line));
        differing += byFact.size();
        byFact.forEach((fact, lines) -> {
            if (differences.size() < RebuildOutcome.MOST_DIFFERENCES) {
                differences.add(new RebuildOutcome.Difference(fact, lines));
            }
        });
    }
}
