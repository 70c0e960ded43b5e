package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.authorisation;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.object;
import static com.econlytics.stripe.Payloads.refund;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundEventsTest {
    private static final Duration LONG_ENOUGH = Duration.ofHours(7);

    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    @Scenario({"A3", "K3"})
    void isCountedOnceHoweverManyEventsTellOfIt() {
        ObjectNode first = refund("re_1", "ch_1", 1000, "txn_2");
        ObjectNode second = refund("re_2", "ch_1", 500, "txn_3");
        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114));
        stripe.put(transaction("txn_2", "refund", "re_1", -1000, 0)).put(first);
        stripe.put(transaction("txn_3", "refund", "re_2", -500, 0)).put(second);
        ObjectNode charge = charge("ch_1", 2900, "txn_1");

        deliver("evt_1", "refund.created", first);
        deliver("evt_2", "charge.refunded", charge.put("amount_refunded", 1000));
        deliver("evt_3", "charge.refund.updated", first);
        deliver("evt_4", "refund.created", second);
        deliver("evt_5", "charge.refunded", charge.put("amount_refunded", 1500));
        deliver("evt_6", "refund.updated", second);

        assertThat(books.sums())
                .isEqualTo(Map.of("receipts USD", 2900L, "processing_fees USD", -114L, "refunds USD", -1500L));
    }

    @Test
    void shownCompleteWithItsChargeNeedsNoListing() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114));
        stripe.put(transaction("txn_2", "refund", "re_1", -1000, 0));
        ObjectNode charge = charge("ch_1", 2900, "txn_1");
        ObjectNode list = charge.putObject("refunds").put("has_more", false);
        list.withArray("data").add(refund("re_1", "ch_1", 1000, "txn_2"));

        deliver("evt_1", "charge.refunded", charge);

        assertThat(books.sums()).containsEntry("refunds USD", -1000L);
        assertThat(stripe.requests()).noneMatch(request -> request.contains("/v1/refunds"));
    }

    @Scenario("A24")
    @Test
    void shownInPartWithItsChargeIsListedOnAllPages() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 29_000, 114));
        for (int i = 0; i < 130; i++) {
            stripe.put(refund("re_" + i, "ch_1", 10, "txn_r" + i));
            stripe.put(transaction("txn_r" + i, "refund", "re_" + i, -10, 0));
        }
        ObjectNode charge = charge("ch_1", 29_000, "txn_1");
        charge.putObject("refunds").put("has_more", true).putArray("data");

        deliver("evt_1", "charge.refunded", charge);

        assertThat(books.sums()).containsEntry("refunds USD", -1300L);
    }

    @Test
    @Scenario("B30")
    void thatFailedComesBack() {
        stripe.put(transaction("txn_2", "refund", "re_1", -1000, 0));
        stripe.put(transaction("txn_3", "refund_failure", "re_1", 1000, 0));
        ObjectNode failed = refund("re_1", "ch_1", 1000, "txn_2").put("status", "failed");
        stripe.put(failed.deepCopy().put("failure_balance_transaction", "txn_3"));

        deliver("evt_1", "refund.failed", failed);

        assertThat(books.sums()).isEmpty();
        assertThat(books.facts()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "canceled"})
    void whoseMoneyIsNotBackYetWaitsForIt(String status) {
        stripe.put(transaction("txn_2", "refund", "re_1", -1000, 0));
        ObjectNode failed = refund("re_1", "ch_1", 1000, "txn_2").put("status", status);
        stripe.put(failed);

        deliver("evt_1", "refund.failed", failed);

        assertThat(books.dispositions()).containsExactly("PENDING NOT_SETTLED re_1");
        assertThat(books.sums()).isEqualTo(Map.of("refunds USD", -1000L));

        stripe.put(transaction("txn_3", "refund_failure", "re_1", 1000, 0));
        stripe.put(failed.deepCopy().put("failure_balance_transaction", "txn_3"));
        books.workAfter(LONG_ENOUGH);

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.sums()).isEmpty();
    }

    @Test
    void thatReleasesAnAuthorisationIsNoMoney() {
        stripe.put(authorisation("ch_1", 2900));
        ObjectNode release = refund("re_1", "ch_1", 2900, "");
        stripe.put(release);

        deliver("evt_1", "refund.created", release);
        deliver("evt_2", "charge.refunded", authorisation("ch_1", 2900).put("amount_refunded", 2900));

        assertThat(books.dispositions()).containsExactly("IGNORED NOT_CAPTURED re_1", "IGNORED NOT_CAPTURED ch_1");
        assertThat(books.facts()).isEmpty();
    }

    @Test
    void ofAChargeThatIsCapturedByNowIsLookedAt() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)).put(charge("ch_1", 2900, "txn_1"));
        stripe.put(transaction("txn_2", "refund", "re_1", -1000, 0)).put(refund("re_1", "ch_1", 1000, "txn_2"));

        deliver("evt_1", "charge.refunded", authorisation("ch_1", 2900));

        assertThat(books.sums()).containsEntry("refunds USD", -1000L).containsEntry("receipts USD", 2900L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "canceled"})
    void thatEndedBeforeMoneyMovedIsIgnored(String status) {
        deliver("evt_1", "refund.updated", refund("re_1", "ch_1", 1000, "").put("status", status));

        assertThat(books.dispositions()).containsExactly("IGNORED NOT_SUCCEEDED " + status);
    }

    @Test
    void thatIsOnItsWayWaitsUntilMoneyMoves() {
        ObjectNode refund = refund("re_1", "ch_1", 1000, "").put("status", "pending");
        stripe.put(refund);
        deliver("evt_1", "refund.created", refund);
        assertThat(books.dispositions()).containsExactly("PENDING NOT_SETTLED re_1");

        stripe.put(refund("re_1", "ch_1", 1000, "txn_2"));
        stripe.put(transaction("txn_2", "refund", "re_1", -1000, 0));
        books.workAfter(LONG_ENOUGH);

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.sums()).isEqualTo(Map.of("refunds USD", -1000L));
    }

    private void deliver(String id, String type, ObjectNode object) {
        books.deliver(event(id, type, object));
        books.work();
    }
}
