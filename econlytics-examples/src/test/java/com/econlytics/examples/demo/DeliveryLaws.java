package com.econlytics.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Connector;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.examples.demo.Stage.Door;
import com.econlytics.examples.demo.Stage.Play;
import com.econlytics.examples.service.Resources;
import com.econlytics.examples.service.TestDatabase;
import com.econlytics.examples.settings.BookSettings;
import com.econlytics.examples.settings.Secret;
import com.econlytics.fact.Driver;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.money.Money;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SupportRates;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.stripe.StripeDelivery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What is delivered decides, and not how: over HTTP, from parallel senders, into PostgreSQL. */
class DeliveryLaws {
    private static final String SECRET = "whsec_laws";
    private static final CostModel COSTS = CostModel.of(
            Currency.getInstance("USD"),
            DriverRate.hourly(Money.parse("USD 45.00"), Instant.EPOCH),
            DriverRate.perUnit(Driver.TICKET, Money.parse("USD 6.50"), Instant.EPOCH));
    private static final SupportRates RATES = new SupportRates(4_500, 650);

    @Label("1,000 charges with refunds, disputes and late fees, and 100 tickets, in any order and every message twice,"
            + " equal the truth for every customer to the cent")
    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aThousandChargesEqualTheTruth(@ForAll long seed, @ForAll long order) {
        assertTruth(CompanyPlan.of(250, seed).with(1_000, 100), new Random(order));
    }

    @Label("so do 40 charges and 10 tickets of many companies")
    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void smallCompaniesEqualTheTruth(@ForAll long seed, @ForAll long order) {
        assertTruth(CompanyPlan.of(12, seed).with(40, 10), new Random(order));
    }

    private static void assertTruth(CompanyPlan plan, Random order) {
        SyntheticCompany company = SyntheticCompany.generate(plan);
        SettableClock clock = SettableClock.at(plan.end().plus(Duration.ofDays(1)));
        BookSettings books = new BookSettings(ZoneId.of("UTC"), COSTS, Duration.ofHours(1));
        Door door = new Door("127.0.0.1", 0, List.of(new Secret(SECRET)));
        try (Resources resources = Resources.untilInterrupted()) {
            Stage stage = Stage.open(new Play(company, clock, books), door, TestDatabase.empty(), resources);
            List<StripeDelivery> deliveries = stage.stripe().deliveries();
            deliver(stage, twiceInAnyOrder(deliveries, order), clock, order);
            assertThat(stage.books().inbox().entries(0, 10_000))
                    .as("each message is stored once and settled")
                    .hasSize(deliveries.size())
                    .extracting(Inbox.Entry::disposition)
                    .extracting(Disposition::status)
                    .containsOnly(Disposition.Status.APPLIED, Disposition.Status.IGNORED);
            assertThat(Comparison.of(stage.report(), company.truth(RATES)).differences())
                    .as("webhooks alone are right about every customer")
                    .extracting(Comparison.Difference::row)
                    .isSubsetOf("unallocated", "total");
            poll(stage, connector -> true);
            Verdict verdict = Verdict.of(stage.books().ledger(), stage.report(), company.truth(RATES));
            assertThat(verdict.comparison().differences()).isEmpty();
            assertThat(verdict.isRight()).isTrue();
        }
    }

    /** Zendesk is polled between two deliveries, and once more after the last. */
    private static void deliver(Stage stage, List<StripeDelivery> deliveries, SettableClock clock, Random order) {
        stage.stripe().withholdLate();
        int half = order.nextInt(deliveries.size());
        try (Postman postman = new Postman(stage.stripe(), stage.endpoint(), SECRET, clock)) {
            postman.deliver(deliveries.subList(0, half), () -> {});
            poll(stage, connector -> connector.name().startsWith("zendesk"));
            postman.deliver(deliveries.subList(half, deliveries.size()), () -> {});
        }
        stage.books().workOff();
        clock.advance(Duration.ofDays(1));
        stage.books().workOff();
        poll(stage, connector -> connector.name().startsWith("zendesk"));
    }

    private static void poll(Stage stage, Predicate<Connector> which) {
        stage.books().connectors().stream()
                .filter(which)
                .forEach(connector -> stage.books().sync(connector, page -> {}));
    }

    private static List<StripeDelivery> twiceInAnyOrder(List<StripeDelivery> deliveries, Random order) {
        List<StripeDelivery> twice = new ArrayList<>(deliveries);
        twice.addAll(deliveries);
        Collections.shuffle(twice, order);
        return twice;
    }
}
