package com.econlytics.benchmarks;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.jdbc.JdbcReadModels;
import com.econlytics.jdbc.RebuildOutcome;
import com.econlytics.jdbc.Schema;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Rows 0, 8 and 9: a program that knows nothing yet, and a database that has all facts. */
final class ColdRows {
    private static final Duration BUDGET = Duration.ofMinutes(15);
    private static final int CUSTOMERS = 100_000;
    private static final int BATCH = 10_000;
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Booking BOOKING =
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
    private static final Matching MATCHING = new Matching(Matching.Emails.MATCH_UNIQUE);

    private final Scoreboard board;
    private final long seed;
    private final int threads;

    ColdRows(Scoreboard board, long seed, int threads) {
        this.board = board;
        this.seed = seed;
        this.threads = threads;
    }

    /** The journal of so many lines, copied out, fetched, summed in place, or read from a snapshot. */
    void starts(int lines) throws Exception {
        Workload workload = new Workload(lines, CUSTOMERS, Workload.Skew.UNIFORM, seed);
        try (ColdStart start = new ColdStart(workload, threads);
                Columnar warm = new Columnar(workload, threads)) {
            List<Contender> contenders = new ArrayList<>(start.contenders(threads));
            contenders.add(start.summed());
            for (Contender contender : contenders) {
                board.requireSame(warm, contender);
            }
            Duel duel = Duel.of(contenders, 5, new Random(seed));
            String on = workload.toString();
            board.atLeast("8", on, duel.ratio(ColdStart.FETCHED, ColdStart.COPIED), 2.5, ColdStart.FETCHED);
            board.atLeast("8", on, duel.ratio("summed in SQL", ColdStart.COPIED), 3.5, "summing in SQL");
            board.atLeast("9", on, duel.ratio(ColdStart.FETCHED, ColdStart.SNAPSHOT), 40, ColdStart.FETCHED);
        }
    }

    /** So many facts are booked; then all are booked again in memory, compared, and the read models are made anew and published. */
    void publication(int facts) throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .start()) {
            Schema.migrate(server.getPostgresDatabase());
            Ledger ledger = JdbcLedger.open(server.getPostgresDatabase(), BOOKING, MATCHING, Clock.systemUTC());
            SplittableRandom random = new SplittableRandom(seed);
            for (int first = 0; first < facts; first += BATCH) {
                ledger.book(Batch.of(charges(first, Math.min(facts, first + BATCH), random)));
            }
            long begun = System.nanoTime();
            RebuildOutcome outcome =
                    new JdbcReadModels(server.getPostgresDatabase(), BOOKING, MATCHING).rebuild((done, all) -> {});
            double took = System.nanoTime() - begun;
            if (!outcome.isHealthy()) {
                throw new IllegalStateException("the read models differed from the facts: " + outcome);
            }
            String on = "%,d facts, %,d customers, rebuilt and published".formatted(facts, CUSTOMERS);
            double percent = took * 100 / BUDGET.toNanos();
            board.atMost("0", on, percent, 5, "% of 15 minutes, " + TimeUnit.NANOSECONDS.toSeconds((long) took) + " s");
        }
    }

    private static List<Fact> charges(int from, int to, SplittableRandom random) {
        List<Fact> charges = new ArrayList<>();
        for (int number = from; number < to; number++) {
            Money paid = Money.ofMinor(random.nextLong(100, 50_000), "USD");
            charges.add(Posting.settled(
                    FactId.of(STRIPE, "ch_" + number, "charge"),
                    Instant.parse("2026-01-15T00:00:00Z").plus(Duration.ofDays(random.nextInt(300))),
                    Party.ofRecord(STRIPE, "cus_" + number % CUSTOMERS),
                    List.of(
                            new Leg(ChartOfAccounts.RECEIPTS, paid),
                            new Leg(ChartOfAccounts.PROCESSING_FEES, Money.ofMinor(-30, "USD")))));
        }
        return charges;
    }
}
