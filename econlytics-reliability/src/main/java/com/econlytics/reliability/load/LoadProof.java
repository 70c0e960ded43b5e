package com.econlytics.reliability.load;

import com.econlytics.examples.console.Progress;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import com.econlytics.jdbc.JdbcInbox;
import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import com.econlytics.reliability.postgres.ServerOptions;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeDelivery;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The books of years are loaded through the library; then webhooks come at a constant rate, in a burst, and after an outage. */
public final class LoadProof implements Proof {
    private static final Duration PROMISE = Duration.ofMinutes(15);
    private static final double LONGEST_ACK_MILLIS = 250;
    private static final int NORMAL_RATE = 5;
    private static final int BURST = 50;
    private static final List<Integer> RATES = List.of(25, 50, 100, 200, 400, 800);

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String title() {
        return "Load";
    }

    @Override
    public Findings run(Setting setting) throws Exception {
        Findings.Builder findings = new Findings.Builder()
                .paragraph(
                        "The generator, the service (a JVM with 512 MB of heap), PostgreSQL with durable settings and a fake"
                                + " Stripe on loopback share this machine's "
                                + Runtime.getRuntime().availableProcessors()
                                + " processors, so the figures are lower bounds. Latency counts from the moment at which a delivery"
                                + " should have been sent. A delivery is visible when the transaction that brings the report up to date"
                                + " has committed.");
        ServerOptions options =
                ServerOptions.standard().with("shared_buffers", "256MB").with("max_wal_size", "4GB");
        try (DurablePostgres server = DurablePostgres.create(setting.directory(), options);
                HikariDataSource database = pool(server)) {
            load(database, setting, findings);
            new Service(server, database, setting).run(findings);
        }
        return findings.build();
    }

    private static void load(HikariDataSource database, Setting setting, Findings.Builder findings) {
        LargeCompany company =
                new LargeCompany(setting.choose(200, 100_000), setting.choose(3_000, 5_000_000), setting.seed());
        Duration budget = Duration.ofSeconds(setting.choose(60, 420));
        BulkLoad.Loaded loaded = new BulkLoad(database, company, budget).run(setting.progress());
        boolean whole = loaded.facts() == company.facts();
        findings.paragraph(String.format(
                        Locale.ROOT,
                        "Bulk load in batches of 10,000: %,d facts of %,d customers in %d s, %,d a second%s. %d bytes of tables and"
                                + " indexes and %d bytes of write-ahead log for each fact; at most %s of heap.",
                        loaded.facts(),
                        company.customers(),
                        loaded.took().toSeconds(),
                        loaded.factsPerSecond(),
                        whole
                                ? ""
                                : "; it was stopped there, short of " + company.facts() + ", because its time was over",
                        loaded.tableBytes() / Math.max(1, loaded.facts()),
                        loaded.walBytes() / Math.max(1, loaded.facts()),
                        Figures.megabytes(loaded.heapBytes())))
                .table(List.of("table", "size with indexes"), new Figures(database).largestTables());
    }

    private static HikariDataSource pool(DurablePostgres server) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.dataSource());
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    /** The service on the loaded database, and what is sent to it. */
    private static final class Service {
        private final DurablePostgres server;
        private final HikariDataSource database;
        private final Setting setting;
        private final List<StripeDelivery> deliveries;
        private final FakeStripe stripe;
        private final List<List<String>> rows = new ArrayList<>();
        private int next;

        Service(DurablePostgres server, HikariDataSource database, Setting setting) {
            this.server = server;
            this.database = database;
            this.setting = setting;
            int charges = setting.choose(400, 30_000);
            SyntheticCompany company = SyntheticCompany.generate(new CompanyPlan(
                    charges / 10, charges, 0, setting.seed(), Instant.parse("2025-01-01T00:00:00Z"), 12, "USD"));
            stripe = FakeStripe.serving(company, "sk_test_load");
            deliveries = stripe.deliveries();
        }

        void run(Findings.Builder findings) throws Exception {
            try (stripe) {
                long heap;
                try (ServiceProcess service = start()) {
                    Dashboard dashboard = new Dashboard(service.dashboard());
                    climb(service, findings);
                    burst(service, findings);
                    dashboard.stop();
                    findings.paragraph(String.format(
                            Locale.ROOT,
                            "Meanwhile the first page of the dashboard was read %d times: p50 %d ms, p99 %d ms.",
                            dashboard.millis().getTotalCount(),
                            dashboard.millis().getValueAtPercentile(50),
                            dashboard.millis().getValueAtPercentile(99)));
                    heap = service.stop();
                }
                outage(findings);
                findings.table(
                                List.of(
                                        "deliveries a second",
                                        "sent",
                                        "refused",
                                        "ack p50",
                                        "ack p99",
                                        "ack p99.9",
                                        "ack max",
                                        "visible p50",
                                        "visible p99",
                                        "visible max",
                                        "drained after"),
                                rows)
                        .paragraph("The service's heap held at most " + Figures.megabytes(heap) + ".");
            }
        }

        private ServiceProcess start() throws Exception {
            return ServiceProcess.start(
                    server.url(DurablePostgres.FIRST_DATABASE),
                    stripe,
                    setting.directory().resolve("service.log"));
        }

        /** Ever higher rates, until answers take too long. */
        private void climb(ServiceProcess service, Findings.Builder findings) throws Exception {
            send(service, RATES.get(0), setting.choose(25, 250), findings);
            rows.clear(); // a service that has just started is slow, and that is not the question
            int sustained = 0;
            for (int rate : RATES.subList(0, setting.choose(1, RATES.size()))) {
                OpenLoop.Answers answers = send(service, rate, rate * setting.choose(2, 10), findings);
                if (answers.refused() > 0 || answers.millis(99) > LONGEST_ACK_MILLIS) {
                    break;
                }
                sustained = rate;
            }
            findings.paragraph("The highest rate of those tried at which 99 of 100 acknowledgements took less than "
                    + (int) LONGEST_ACK_MILLIS + " ms and none was refused: " + sustained + " a second.");
        }

        private void burst(ServiceProcess service, Findings.Builder findings) throws Exception {
            int seconds = setting.choose(1, 30);
            findings.paragraph("The last row is a burst of " + BURST + " times " + NORMAL_RATE + " a second for "
                    + seconds + " s.");
            send(service, NORMAL_RATE * BURST, NORMAL_RATE * BURST * seconds, findings);
        }

        private OpenLoop.Answers send(ServiceProcess service, int rate, int wanted, Findings.Builder findings)
                throws InterruptedException, ExecutionException {
            List<StripeDelivery> some = take(wanted);
            Visibility visibility = new Visibility(new Figures(database));
            long start = System.nanoTime();
            CompletableFuture<Visibility.Seen> seen =
                    CompletableFuture.supplyAsync(() -> visibility.watch(some.size(), rate, start, PROMISE));
            OpenLoop.Answers answers = new OpenLoop(service.webhooks(), Clock.systemUTC()).send(some, rate, start);
            Visibility.Seen visible = seen.get();
            rows.add(row(answers, visible));
            findings.violationIf(
                            visible.missing() > answers.refused(),
                            visible.missing() + " of " + answers.sent() + " deliveries were not visible in time")
                    .violationIf(
                            visible.millis().getValueAtPercentile(99) > PROMISE.toMillis(),
                            "1 of 100 deliveries was not visible within 15 minutes at " + rate + " a second");
            return answers;
        }

        private static List<String> row(OpenLoop.Answers answers, Visibility.Seen visible) {
            List<String> row =
                    new ArrayList<>(List.of("" + answers.rate(), "" + answers.sent(), "" + answers.refused()));
            for (double percentile : new double[] {50, 99, 99.9, 100}) {
                row.add(String.format(Locale.ROOT, "%.1f ms", answers.millis(percentile)));
            }
            for (double percentile : new double[] {50, 99, 100}) {
                row.add(visible.millis().getValueAtPercentile(percentile) + " ms");
            }
            row.add(String.format(Locale.ROOT, "%.1f s", visible.drained().toMillis() / 1000.0));
            return row;
        }

        /** The deliveries of an outage wait in the inbox when the service comes back. */
        private void outage(Findings.Builder findings) throws Exception {
            List<StripeDelivery> backlog = take(NORMAL_RATE * setting.choose(20, 3_600));
            JdbcInbox inbox = new JdbcInbox(database);
            SourceAccount account = SourceAccount.of("stripe", "default");
            Progress.during("deliveries while nobody works", backlog.size(), setting.progress(), progress -> {
                for (StripeDelivery delivery : backlog) {
                    inbox.receive(account, delivery.eventId(), RawBody.of(delivery.body()), Instant.now());
                    progress.add(1);
                }
            });
            Visibility visibility = new Visibility(new Figures(database));
            try (ServiceProcess service = start()) {
                Visibility.Seen seen =
                        visibility.watch(backlog.size(), Math.max(1, backlog.size()), System.nanoTime(), PROMISE);
                service.stop();
                findings.violationIf(
                                seen.missing() > 0,
                                seen.missing() + " deliveries of the outage were not worked off in time")
                        .paragraph(String.format(
                                Locale.ROOT,
                                "After an outage of %d s at %d a second %,d deliveries waited; they were worked off %.1f s after"
                                        + " the service answered again.",
                                backlog.size() / NORMAL_RATE,
                                NORMAL_RATE,
                                backlog.size(),
                                seen.drained().toMillis() / 1000.0));
            }
        }

        private List<StripeDelivery> take(int wanted) {
            int end = Math.min(deliveries.size(), next + wanted);
            if (end == next) {
                throw new IllegalStateException("the fake company has no more deliveries; plan more charges");
            }
            List<StripeDelivery> some = List.copyOf(deliveries.subList(next, end));
            next = end;
            return some;
        }
    }
}
