package com.econlytics.benchmarks;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.RawBody;
import com.econlytics.jdbc.GroupCommitInbox;
import com.econlytics.jdbc.JdbcInbox;
import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.jdbc.Schema;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Rows 10 to 12: messages that are on disk before they are acknowledged, beside pgbench and beside the bare disk. */
final class IngestRows implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final int BODY_BYTES = 1000;
    private static final int SECONDS = 4;
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final Scoreboard board;
    private final EmbeddedPostgres server;
    private final HikariDataSource database;
    private final AtomicLong next = new AtomicLong();

    IngestRows(Scoreboard board) throws IOException {
        this.board = board;
        this.server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        Schema.migrate(server.getPostgresDatabase());
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(server.getPostgresDatabase());
        pool.setMaximumPoolSize(CONNECTIONS);
        this.database = new HikariDataSource(pool);
    }

    void run() throws Exception {
        received();
        visible();
    }

    private void received() throws Exception {
        Optional<Pgbench> pgbench = Pgbench.find();
        if (pgbench.isEmpty()) {
            board.notRun("10", "durable receive", "pgbench is not installed");
            board.notRun("11", "durable receive with group commit", "pgbench is not installed");
            return;
        }
        List<Double> single = new ArrayList<>();
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        JdbcInbox inbox = new JdbcInbox(database);
        Inbox gathering = new GroupCommitInbox(inbox, 10_000, PATIENCE);
        for (int round = -1; round < ROUNDS; round++) {
            double peer = pgbench.get().rate(server.getPort(), CONNECTIONS, SECONDS, BODY_BYTES);
            double alone = rate(inbox, CONNECTIONS);
            double with64 = rate(gathering, 64);
            double with256 = rate(gathering, 256);
            if (round >= 0) {
                single.add(alone / peer);
                few.add(with64 / peer);
                many.add(with256 / peer);
            }
        }
        board.atLeast("10", "durable receive, one commit each", median(single), 0.75, "pgbench, 16 connections");
        board.atLeast("11", "group commit, 64 producers", median(few), 1.75, "pgbench, 16 connections");
        board.atLeast("11", "group commit, 256 producers", median(many), 2.3, "pgbench, 16 connections");
    }

    private double rate(Inbox inbox, int producers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(producers);
        try {
            long begun = System.nanoTime();
            long end = begun + Duration.ofSeconds(SECONDS).toNanos();
            List<Future<Integer>> counts = new ArrayList<>();
            for (int producer = 0; producer < producers; producer++) {
                counts.add(threads.submit(() -> produce(inbox, end)));
            }
            long received = 0;
            for (Future<Integer> count : counts) {
                received += count.get();
            }
            return received * 1e9 / (System.nanoTime() - begun);
        } finally {
            threads.shutdown();
        }
    }

    private int produce(Inbox inbox, long end) {
        int received = 0;
        while (System.nanoTime() < end) {
            receive(inbox, next.incrementAndGet());
            received++;
        }
        return received;
    }

    private static void receive(Inbox inbox, long number) {
        inbox.receive(STRIPE, "evt_" + number, RawBody.of(("%0" + BODY_BYTES + "d").formatted(number)), NOW);
    }

    private void visible() throws IOException {
        Inbox inbox = new GroupCommitInbox(new JdbcInbox(database), 10_000, PATIENCE);
        Ledger ledger = JdbcLedger.open(
                database,
                new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                new Matching(Matching.Emails.MATCH_UNIQUE),
                Clock.systemUTC());
        for (int perSecond : List.of(50, 100)) {
            List<Double> ratios = new ArrayList<>();
            for (int round = -1; round < ROUNDS; round++) {
                long flush = Flush.medianNanos(perSecond, SECONDS);
                long visible = new Flush.OpenLoop(perSecond, SECONDS).medianNanos(turn -> deliver(inbox, ledger));
                if (round >= 0) {
                    ratios.add((double) visible / flush);
                }
            }
            board.atMost(
                    "12", perSecond + " messages a second", median(ratios).median(), 4, "times a flush of the disk");
        }
    }

    private void deliver(Inbox inbox, Ledger ledger) {
        long number = next.incrementAndGet();
        receive(inbox, number);
        ledger.book(Batch.of(List.of(Posting.settled(
                FactId.of(STRIPE, "ch_" + number, "charge"),
                NOW,
                Party.ofRecord(STRIPE, "cus_" + number % 1000),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(2900, "USD")))))));
    }

    private static Duel.Ratio median(List<Double> ratios) {
        List<Double> sorted = new ArrayList<>(ratios);
        Collections.sort(sorted);
        return new Duel.Ratio(sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }

    @Override
    public void close() throws IOException {
        database.close();
        server.close();
    }
}
