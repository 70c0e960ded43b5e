package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.dispute;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.object;
import static com.econlytics.stripe.Payloads.refund;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.pnl.FlaggedRecords;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole stories of single payments, as the balance tells them. */
class MoneyStoriesTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    @Scenario("K5")
    void twoDisputesOfOneChargeAreTwoWithdrawalsAndTheChargeCountsOnce() {
        ObjectNode first = transaction("txn_2", "dispute", "dp_1", -1000, 1500);
        ObjectNode second = transaction("txn_3", "dispute", "dp_2", -900, 1500);
        ObjectNode won = transaction("txn_4", "dispute_reversal", "dp_2", 900, 0);
        stripe.put(transaction("txn_1", "charge", "ch_1", 1900, 85)).put(charge("ch_1", 1900, "txn_1"));
        stripe.put(first).put(second).put(won);
        stripe.put(dispute("dp_1", "ch_1", "lost", first)).put(dispute("dp_2", "ch_1", "won", second, won));
        tell("charge.succeeded", charge("ch_1", 1900, "txn_1"));
        tell("charge.dispute.closed", dispute("dp_2", "ch_1", "won"));
        tell("charge.dispute.funds_withdrawn", dispute("dp_1", "ch_1", "needs_response"));

        books.backfill();

        assertThat(books.borne())
                .isEqualTo(Map.of(
                        "cus_1 receipts USD", 1900L,
                        "cus_1 processing_fees USD", -85L,
                        "cus_1 disputes USD", -1000L,
                        "cus_1 dispute_fees USD", -3000L));
    }

    @Test
    @Scenario("K6")
    void theFeeOfAChargeAndTheFeeOfItsRefundAddUp() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)).put(charge("ch_1", 2900, "txn_1"));
        stripe.put(transaction("txn_2", "refund", "re_1", -1000, 25)).put(refund("re_1", "ch_1", 1000, "txn_2"));
        stripe.put(transaction("txn_3", "refund", "re_2", -500, 0)).put(refund("re_2", "ch_1", 500, "txn_3"));

        books.backfill();

        assertThat(books.sums())
                .isEqualTo(Map.of("receipts USD", 2900L, "refunds USD", -1500L, "processing_fees USD", -139L));
    }

    @Test
    void anAuthorisationThatIsCapturedInPartIsASaleOfThatPart() {
        ObjectNode captured = charge("ch_1", 1000, "txn_1").put("amount_captured", 600);
        stripe.put(transaction("txn_1", "charge", "ch_1", 1000, 59)).put(captured);
        stripe.put(transaction("txn_2", "partial_capture_reversal", "ch_1", -400, -12)
                .put("type", "refund"));
        tell("charge.captured", captured);

        books.backfill();

        assertThat(books.sums())
                .isEqualTo(Map.of(
                        "receipts USD", 1000L, "partial_capture_reversals USD", -400L, "processing_fees USD", -47L));
    }

    @Test
    void aBankDebitThatComesBackIsAReversedSaleAndNoRefund() {
        ObjectNode failed =
                charge("py_1", 5000, "txn_1").put("status", "failed").put("paid", false);
        failed.put("failure_balance_transaction", "txn_2");
        stripe.put(transaction("txn_1", "charge", "py_1", 5000, 40).put("type", "payment"));
        stripe.put(transaction("txn_2", "charge_failure", "py_1", -5000, 400).put("type", "payment_failure_refund"));
        stripe.put(failed);
        tell("charge.failed", failed);
        Map<String, Long> told = books.sums();

        books.backfill();

        assertThat(told)
                .isEqualTo(Map.of("receipts USD", 5000L, "failed_payments USD", -5000L, "processing_fees USD", -440L));
        assertThat(books.sums()).isEqualTo(told);
    }

    @Test
    void anInstantPayoutCostsItsFeeAndMovesTheRest() {
        stripe.put(transaction("txn_1", "payout", "po_1", -5000, 50)).put(object("po_1", "payout"));

        books.backfill();

        assertThat(books.borne())
                .isEqualTo(Map.of("unallocated payouts USD", -5000L, "unallocated account_fees USD", -50L));
    }

    @Test
    @Scenario("B30")
    void aRefundBeyondItsChargeCountsAndIsTold() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)).put(charge("ch_1", 2900, "txn_1"));
        stripe.put(transaction("txn_2", "refund", "re_1", -2900, 0)).put(refund("re_1", "ch_1", 2900, "txn_2"));
        stripe.put(transaction("txn_3", "refund", "re_2", -2900, 0)).put(refund("re_2", "ch_1", 2900, "txn_3"));
        assertThat(books.backfill().rejected()).isZero();

        assertThat(books.sums()).containsEntry("refunds USD", -5800L);
        assertThat(FlaggedRecords.of(books.standings()).render())
                .isEqualToIgnoringWhitespace("stripe/acct_1 refunded_beyond_receipt USD -29.00 1 records");
    }

    @Test
    @Scenario("B30")
    void aSecondRefundThatFailsLeavesNothingToTell() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)).put(charge("ch_1", 2900, "txn_1"));
        stripe.put(transaction("txn_2", "refund", "re_1", -2900, 0)).put(refund("re_1", "ch_1", 2900, "txn_2"));
        stripe.put(transaction("txn_3", "refund", "re_2", -2900, 0)).put(refund("re_2", "ch_1", 2900, "txn_3"));
        stripe.put(transaction("txn_4", "refund_failure", "re_2", 2900, 0));
        books.backfill();

        assertThat(books.sums()).containsEntry("refunds USD", -2900L);
        assertThat(FlaggedRecords.of(books.standings()).flags()).isEmpty();
    }

    @Test
    @Scenario("B29")
    void aRefundThatComesBeforeItsChargeIsRightAtBothTimesAndToldInBetween() {
        stripe.put(transaction("txn_2", "refund", "re_1", -1000, 0)).put(refund("re_1", "ch_1", 1000, "txn_2"));
        tell("refund.created", refund("re_1", "ch_1", 1000, "txn_2"));
        assertThat(books.borne()).isEqualTo(Map.of("unattributed refunds USD", -1000L));
        assertThat(FlaggedRecords.of(books.standings()).records(FlaggedRecords.REFUNDED_BEYOND_RECEIPT))
                .isEqualTo(1);

        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)).put(charge("ch_1", 2900, "txn_1"));
        tell("charge.succeeded", charge("ch_1", 2900, "txn_1"));

        assertThat(books.borne())
                .isEqualTo(Map.of(
                        "cus_1 refunds USD", -1000L,
                        "cus_1 receipts USD", 2900L,
                        "cus_1 processing_fees USD", -114L));
        assertThat(FlaggedRecords.of(books.standings()).flags()).isEmpty();
    }

    @Test
    void aCategoryThatIsNewIsKeptFlaggedAndCounted() {
        stripe.put(transaction("txn_1", "lottery", "", 700, 0)).put(transaction("txn_2", "lottery", "", -200, 0));

        books.backfill();

        assertThat(books.borne()).isEqualTo(Map.of("unallocated other_adjustments USD", 500L));
        assertThat(FlaggedRecords.of(books.standings()).render())
                .isEqualToIgnoringWhitespace("stripe/acct_1 unknown_category USD 5.00 2 records");
    }

    @Test
    @Scenario("K9")
    void eachFeeOfAPlatformIsOfOneConnectedAccount() {
        for (String seller : new String[] {"acct_a", "acct_b"}) {
            ObjectNode fee = ConnectObjects.applicationFee("fee_" + seller, "", 300, "txn_" + seller);
            stripe.put(fee.put("account", seller));
            stripe.put(transaction("txn_" + seller, "platform_earning", "fee_" + seller, 300, 0));
        }
        Books agent = new Books(stripe, NOW, Payloads.TEST_ACCOUNT.with(StripeAccount.Role.AGENT));
        agent.backfill();

        assertThat(agent.borne())
                .isEqualTo(Map.of("acct_a platform_earnings USD", 300L, "acct_b platform_earnings USD", 300L));
    }

    private void tell(String type, ObjectNode object) {
        books.deliver(event("evt_" + type + object.path("id").asText(), type, object));
        books.work();
    }
}
