package com.econlytics.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.audit.Seal;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.costing.CostModel;
import com.econlytics.examples.service.Worker.SourceStatus;
import com.econlytics.examples.service.Worker.Trouble;
import com.econlytics.examples.settings.BookSettings;
import com.econlytics.examples.settings.Secret;
import com.econlytics.examples.settings.Settings;
import com.econlytics.examples.settings.SourceSettings;
import com.econlytics.fact.SourceAccount;
import com.econlytics.jdbc.JdbcAuditLog;
import com.econlytics.stripe.StripeAccount;
import com.econlytics.stripe.StripeSettings;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.zendesk.ZendeskSettings;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SyntheticCompany company =
            SyntheticCompany.generate(CompanyPlan.of(10, 3).with(30, 5));

    @Test
    void aKeyThatMayNotReadInvoicesStopsNothingElseAndTheBalanceIsCompared() {
        SettableClock clock = SettableClock.at(company.plan().end().plus(Duration.ofDays(9)));
        try (Resources resources = Resources.untilInterrupted()) {
            FakeStripe stripe = resources.add(FakeStripe.serving(company)).forbid("invoices");
            FakeZendesk zendesk = resources.add(FakeZendesk.serving(company, clock, "token", 100));
            Database database = resources.add(Database.open(TestDatabase.empty()));
            Bookkeeper books = Bookkeeper.open(settings(stripe, zendesk), database, clock);
            Worker worker = resources.add(Worker.start(books, clock, Duration.ofHours(1)));
            worker.startPolling();
            Map<String, SourceStatus> statuses =
                    await(worker, books.connectors().size() + 3);

            assertThat(statuses.get("stripe/default/invoices").trouble()).isEqualTo(Trouble.LASTING);
            assertThat(statuses.get("stripe/default/invoices").outcome())
                    .contains("give the restricted key read access to this resource");
            assertThat(statuses.get("stripe/default/payouts"))
                    .extracting(SourceStatus::trouble, SourceStatus::outcome)
                    .containsExactly(Trouble.NONE, company.payouts().size() + " records");
            assertThat(worker.dataAges())
                    .doesNotContainKey("stripe/default/invoices")
                    .containsEntry("stripe/default/balance_transactions", Duration.ofMinutes(1));
            clock.advance(Duration.ofHours(2));
            assertThat(worker.dataAges()).containsEntry("stripe/default/balance_transactions", Duration.ofMinutes(121));
            assertThat(statuses.get("stripe/default/events").outcome()).endsWith(" of them not delivered");
            assertThat(statuses.get("stripe/default/balance_transactions/last_3_days")
                            .outcome())
                    .endsWith(" records, 0 statements were new");
            assertThat(statuses.get("stripe/default/clearing").outcome())
                    .matches("balance USD .* as at Stripe, ledger version [0-9]+");
            assertThat(statuses.get("stripe/default/clearing").trouble()).isEqualTo(Trouble.NONE);
        }
    }

    @Test
    void whatTheBooksEnterInTheAuditLogIsSealed() {
        try (Resources resources = Resources.untilInterrupted()) {
            FakeStripe stripe = resources.add(FakeStripe.serving(company));
            SettableClock clock = SettableClock.at(company.plan().end());
            FakeZendesk zendesk = resources.add(FakeZendesk.serving(company, clock, "token", 100));
            Database database = resources.add(Database.open(TestDatabase.empty()));
            Bookkeeper books = Bookkeeper.open(settings(stripe, zendesk), database, clock);
            JdbcAuditLog audit = new JdbcAuditLog(database.booking());
            Worker worker = resources.add(Worker.start(books, clock, Duration.ofHours(1)));
            worker.sealEverySoOften(audit);
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (audit.head().equals(Seal.START) && System.nanoTime() < patience) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            assertThat(audit.head()).isNotEqualTo(Seal.START);
            assertThat(audit.verify(audit.head()).intact()).isTrue();
        }
    }

    @Test
    void aFailureThatMayQuoteARecordIsToldByItsPlaceAlone() {
        assertThat(Worker.told(new IllegalStateException("ann@example.com")))
                .startsWith("java.lang.IllegalStateException at ")
                .doesNotContain("ann@example.com");
    }

    @Test
    void whatTheLibrarySaysOfASourceIsTold() {
        SourceException refused = new SourceException("the key is refused; create another", 401, "", Retry.IS_USELESS);

        assertThat(Worker.told(refused)).endsWith("SourceException: the key is refused; create another");
    }

    /** How each source was read, once {@code count} of them were. */
    private static Map<String, SourceStatus> await(Worker worker, int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (worker.statuses().size() < count && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        List<SourceStatus> statuses = worker.statuses();
        assertThat(statuses).hasSize(count);
        return statuses.stream().collect(Collectors.toMap(SourceStatus::connector, Function.identity()));
    }

    private static Settings settings(FakeStripe stripe, FakeZendesk zendesk) {
        return new Settings(
                new SourceSettings(
                        new StripeAccount(SourceAccount.of("stripe", "default"), StripeAccount.Mode.TEST),
                        new StripeSettings(stripe.apiKey(), URI.create(stripe.baseUrl())),
                        List.of(new Secret("whsec_test")),
                        ZendeskSettings.builder(SourceAccount.of("zendesk", "acme"), URI.create(zendesk.baseUrl()))
                                .token("token")
                                .build()),
                new BookSettings(
                        ZoneOffset.UTC, CostModel.withoutRates(Currency.getInstance("USD")), Duration.ofHours(1)),
                TestDatabase.empty());
    }
}
