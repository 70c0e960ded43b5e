package com.econlytics.reliability.load;

import com.econlytics.examples.console.Progress;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import com.econlytics.jdbc.JdbcInbox;
import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.stripe.StripeDelivery;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is sent to the service, and how it fares. */
final class Traffic implements AutoCloseable {
    private static final Duration PROMISE = Duration.ofMinutes(15);
    private static final double LONGEST_ACK_MILLIS = 250;
    private static final int NORMAL_RATE = 5;
    private static final int BURST = 50;
    private static final List<Integer> RATES = List.of(25, 50, 100, 200, 400, 800);
    private static final List<String> HEADINGS = List.of(
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
            "drained after");

    private final DurablePostgres server;
    private final HikariDataSource database;
    private final Setting setting;
    private final FakeStripe stripe;
    private final List<StripeDelivery> deliveries;
    private final Visibility visibility;
    private final List<List<String>> rows = new ArrayList<>();
    private int next;

    Traffic(DurablePostgres server, HikariDataSource database, Setting setting) {
        this.server = server;
        this.database = database;
        this.setting = setting;
        int charges = setting.choose(150, 35_000);
        SyntheticCompany company = SyntheticCompany.generate(new CompanyPlan(
                charges / 10, charges, 0, setting.seed(), Instant.parse("2025-01-01T00:00:00Z"), 12, "USD"));
        stripe = FakeStripe.serving(company, "sk_test_load");
        deliveries = stripe.deliveries();
        visibility = new Visibility(new Figures(database));
    }

    void run(Findings.Builder findings) throws Exception {
        List<StripeDelivery> backlog = waitUnattended();
        try (ServiceProcess service = start()) {
            workOff(backlog, findings);
            Dashboard dashboard = new Dashboard(service.dashboard());
            climb(service, findings);
            burst(service, findings);
            dashboard.stop();
            findings.table(HEADINGS, rows)
                    .paragraph(String.format(
                            Locale.ROOT,
                            "Meanwhile the first page of the dashboard was read %d times: p50 %d ms, p99 %d ms. The service's heap"
                                    + " held at most %s.",
                            dashboard.millis().getTotalCount(),
                            dashboard.millis().getValueAtPercentile(50),
                            dashboard.millis().getValueAtPercentile(99),
                            Figures.megabytes(service.stop())));
        }
    }

    private ServiceProcess start() throws IOException {
        return ServiceProcess.start(
                server.url(DurablePostgres.FIRST_DATABASE),
                stripe,
                setting.directory().resolve("service.log"));
    }

    /** Nobody works while these deliveries come. */
    private List<StripeDelivery> waitUnattended() {
        List<StripeDelivery> backlog = take(NORMAL_RATE * setting.choose(6, 1_800));
        JdbcInbox inbox = new JdbcInbox(database);
        SourceAccount account = SourceAccount.of("stripe", "default");
        Progress.during("deliveries while nobody works", backlog.size(), setting.progress(), progress -> {
            for (StripeDelivery delivery : backlog) {
                inbox.receive(account, delivery.eventId(), RawBody.of(delivery.body()), Instant.now());
                progress.add(1);
            }
        });
        return backlog;
    }

    private void workOff(List<StripeDelivery> backlog, Findings.Builder findings) {
        Instant answered = Instant.now();
        Visibility.Seen seen = visibility.await(backlog, number -> answered, PROMISE);
        findings.violationIf(
                        seen.missing() > 0, seen.missing() + " deliveries of the outage were not worked off in time")
                .paragraph(String.format(
                        Locale.ROOT,
                        "After an outage of %d s at %d a second %,d deliveries waited; they were worked off %.1f s after the service"
                                + " answered again.",
                        backlog.size() / NORMAL_RATE,
                        NORMAL_RATE,
                        backlog.size(),
                        seen.drained().toMillis() / 1000.0));
    }

    /** Ever higher rates, until answers take too long. */
    private void climb(ServiceProcess service, Findings.Builder findings) {
        send(service, RATES.get(0), setting.choose(5, 250), findings);
        rows.clear(); // a service that has just started is slow to answer, and that is not the question
        int sustained = 0;
        for (int rate : RATES.subList(0, setting.choose(1, RATES.size()))) {
            OpenLoop.Answers answers = send(service, rate, rate * setting.choose(1, 10), findings);
            if (answers.refused() > 0 || answers.millis(99) > LONGEST_ACK_MILLIS) {
                break;
            }
            sustained = rate;
        }
        findings.paragraph("The highest rate of those tried at which 99 of 100 acknowledgements took less than "
                + (int) LONGEST_ACK_MILLIS + " ms and none was refused: " + sustained + " a second.");
    }

    private void burst(ServiceProcess service, Findings.Builder findings) {
        int rate = NORMAL_RATE * setting.choose(10, BURST);
        int seconds = setting.choose(1, 30);
        findings.paragraph("The last row is a burst of " + rate / NORMAL_RATE + " times " + NORMAL_RATE
                + " a second for " + seconds + " s.");
        send(service, rate, rate * seconds, findings);
    }

    private OpenLoop.Answers send(ServiceProcess service, int rate, int wanted, Findings.Builder findings) {
        List<StripeDelivery> some = take(wanted);
        Instant start = Instant.now();
        OpenLoop.Answers answers =
                new OpenLoop(service.webhooks(), Clock.systemUTC()).send(some, rate, System.nanoTime());
        Visibility.Seen visible =
                visibility.await(some, number -> start.plusNanos(OpenLoop.nanosUntil(number, rate)), PROMISE);
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
        List<String> row = new ArrayList<>(List.of("" + answers.rate(), "" + answers.sent(), "" + answers.refused()));
        for (double percentile : new double[] {50, 99, 99.9, 100}) {
            row.add(String.format(Locale.ROOT, "%.1f ms", answers.millis(percentile)));
        }
        for (double percentile : new double[] {50, 99, 100}) {
            row.add(visible.millis().getValueAtPercentile(percentile) + " ms");
        }
        row.add(String.format(Locale.ROOT, "%.1f s", visible.drained().toMillis() / 1000.0));
        return row;
    }

    private List<StripeDelivery> take(int wanted) {
        if (deliveries.size() < next + wanted) {
            throw new IllegalStateException(
                    "of " + deliveries.size() + " deliveries " + (next + wanted) + " are wanted; plan more charges");
        }
        next += wanted;
        return List.copyOf(deliveries.subList(next - wanted, next));
    }

    @Override
    public void close() {
        stripe.close();
    }
}
