package com.econlytics.stripe;

import static com.econlytics.stripe.Documents.charge;
import static com.econlytics.stripe.Documents.checkout;
import static com.econlytics.stripe.Documents.intent;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Sync;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionEventsTest {
    private static final StripeAccount NOTING =
            TEST_ACCOUNT.with(RevenueMetadata.NONE.withTax("tax_minor").withDeposit("gift_card"));

    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW, NOTING);

    @AfterEach
    void close() {
        stripe.close();
    }

    private void deliver(String type, ObjectNode object) {
        books.deliver(event("evt_" + type + object.path("id").asText(), type, object));
        books.work();
    }

    private void putPayment() {
        stripe.put(intent("pi_1", 2_900, "ch_1")).put(charge("ch_1", 2_900));
    }

    @Test
    void aCheckoutStatesTaxAndShippingAndTheRestIsNet() {
        putPayment();
        deliver("checkout.session.completed", checkout("cs_1", 2_900, 400, 500));

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents())
                .containsExactly("ch_1 composition.checkout net EUR 20.00 shipping EUR 5.00 tax EUR 4.00");
    }

    @Test
    void ofShippingThatIncludesTaxOnlyTheNetIsShipping() {
        putPayment();
        ObjectNode session = checkout("cs_1", 2_900, 400, 600);
        session.putObject("shipping_cost").put("amount_total", 600).put("amount_tax", 100);
        deliver("checkout.session.completed", session);

        assertThat(books.documents())
                .containsExactly("ch_1 composition.checkout net EUR 20.00 shipping EUR 5.00 tax EUR 4.00");
    }

    @Test
    void aCheckoutOfASubscriptionOrWithAnInvoiceStatesNothingAndOneThatIsNotPaidNeither() {
        deliver("checkout.session.completed", checkout("cs_1", 2_900, 400, 0).put("mode", "subscription"));
        deliver("checkout.session.completed", checkout("cs_2", 2_900, 400, 0).put("invoice", "in_1"));
        deliver("checkout.session.completed", checkout("cs_3", 2_900, 400, 0).put("payment_status", "unpaid"));
        deliver("checkout.session.async_payment_succeeded", checkout("cs_4", 2_900, 400, 0));

        assertThat(books.dispositions())
                .containsExactly(
                        "IGNORED NOTHING_STATED cs_1",
                        "IGNORED NOTHING_STATED cs_2",
                        "IGNORED NO_MONEY_MOVED cs_3",
                        "PENDING SOURCE_NOT_FOUND cs_4");
    }

    @Test
    void partsThatComeToMoreThanThePaymentAreKeptAside() {
        putPayment();
        deliver("checkout.session.completed", checkout("cs_1", 2_900, 2_901, 0));

        assertThat(books.dispositions()).containsExactly("QUARANTINED SOURCE_INCONSISTENT $.data.object.amount");
    }

    @Test
    void aPaymentTellsItsTipTaxAndShipping() {
        putPayment();
        ObjectNode intent = intent("pi_1", 2_900, "ch_1");
        ObjectNode details = intent.putObject("amount_details");
        details.putObject("tip").put("amount", 300);
        details.putObject("tax").put("total_tax_amount", 400);
        details.putObject("shipping").put("amount", 200);
        deliver("payment_intent.succeeded", intent);

        assertThat(books.documents())
                .containsExactly("ch_1 composition.payment_intent net EUR 20.00 shipping EUR 2.00 tax EUR 4.00"
                        + " tip EUR 3.00");
    }

    @Test
    void aPaymentThatTellsNothingNeedsNoLook() {
        ObjectNode intent = intent("pi_1", 2_900, "ch_1");
        intent.putObject("amount_details").putObject("tip");
        deliver("payment_intent.succeeded", intent);

        assertThat(books.dispositions()).containsExactly("IGNORED NOTHING_STATED pi_1");
        assertThat(stripe.requestCount()).isZero();
    }

    @Test
    void whatTheCompanyNotedOnAChargeIsTheSameByEveryWay() {
        ObjectNode charge = charge("ch_1", 2_900).put("balance_transaction", "txn_1");
        charge.putObject("metadata")
                .put("tax_minor", "400")
                .put("gift_card", "1000")
                .put("order", "o-1");
        stripe.put(Payloads.transaction("txn_1", "charge", "ch_1", 2_900, 114)).put(charge);
        ObjectNode intent = intent("pi_1", 2_900, "ch_1");
        intent.putObject("metadata").put("tax_minor", "400").put("gift_card", "1000");
        stripe.put(intent);

        deliver("charge.succeeded", charge);
        deliver("payment_intent.succeeded", intent);
        Sync.Outcome movements = books.pull(new StripeBalanceTransactions(NOTING, books.api, books.clock));
        Sync.Outcome intents = books.pull(new StripePaymentIntents(NOTING, books.api, books.clock));

        assertThat(books.documents())
                .containsExactly("ch_1 composition.metadata net EUR 15.00 stored_value EUR 10.00 tax EUR 4.00");
        assertThat(movements.newStatements()).isZero();
        assertThat(intents.newStatements()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.00", "-1", "x", "2901", "9999999999999999"})
    void aNoteThatIsNoAmountOfThePaymentSaysNothingAndTheChargeIsBooked(String note) {
        ObjectNode charge = charge("ch_1", 2_900).put("balance_transaction", "txn_1");
        charge.putObject("metadata").put("tax_minor", note);
        stripe.put(Payloads.transaction("txn_1", "charge", "ch_1", 2_900, 114));
        deliver("charge.succeeded", charge);

        assertThat(books.documents()).isEmpty();
        assertThat(books.sums()).containsEntry("receipts USD", 2_900L);
    }

    @Test
    void aGiftCardThatIsRedeemedIsNotedWithTheOtherSign() {
        ObjectNode charge = charge("ch_1", 2_839).put("balance_transaction", "txn_1");
        charge.putObject("metadata").put("tax_minor", "639").put("gift_card", "-5000");
        stripe.put(Payloads.transaction("txn_1", "charge", "ch_1", 2_839, 114)).put(charge);
        deliver("charge.succeeded", charge);

        assertThat(books.documents())
                .containsExactly("ch_1 composition.metadata net EUR 72.00 stored_value EUR -50.00 tax EUR 6.39");
    }

    @Test
    void checkoutsArePulledTheSameWay() {
        putPayment();
        stripe.put(checkout("cs_1", 2_900, 400, 500));
        deliver("checkout.session.completed", checkout("cs_1", 2_900, 400, 500));

        assertThat(books.pull(new StripeCheckouts(NOTING, books.api, books.clock)))
                .extracting(Sync.Outcome::records, Sync.Outcome::newStatements, Sync.Outcome::rejected)
                .containsExactly(1L, 0L, 0L);
    }
}
