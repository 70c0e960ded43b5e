package com.econlytics.examples.demo;

import com.econlytics.connector.Connector;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.examples.console.Progress;
import com.econlytics.examples.console.Summary;
import com.econlytics.examples.demo.Stage.Door;
import com.econlytics.examples.demo.Stage.Play;
import com.econlytics.examples.service.Resources;
import com.econlytics.examples.service.TemporaryPostgres;
import com.econlytics.examples.settings.BookSettings;
import com.econlytics.examples.settings.Secret;
import com.econlytics.examples.settings.Settings;
import com.econlytics.fact.Driver;
import com.econlytics.jdbc.JdbcReconciliations;
import com.econlytics.money.Money;
import com.econlytics.testkit.company.SupportRates;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.company.Truth;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A company's year from the first to the last figure, and the verdict whether every figure is right. */
public final class Demo {
    /** The secret of the demo's webhook endpoint, unless {@code STRIPE_WEBHOOK_SECRET} names another. */
    public static final String WEBHOOK_SECRET = "whsec_econlytics_demo";

    private static final Currency DOLLARS = Currency.getInstance("USD");
    private static final List<DriverRate> PRICES = List.of(
            DriverRate.hourly(Money.parse("USD 45.00"), Instant.EPOCH),
            DriverRate.perUnit(Driver.TICKET, Money.parse("USD 6.50"), Instant.EPOCH));

    private final DemoPlan plan;
    private final BookSettings bookSettings;
    private final Door door;
    private final String secretOrigin;
    private final PrintStream out;

    /**
     * A demo that prints to {@code out}.
     *
     * @param variables the environment
     */
    public Demo(DemoPlan plan, Map<String, String> variables, PrintStream out) {
        List<Secret> named = Settings.demoSecrets(variables);
        this.plan = plan;
        this.bookSettings = Settings.demoBooks(variables, DOLLARS, PRICES);
        this.door = new Door(
                Settings.host(variables), plan.port(), named.isEmpty() ? List.of(new Secret(WEBHOOK_SECRET)) : named);
        this.secretOrigin = named.isEmpty() ? WEBHOOK_SECRET : "the secret in STRIPE_WEBHOOK_SECRET";
        this.out = out;
    }

    /** Plays it; whether every figure is right. */
    public boolean play() {
        try (Resources resources = Resources.untilInterrupted()) {
            out.println("Starting PostgreSQL ...");
            TemporaryPostgres postgres = resources.add(TemporaryPostgres.start());
            SyntheticCompany company = SyntheticCompany.generate(plan.company());
            out.printf(
                    Locale.ROOT,
                    "A made-up company: %,d customers, %,d charges, %,d tickets in %d months; seed %d%n",
                    company.customers().size(),
                    company.charges().size(),
                    company.tickets().size(),
                    plan.company().months(),
                    plan.company().seed());
            StoryClock clock = StoryClock.at(Story.middle(plan.company()), bookSettings.zone());
            Stage stage = Stage.open(new Play(company, clock, bookSettings), door, postgres.settings(), resources);
            tell(company, clock, stage);
            new Summary(stage.books(), stage.database()).print(out);
            Verdict verdict = Verdict.of(stage.books().ledger(), stage.report(), truth(company));
            verdict.print(out);
            TieOut tieOut = TieOut.of(company, stage.books());
            tieOut.print(out);
            new JdbcReconciliations(stage.database().booking())
                    .save(tieOut.monthEnd().reconciliation());
            if (plan.ending() == DemoPlan.Ending.SERVE) {
                serve(stage, verdict, resources);
            } else {
                out.println();
                out.println(verdict.lastLine());
            }
            return verdict.isRight() && tieOut.isRight();
        }
    }

    private void tell(SyntheticCompany company, StoryClock clock, Stage stage) {
        Story story = new Story(plan.company(), stage.stripe().deliveries());
        stage.stripe().withholdLate();
        stage.stripe().release(story.knownBefore());
        out.println();
        out.println("Backfill of the first half");
        Backlog backlog = Backlog.until(clock.instant(), company);
        stage.books().connectors().forEach(connector -> sync(connector, backlog.sizeOf(connector), stage));

        out.println("Webhooks of the second half: signed, over HTTP, out of order, every fifth twice");
        clock.set(plan.company().end().plus(Duration.ofDays(1)));
        String secret = door.secrets().get(0).reveal();
        try (Postman postman = new Postman(stage.stripe(), stage.endpoint(), secret, clock)) {
            Progress.during(
                    "deliveries",
                    story.size(),
                    out,
                    progress -> story.tell(deliveries -> postman.deliver(deliveries, () -> progress.add(1))));
        }
        stage.books().workOff();
        clock.set(plan.company().end().plus(Duration.ofDays(2)));
        stage.books().workOff();

        out.println("Poll for what no webhook announces");
        stage.books().connectors().forEach(connector -> sync(connector, 0, stage));
        clock.run();
    }

    private void sync(Connector connector, long expected, Stage stage) {
        Progress.during(
                connector.name(),
                expected,
                out,
                progress -> stage.books().sync(connector, page -> progress.add(page.records())));
    }

    private void serve(Stage stage, Verdict verdict, Resources resources) {
        stage.worker().startPolling();
        out.println();
        out.println(verdict.lastLine());
        out.println();
        out.println("Dashboard  " + stage.signInLink());
        out.println("API        curl -H 'Authorization: Bearer " + stage.token() + "' " + stage.address()
                + "api/v1/summary");
        out.println("Webhooks   POST " + stage.endpoint() + ", signed with " + secretOrigin);
        out.println("Press Ctrl-C to stop.");
        resources.awaitInterrupt();
    }

    private Truth truth(SyntheticCompany company) {
        CostModel costs = bookSettings.costs();
        long hourly = cost(costs, Driver.AGENT_SECOND);
        return company.truth(new SupportRates(hourly, cost(costs, Driver.TICKET)));
    }

    private static long cost(CostModel costs, Driver driver) {
        return costs.rateOf(driver, Instant.EPOCH).orElseThrow().cost().amountMinor();
    }
}
