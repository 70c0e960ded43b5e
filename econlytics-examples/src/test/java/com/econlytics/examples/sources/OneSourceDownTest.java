package com.econlytics.examples.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.econlytics.connector.Connector;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.Sync;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.stripe.StripeAccount;
import com.econlytics.stripe.StripeApi;
import com.econlytics.stripe.StripeBalanceTransactions;
import com.econlytics.stripe.StripeSettings;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.zendesk.ZendeskAccess;
import com.econlytics.zendesk.ZendeskSettings;
import com.econlytics.zendesk.ZendeskTickets;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two sources of one ledger: what happens to one is nothing to the other. */
class OneSourceDownTest {
    private static final FaultPlan DOWN = FaultPlan.always(FaultResponse.of(503));
    private static final FaultPlan REVOKED = FaultPlan.always(FaultResponse.of(401));

    private final SyntheticCompany company = SyntheticCompany.generate(CompanyPlan.of(10, 7));
    private final SettableClock clock = SettableClock.at(company.plan().end().plus(Duration.ofDays(1)));
    private final FakeStripe stripe = FakeStripe.serving(company);
    private final FakeZendesk zendesk = FakeZendesk.serving(company, clock, "t0ken", 100);

    @AfterEach
    void close() {
        stripe.close();
        zendesk.close();
    }

    @Test
    @Scenario("C54")
    void stripeIsReadAndFreshWhileZendeskIsDownOrItsTokenRevoked() {
        Host alone = new Host();
        alone.sync.runOnce(alone.movements());
        Host both = new Host();
        zendesk.failBy(DOWN);
        both.requireFailure(both.tickets());
        zendesk.failBy(REVOKED);
        both.requireFailure(both.tickets());

        both.sync.runOnce(both.movements());

        assertThat(both.ledger.balances()).isEqualTo(alone.ledger.balances());
        assertThat(both.sync.freshness(both.movements())).isEqualTo(alone.sync.freshness(alone.movements()));
        assertThat(both.sync.freshness(both.tickets()).ageAt(clock.instant())).isEmpty();
    }

    @Test
    void zendeskIsReadAndFreshWhileStripeIsDown() {
        Host host = new Host();
        host.sync.runOnce(host.movements());
        Duration before =
                host.sync.freshness(host.movements()).ageAt(clock.instant()).orElseThrow();
        stripe.failBy(DOWN);
        clock.advance(Duration.ofHours(3));

        host.requireFailure(host.movements());
        host.sync.runOnce(host.tickets());

        assertThat(host.sync.freshness(host.movements()).ageAt(clock.instant()))
                .contains(before.plus(Duration.ofHours(3)));
        assertThat(host.sync.freshness(host.tickets()).ageAt(clock.instant()).orElseThrow())
                .isLessThan(Duration.ofMinutes(15));
    }

    @Test
    void whatWasMissedIsMadeUpForOnceTheSourceIsBack() {
        Host never = new Host();
        never.sync.runOnce(never.movements());
        never.sync.runOnce(never.tickets());
        Host once = new Host();
        stripe.failBy(FaultPlan.always(FaultResponse.of(503)));
        once.requireFailure(once.movements());
        once.sync.runOnce(once.tickets());
        stripe.failBy(FaultPlan.none());

        once.sync.runOnce(once.movements());

        assertThat(once.amounts()).isEqualTo(never.amounts());
    }

    /** A ledger of its own for both sources. */
    private final class Host {
        private final InMemoryLedger ledger = new InMemoryLedger(
                new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                new Matching(Matching.Emails.MATCH_UNIQUE),
                clock);
        private final Sync sync = new Sync(ledger, ledger.leases(), "host");

        private Connector movements() {
            StripeAccount account = new StripeAccount(SourceAccount.of("stripe", "acct_1"), StripeAccount.Mode.TEST);
            StripeSettings settings = new StripeSettings(stripe.apiKey(), URI.create(stripe.baseUrl()));
            return new StripeBalanceTransactions(account, StripeApi.connect(settings, wait -> {}), clock);
        }

        private Connector tickets() {
            ZendeskSettings settings = ZendeskSettings.builder(
                            SourceAccount.of("zendesk", "acme"), URI.create(zendesk.baseUrl()))
                    .token("t0ken")
                    .build();
            return new ZendeskTickets(ZendeskAccess.builder(settings)
                    .clock(clock)
                    .pause(wait -> {})
                    .random(new Random(1))
                    .build());
        }

        /** What stands on the books; who is customer number one depends on who came first. */
        private List<Long> amounts() {
            return ledger.balances().stream().map(Balance::amount).sorted().toList();
        }

        private void requireFailure(Connector connector) {
            assertThatExceptionOfType(SourceException.class).isThrownBy(() -> sync.runOnce(connector));
        }
    }
}
