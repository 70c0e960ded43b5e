package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.object;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.connector.SourceException;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.RawBody;
import com.econlytics.stripe.StripeEventSweep.Outcome;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventSweepTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    @Scenario("A28")
    @Test
    void eventsThatNoWebhookBroughtAreRecoveredAndTheReportSaysHowMany() {
        ObjectNode delivered = happened("ch_1", 2900, 114);
        happened("ch_2", 1000, 59);
        books.deliver(delivered);

        assertThat(sweep(3).runOnce()).isEqualTo(new Outcome(2, 1));
        books.work();

        assertThat(books.sums()).isEqualTo(Map.of("receipts USD", 3900L, "processing_fees USD", -173L));
        assertThat(books.ledger.inbox().entries(0, 10_000))
                .extracting(Inbox.Entry::key)
                .containsExactly("evt_ch_1", "listed:evt_ch_2");
        assertThat(sweep(3).runOnce()).isEqualTo(new Outcome(2, 0));
    }

    @Test
    void aDeliveryThatComesAfterItsEventWasRecoveredChangesNoFigure() {
        ObjectNode late = happened("ch_1", 2900, 114);
        sweep(3).runOnce();
        books.work();

        assertThat(books.deliver(late.put("pending_webhooks", 1))).isEqualTo(StripeWebhook.Outcome.STORED);
        books.work();

        assertThat(books.dispositions()).containsExactly("APPLIED", "APPLIED");
        assertThat(books.sums()).isEqualTo(Map.of("receipts USD", 2900L, "processing_fees USD", -114L));
    }

    @Test
    void aRecoveredEventThatCannotBeFinishedWaitsAndIsFinishedLater() {
        ObjectNode charge = charge("ch_1", 2900, "");
        stripe.put(charge).put(event("evt_1", "charge.succeeded", charge));
        sweep(3).runOnce();
        books.work();
        assertThat(books.dispositions()).containsExactly("PENDING FEE_UNKNOWN ch_1");

        happened("ch_1", 2900, 114);
        books.workAfter(Duration.ofHours(7));

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.sums()).isEqualTo(Map.of("receipts USD", 2900L, "processing_fees USD", -114L));
    }

    @Test
    void aSweepThatIsCutShortIsRunAgainAndNothingIsStoredTwice() {
        for (int i = 0; i < 250; i++) {
            stripe.put(event("evt_" + i, "charge.failed", object("ch_" + i, "charge")));
        }
        stripe.failBy(FaultPlan.at(2, FaultResponse.of(403)));
        assertThatThrownBy(() -> sweep(3).runOnce()).isInstanceOf(SourceException.class);
        assertThat(books.ledger.inbox().entries(0, 10_000)).hasSize(100);
        stripe.failBy(FaultPlan.none());

        assertThat(sweep(3).runOnce()).isEqualTo(new Outcome(250, 150));
        assertThat(books.ledger.inbox().counts()).isEqualTo(Map.of("RECEIVED", 250L));
    }

    @Test
    void anEventWithoutAnIdAtTheEndOfAPageDoesNotLeadBackToTheBeginning() {
        for (int i = 0; i < 250; i++) {
            stripe.put(event("evt_" + i, "charge.failed", object("ch_" + i, "charge"))
                    .put("created", CREATED.minusSeconds(i).getEpochSecond()));
        }
        stripe.failBy(FaultPlan.always(Fault.altered(StripeEventSweepTest::withoutTheIdOfTheLastOnPageTwo)));

        assertThat(sweep(3).runOnce()).isEqualTo(new Outcome(251, 250));
        assertThat(books.ledger.inbox().counts()).isEqualTo(Map.of("RECEIVED", 249L, "QUARANTINED SCHEMA", 1L));
    }

    private static Answer withoutTheIdOfTheLastOnPageTwo(Answer page) {
        return new Answer(page.status(), page.headers(), page.body().replace("\"id\":\"evt_199\"", "\"id\":\"\""));
    }

    @Test
    void onlyTheDaysThatAreAskedForAreSwept() {
        stripe.put(event("evt_old", "charge.failed", object("ch_1", "charge"))
                .put("created", CREATED.minus(Duration.ofDays(4)).getEpochSecond()));

        assertThat(sweep(3).runOnce()).isEqualTo(new Outcome(0, 0));
        assertThat(sweep(5).runOnce()).isEqualTo(new Outcome(1, 1));
    }

    @Test
    void anEventWithoutAnIdIsKeptAsideOnce() {
        stripe.put(event("evt 1", "charge.failed", object("ch_1", "charge")));

        assertThat(sweep(3).runOnce()).isEqualTo(new Outcome(1, 1));
        assertThat(sweep(3).runOnce()).isEqualTo(new Outcome(1, 0));
        assertThat(books.dispositions()).containsExactly("QUARANTINED SCHEMA $.data[0].id");
    }

    @Test
    void whatWasDeliveredToThePlatformOfAnAccountIsNotRecovered() {
        SourceAccount platform = SourceAccount.of("stripe", "acct_platform");
        ObjectNode delivered = happened("ch_1", 2900, 114);
        books.ledger.inbox().receive(platform, "evt_ch_1", RawBody.of(delivered.toString()), NOW);

        assertThat(sweep(3).deliveredTo(platform).runOnce()).isEqualTo(new Outcome(1, 0));
        assertThat(sweep(3).runOnce()).isEqualTo(new Outcome(1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 31})
    void daysThatStripeDoesNotKeepAreRefused(int days) {
        assertThatThrownBy(() -> sweep(days))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Stripe keeps events for 30 days; sweep 1 to 30 of them, not " + days);
    }

    static List<String> types() {
        return StripeEvents.typesInParts().stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeThatIsAskedForIsUnderstood(String type) {
        books.deliver(event("evt_1", type, object("nothing_1", "nothing")));
        books.work();

        assertThat(books.dispositions()).containsExactly("QUARANTINED SCHEMA $.data.object.object");
    }

    private StripeEventSweep sweep(int days) {
        return new StripeEventSweep(TEST_ACCOUNT, books.api, books.ledger.inbox(), books.clock, days);
    }

    /** A charge with its balance transaction, and the event about it. */
    private ObjectNode happened(String id, long amount, long fee) {
        ObjectNode charge = charge(id, amount, "txn_" + id);
        ObjectNode event = event("evt_" + id, "charge.updated", charge);
        stripe.put(charge)
                .put(transaction("txn_" + id, "charge", id, amount, fee))
                .put(event);
        return event;
    }
}
