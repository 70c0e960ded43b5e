package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.event;
import static com.econlytics.stripe.Payloads.object;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Balance;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a payment is, by all that Stripe shows of it. */
class PayersTest {
    private final FakeStripe stripe = FakeStripe.start();
    private Books books = books(StripeAccount.Guests.UNATTRIBUTED);

    @BeforeEach
    void theMoneyMoved() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114));
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    private Books books(StripeAccount.Guests guests) {
        return new Books(stripe, NOW, TEST_ACCOUNT.with(guests), Matching.Emails.MATCH_UNIQUE);
    }

    private void deliver(String id, String type, ObjectNode object) {
        books.deliver(event(id, type, object));
        books.work();
    }

    private void knowCustomer(String id, String email) {
        deliver("evt_of_" + id, "customer.created", Payloads.customer(id, email));
    }

    private ObjectNode guestCharge() {
        ObjectNode charge = charge("ch_1", 2900, "txn_1").putNull("customer");
        stripe.put(charge);
        return charge;
    }

    private ObjectNode guestCharge(String email) {
        ObjectNode charge = guestCharge();
        charge.putObject("billing_details").put("email", email);
        stripe.put(charge);
        return charge;
    }

    /** What every customer received, by number; nobody's is 0. */
    private Map<CustomerId, Long> receipts() {
        Map<CustomerId, Long> receipts = new TreeMap<>();
        for (Balance balance : books.ledger.balances()) {
            if (balance.key().account().equals(ChartOfAccounts.RECEIPTS)) {
                receipts.merge(balance.key().customer(), balance.amount(), Long::sum);
            }
        }
        receipts.values().removeIf(amount -> amount == 0);
        return receipts;
    }

    private void assertUnattributed() {
        assertThat(receipts()).isEqualTo(Map.of(CustomerId.UNATTRIBUTED, 2900L));
    }

    private void assertAttributed() {
        assertThat(receipts()).hasSize(1).containsValue(2900L).doesNotContainKey(CustomerId.UNATTRIBUTED);
    }

    @Test
    @Scenario("B32")
    void aGuestIsNobodysThoughItTypesTheAddressOfACustomer() {
        knowCustomer("cus_1", "ann@mail.example");
        deliver("evt_1", "charge.succeeded", guestCharge("ann@mail.example"));

        assertUnattributed();
    }

    @Test
    @Scenario("B32")
    void aGuestIsTheCustomerOfItsAddressIfTheAccountSaysSo() {
        books = books(StripeAccount.Guests.BY_EMAIL);
        deliver("evt_1", "charge.succeeded", guestCharge(" ANN@mail.example"));
        assertUnattributed();

        knowCustomer("cus_1", "ann@mail.example");

        assertAttributed();
    }

    @Test
    @Scenario("B32")
    void theAddressOfTheReceiptIsTakenIfNoOtherWasTyped() {
        books = books(StripeAccount.Guests.BY_EMAIL);
        knowCustomer("cus_1", "ann@mail.example");
        ObjectNode charge = guestCharge().put("receipt_email", "ann@mail.example");
        charge.putObject("billing_details").putNull("email");

        deliver("evt_1", "charge.succeeded", charge);

        assertAttributed();
    }

    @Test
    @Scenario({"B32", "B33"})
    void anAddressOfTwoCustomersIsNobodys() {
        books = books(StripeAccount.Guests.BY_EMAIL);
        knowCustomer("cus_1", "ann@mail.example");
        knowCustomer("cus_2", "ann@mail.example");

        deliver("evt_1", "charge.succeeded", guestCharge("ann@mail.example"));

        assertUnattributed();
    }

    @Test
    @Scenario("B32")
    void aListedGuestIsTheSameAsOneThatAnEventTells() {
        books = books(StripeAccount.Guests.BY_EMAIL);
        knowCustomer("cus_1", "ann@mail.example");
        guestCharge("ann@mail.example");

        books.pull(new StripeBalanceTransactions(
                TEST_ACCOUNT.with(StripeAccount.Guests.BY_EMAIL), books.api, books.clock));

        assertAttributed();
    }

    @Test
    @Scenario("B32")
    void theCustomerOfAPaymentIsThatOfItsCharge() {
        ObjectNode charge = guestCharge();
        charge.set("payment_intent", object("pi_1", "payment_intent").put("customer", "cus_1"));

        deliver("evt_1", "charge.succeeded", charge);

        assertAttributed();
    }

    @Test
    @Scenario("B32")
    void theCustomerOfAnInvoiceIsThatOfItsChargeInOldVersions() {
        ObjectNode charge = guestCharge();
        charge.set("invoice", object("in_1", "invoice").put("customer", "cus_1"));

        deliver("evt_1", "charge.succeeded", charge);

        assertAttributed();
    }

    @Test
    @Scenario("B32")
    void anAccountThatStandsForACustomerIsKnownFromItsPayment() {
        deliver("evt_1", "charge.succeeded", guestCharge());
        assertUnattributed();

        ObjectNode intent = Documents.intent("pi_1", 2900, "ch_1").put("customer_account", "acct_7");
        deliver("evt_2", "payment_intent.succeeded", intent);

        assertThat(books.dispositions()).contains("IGNORED NOTHING_STATED pi_1");
        assertAttributed();
    }

    @Test
    @Scenario("B32")
    void listedPaymentsTellWhoseTheirChargesAreWithoutAskingForEach() {
        guestCharge();
        stripe.put(Documents.intent("pi_1", 2900, "ch_1").put("customer", "cus_1"));
        books.pull(new StripeBalanceTransactions(TEST_ACCOUNT, books.api, books.clock));
        int asked = stripe.requestCount();

        books.pull(new StripePaymentIntents(TEST_ACCOUNT, books.api, books.clock));

        assertAttributed();
        assertThat(stripe.requestCount() - asked).isOne();
    }

    @Test
    @Scenario({"B32", "B33"})
    void anAccountThatPaysForItselfAndStandsForACustomerIsAmbiguous() {
        deliver("evt_1", "customer.updated", Payloads.customer("cus_1", "").put("customer_account", "acct_7"));
        ObjectNode charge = guestCharge();
        charge.set("payment_intent", object("pi_1", "payment_intent").put("customer_account", "acct_7"));

        deliver("evt_2", "charge.succeeded", charge);

        assertUnattributed();
    }

    @Test
    @Scenario("B32")
    void aCustomerThatIsDeletedBeforeOrAfterKeepsItsPayments() {
        ObjectNode deleted = object("cus_1", "customer").put("deleted", true);
        ObjectNode charge = charge("ch_1", 2900, "txn_1");
        charge.set("customer", deleted);
        stripe.put(charge);
        deliver("evt_1", "charge.succeeded", charge);
        assertAttributed();
        Map<CustomerId, Long> before = receipts();

        deliver("evt_2", "customer.deleted", deleted);

        assertThat(receipts()).isEqualTo(before);
    }

    @Test
    @Scenario({"B32", "B33"})
    void aCustomerThatIsSetLaterTakesThePaymentOver() {
        deliver("evt_1", "charge.succeeded", guestCharge());
        assertUnattributed();

        deliver("evt_2", "charge.updated", charge("ch_1", 2900, "txn_1"));

        assertAttributed();
    }

    @Test
    void whoPaidIsNotTold() {
        assertThat(new Payer("", "ann@mail.example")).hasToString("Payer[guest]");
        assertThat(new Payer("cus_1", "")).hasToString("Payer[customer]");
    }
}
