package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.ACCOUNT;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.authorisation;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.object;
import static com.econlytics.stripe.Payloads.refund;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargeEventsTest {
    private static final Duration LONG_ENOUGH = Duration.ofHours(7);

    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    @Scenario("K1")
    void whoseFeeIsLateIsPendingAndNeverFree() {
        stripe.put(charge("ch_1", 2900, ""));
        deliver("evt_1", "charge.succeeded", charge("ch_1", 2900, ""));

        assertThat(books.sums()).isEqualTo(Map.of("pending.fee_unknown USD", 2900L));
        assertThat(books.dispositions()).containsExactly("PENDING FEE_UNKNOWN ch_1");

        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)).put(charge("ch_1", 2900, "txn_1"));
        deliver("evt_2", "charge.updated", charge("ch_1", 2900, "txn_1"));

        assertThat(books.sums()).isEqualTo(Map.of("receipts USD", 2900L, "processing_fees USD", -114L));
        assertThat(books.dispositions()).containsExactly("PENDING FEE_UNKNOWN ch_1", "APPLIED");
    }

    @Test
    void whoseFeeIsLateIsSettledWithoutAnotherEvent() {
        stripe.put(charge("ch_1", 2900, ""));
        deliver("evt_1", "charge.succeeded", charge("ch_1", 2900, ""));
        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)).put(charge("ch_1", 2900, "txn_1"));

        books.workAfter(Duration.ofSeconds(5));

        assertThat(books.sums()).isEqualTo(Map.of("receipts USD", 2900L, "processing_fees USD", -114L));
        assertThat(books.dispositions()).containsExactly("APPLIED");
    }

    @Test
    void thatIsOnlyAuthorisedIsNoMoney() {
        deliver("evt_1", "charge.succeeded", authorisation("ch_1", 2900));

        assertThat(books.sums()).isEmpty();
        assertThat(books.dispositions()).containsExactly("IGNORED NOT_CAPTURED ch_1");
        assertThat(stripe.requestCount()).isZero();
    }

    @Test
    void thatIsCapturedInPartIsWhatWasCaptured() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 2000, 88));
        deliver("evt_1", "charge.succeeded", authorisation("ch_1", 2900));
        deliver("evt_2", "charge.captured", charge("ch_1", 2900, "txn_1").put("amount_captured", 2000));

        assertThat(books.sums()).isEqualTo(Map.of("receipts USD", 2000L, "processing_fees USD", -88L));
    }

    @Test
    void thatFailedIsNoMoney() {
        deliver("evt_1", "charge.updated", charge("ch_1", 2900, "").put("status", "failed"));

        assertThat(books.dispositions()).containsExactly("IGNORED NOT_SUCCEEDED failed");
    }

    @Test
    void thatIsStillOnItsWayWaits() {
        ObjectNode pending = charge("py_1", 2900, "").put("status", "pending");
        stripe.put(pending);
        deliver("evt_1", "charge.updated", pending);

        assertThat(books.sums()).isEmpty();
        assertThat(books.dispositions()).containsExactly("PENDING NOT_SETTLED py_1");
    }

    @Test
    void thatFailsLateIsTakenBack() {
        stripe.put(transaction("txn_1", "charge", "py_1", 2900, 23));
        stripe.put(transaction("txn_2", "charge_failure", "py_1", -2900, 0));
        ObjectNode failed = charge("py_1", 2900, "txn_1").put("status", "failed");
        deliver("evt_1", "charge.updated", failed.put("failure_balance_transaction", "txn_2"));

        assertThat(books.sums())
                .isEqualTo(Map.of("receipts USD", 2900L, "failed_payments USD", -2900L, "processing_fees USD", -23L));
    }

    @Test
    void whoseMoneyIsNotTakenBackYetWaitsForIt() {
        stripe.put(transaction("txn_1", "charge", "py_1", 2900, 23));
        ObjectNode failed = charge("py_1", 2900, "txn_1").put("status", "failed");
        stripe.put(failed);
        deliver("evt_1", "charge.failed", failed);
        assertThat(books.dispositions()).containsExactly("PENDING NOT_SETTLED py_1");

        stripe.put(transaction("txn_2", "charge_failure", "py_1", -2900, 0));
        stripe.put(failed.deepCopy().put("failure_balance_transaction", "txn_2"));
        books.workAfter(LONG_ENOUGH);

        assertThat(books.sums()).containsEntry("failed_payments USD", -2900L);
        assertThat(books.dispositions()).containsExactly("APPLIED");
    }

    @ParameterizedTest
    @CsvSource({
        "charge.failed, failed, true, IGNORED NOT_SUCCEEDED failed",
        "charge.pending, pending, true, PENDING SOURCE_NOT_FOUND ch_1",
        "charge.expired, succeeded, false, IGNORED NOT_CAPTURED ch_1"
    })
    void withoutMoneyIsNoneWhicheverEventTells(String type, String status, boolean captured, String where) {
        deliver("evt_1", type, charge("ch_1", 2900, "").put("status", status).put("captured", captured));

        assertThat(books.sums()).isEmpty();
        assertThat(books.dispositions()).containsExactly(where);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thatFailsInsteadOfSettlingIsWithdrawnWhicheverEventComesFirst(boolean failureFirst) {
        ObjectNode failed = charge("ch_1", 2900, "").put("status", "failed");
        if (failureFirst) {
            deliver("evt_2", "charge.failed", failed);
        }
        deliver("evt_1", "charge.succeeded", charge("ch_1", 2900, ""));
        if (!failureFirst) {
            assertThat(books.sums()).isEqualTo(Map.of("pending.fee_unknown USD", 2900L));
            deliver("evt_2", "charge.failed", failed);
        }

        assertThat(books.sums()).isEmpty();
    }

    @Test
    void inACurrencyThatIsNotKnownHereWaitsForItsBalanceTransaction() {
        ObjectNode charge = charge("ch_1", 2900, "").put("currency", "zzz");
        stripe.put(charge);
        deliver("evt_1", "charge.succeeded", charge);
        assertThat(books.sums()).isEmpty();
        assertThat(books.dispositions()).containsExactly("PENDING FEE_UNKNOWN ch_1");

        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)).put(charge.put("balance_transaction", "txn_1"));
        books.workAfter(LONG_ENOUGH);

        assertThat(books.sums()).isEqualTo(Map.of("receipts USD", 2900L, "processing_fees USD", -114L));
    }

    @Test
    void thatStripeDoesNotKnowWaitsAndIsKeptAsideInTheEnd() {
        deliver("evt_1", "charge.succeeded", charge("ch_1", 2900, "txn_1"));

        assertThat(books.sums()).isEqualTo(Map.of("pending.fee_unknown USD", 2900L));
        assertThat(books.dispositions()).containsExactly("PENDING SOURCE_NOT_FOUND txn_1");

        books.workAfter(Duration.ofHours(71));
        assertThat(books.dispositions()).containsExactly("PENDING SOURCE_NOT_FOUND txn_1");
        books.workAfter(LONG_ENOUGH);

        assertThat(books.dispositions()).containsExactly("QUARANTINED SOURCE_NOT_FOUND txn_1");
        assertThat(books.sums()).isEqualTo(Map.of("pending.fee_unknown USD", 2900L));
    }

    @Test
    @Scenario("B29")
    void namesItsCustomerAndSoDoesItsRefund() {
        stripe.put(transaction("txn_2", "refund", "re_1", -500, 0));
        deliver("evt_1", "refund.created", refund("re_1", "ch_1", 500, "txn_2"));
        deliver("evt_2", "charge.succeeded", authorisation("ch_1", 2900));

        assertThat(books.ledger.identities()).contains(Identity.of(Party.ofRecord(ACCOUNT, "cus_1")));
        assertThat(books.ledger.balances())
                .allSatisfy(balance ->
                        assertThat(balance.key().customer().isCustomer()).isTrue());
    }

    @Test
    @Scenario("K2")
    void comesOutTheSameWhicheverWayItCame() {
        ObjectNode transaction = transaction("txn_1", "charge", "ch_1", 2900, 114);
        stripe.put(transaction).put(charge("ch_1", 2900, "txn_1"));
        ObjectNode embedded = charge("ch_1", 2900, "");
        embedded.set("balance_transaction", transaction);
        ObjectNode oldShape = embedded.deepCopy();
        ((ObjectNode) oldShape.get("balance_transaction")).remove("reporting_category");

        deliver("evt_1", "charge.captured", embedded);
        deliver("evt_2", "charge.updated", charge("ch_1", 2900, "txn_1"));
        deliver("evt_3", "charge.updated", charge("ch_1", 2900, ""));
        deliver("evt_4", "charge.updated", oldShape);
        books.backfill();

        assertThat(books.facts()).hasSize(1);
        assertThat(books.dispositions()).containsOnly("APPLIED");
    }

    private void deliver(String id, String type, ObjectNode object) {
        books.deliver(event(id, type, object));
        books.work();
    }
}
