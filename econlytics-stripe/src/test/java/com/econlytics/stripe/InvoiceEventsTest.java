package com.econlytics.stripe;

import static com.econlytics.stripe.Documents.CREATED_SECONDS;
import static com.econlytics.stripe.Documents.charge;
import static com.econlytics.stripe.Documents.discounted;
import static com.econlytics.stripe.Documents.intent;
import static com.econlytics.stripe.Documents.invoice;
import static com.econlytics.stripe.Documents.invoicePayment;
import static com.econlytics.stripe.Documents.line;
import static com.econlytics.stripe.Documents.over;
import static com.econlytics.stripe.Documents.paid;
import static com.econlytics.stripe.Documents.taxed;
import static com.econlytics.stripe.Documents.uncollectible;
import static com.econlytics.stripe.Documents.voided;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.connector.Sync;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvoiceEventsTest {
    private static final String NOW_TO_NOW = "service_end=2026-03-05T10:00:00Z service_start=2026-03-05T10:00:00Z";
    private static final String ONE = "il_1 invoice_line net EUR 10.00 tax EUR 0.00 component=net invoice=in_1 ";

    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    private void deliver(String id, String type, ObjectNode object) {
        books.deliver(event(id, type, object));
        books.work();
    }

    private void deliver(String type, ObjectNode invoice) {
        stripe.put(invoice);
        deliver("evt_" + type, type, invoice);
    }

    @Test
    void aLineIsNetOfDiscountsAndOfTaxWhetherThatIsIncludedOrComesOnTop() {
        ObjectNode onTop = taxed(discounted(line("il_1", 10_000), 1_000), 1_800, "exclusive");
        ObjectNode included = taxed(discounted(line("il_2", 1_200), 120), 180, "inclusive");
        ObjectNode year = over(line("il_3", 120_000), CREATED_SECONDS, CREATED_SECONDS + 31_536_000);
        ObjectNode proration = over(line("il_4", -500), CREATED_SECONDS, CREATED_SECONDS + 86_400);

        deliver("invoice.finalized", invoice("in_1", 131_380, onTop, included, year, proration));

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents())
                .containsExactly(
                        "il_1 invoice_line net EUR 90.00 tax EUR 18.00 component=net invoice=in_1 " + NOW_TO_NOW,
                        "il_2 invoice_line net EUR 9.00 tax EUR 1.80 component=net invoice=in_1 " + NOW_TO_NOW,
                        "il_3 invoice_line net EUR 1200.00 tax EUR 0.00 component=net invoice=in_1"
                                + " service_end=2027-03-05T10:00:00Z service_start=2026-03-05T10:00:00Z",
                        "il_4 invoice_line net EUR -5.00 tax EUR 0.00 component=net invoice=in_1"
                                + " service_end=2026-03-06T10:00:00Z service_start=2026-03-05T10:00:00Z");
        assertThat(books.sums()).containsEntry("stated.total EUR", -131_380L);
    }

    @Test
    void anInvoiceIsKnownByItsNumberAndItsLinesByWhatTheySell() {
        ObjectNode line = line("il_1", 1_000);
        line.putObject("pricing")
                .putObject("price_details")
                .put("price", "price_1")
                .put("product", "prod_1");
        ObjectNode old = line("il_2", 500);
        old.putObject("price").put("id", "price_2").put("product", "prod_2");
        ObjectNode invoice = invoice("in_1", 1_500, line, old);
        invoice.put("number", "LD-2026-0041").put("due_date", CREATED_SECONDS + 86_400);

        deliver("invoice.finalized", invoice);

        String due = " due=2026-03-06T10:00:00Z invoice=in_1 invoice_number=LD-2026-0041";
        assertThat(books.documents())
                .containsExactly(
                        "il_1 invoice_line net EUR 10.00 tax EUR 0.00 component=net" + due
                                + " price=price_1 product=prod_1 " + NOW_TO_NOW,
                        "il_2 invoice_line net EUR 5.00 tax EUR 0.00 component=net" + due
                                + " price=price_2 product=prod_2 " + NOW_TO_NOW);
    }

    @Test
    @Scenario({"A22", "K10"})
    void theSameLineInTheWordsOfAnOldVersionIsTheSame() {
        ObjectNode old = discounted(line("il_1", 1_200), 120);
        old.remove("taxes");
        old.withArray("tax_amounts").addObject().put("amount", 180).put("inclusive", true);

        deliver("invoice.finalized", invoice("in_1", 1_080, old));

        assertThat(books.documents())
                .containsExactly(
                        "il_1 invoice_line net EUR 9.00 tax EUR 1.80 component=net invoice=in_1 " + NOW_TO_NOW);
    }

    @Test
    void aCreditThatWasGrantedBeforeLowersTheLineAndADiscountDoesSoOnce() {
        ObjectNode line = discounted(line("il_1", 1_000), 100);
        line.withArray("pretax_credit_amounts")
                .addObject()
                .put("type", "discount")
                .put("amount", 100);
        line.withArray("pretax_credit_amounts")
                .addObject()
                .put("type", "credit_balance_transaction")
                .put("amount", 250);

        deliver("invoice.finalized", invoice("in_1", 650, line));

        assertThat(books.documents()).containsExactly(ONE.replace("10.00", "6.50") + NOW_TO_NOW);
    }

    @Test
    @Scenario("B40")
    void shippingIsALineOfItsOwnAndWhatIsOnNoLineIsTheRest() {
        ObjectNode invoice = invoice("in_1", 1_840, line("il_1", 1_000));
        invoice.putObject("shipping_cost").put("amount_total", 600).put("amount_tax", 100);
        invoice.withArray("total_taxes").addObject().put("amount", 140);

        deliver("invoice.finalized", invoice);

        assertThat(books.documents())
                .containsExactly(
                        ONE + NOW_TO_NOW,
                        "in_1_rest invoice_line net EUR 2.00 tax EUR 0.40 component=net invoice=in_1 " + NOW_TO_NOW,
                        "in_1_shipping invoice_line shipping EUR 5.00 tax EUR 1.00 component=shipping invoice=in_1 "
                                + NOW_TO_NOW);
    }

    @Test
    void aDraftIsNothingAndOneThatIsGoneToo() {
        deliver("invoice.updated", invoice("in_1", 1_000, line("il_1", 1_000)).put("status", "draft"));
        deliver("evt_2", "invoice.updated", invoice("in_2", 1, line("il_2", 1)).put("status", "draft"));

        assertThat(books.dispositions()).containsExactly("IGNORED NOT_ISSUED in_1", "IGNORED NOT_ISSUED in_2");
        assertThat(books.documents()).isEmpty();
    }

    @Test
    @Scenario("B38")
    void aVoidInvoiceIsRestatedAsNothing() {
        ObjectNode invoice = invoice("in_1", 1_000, line("il_1", 1_000));
        deliver("invoice.finalized", invoice);
        deliver("invoice.voided", voided(invoice.deepCopy()));
        deliver("evt_late", "invoice.finalized", invoice);

        assertThat(books.documents()).containsExactly(ONE.replace("10.00", "0.00") + NOW_TO_NOW);
        assertThat(books.dispositions()).containsExactly("APPLIED", "APPLIED", "APPLIED");
        assertThat(books.sums()).isEmpty();
    }

    @Test
    void aPaymentIsNamedByItsChargeAndDatedByIt() {
        stripe.put(invoicePayment("inpay_1", "in_1", "pi_1", 1_000, "paid"));
        stripe.put(intent("pi_1", 1_000, "ch_1")).put(charge("ch_1", 1_000));

        deliver("invoice.paid", paid(invoice("in_1", 1_000, line("il_1", 1_000))));
        deliver("evt_2", "invoice_payment.paid", invoicePayment("inpay_1", "in_1", "pi_1", 1_000, "paid"));

        assertThat(books.dispositions()).containsExactly("APPLIED", "APPLIED");
        assertThat(books.documents())
                .containsExactly(
                        ONE + NOW_TO_NOW,
                        "in_1_ch_1 invoice_settlement settled EUR 10.00 invoice=in_1 method=payment payment=ch_1");
        assertThat(books.facts())
                .anyMatch(fact -> fact.id().object().equals("in_1_ch_1")
                        && fact.occurredAt().getEpochSecond() == CREATED_SECONDS + 60);
    }

    @Test
    @Scenario({"A22", "K10"})
    void aPaymentInTheWordsOfAnOldVersionIsTheSame() {
        stripe.put(charge("ch_1", 1_000));
        ObjectNode old = paid(invoice("in_1", 1_000, line("il_1", 1_000)));
        old.put("charge", "ch_1").put("payment_intent", "pi_1").put("paid_out_of_band", false);

        deliver("invoice.paid", old);

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents())
                .containsExactly(
                        ONE + NOW_TO_NOW,
                        "in_1_ch_1 invoice_settlement settled EUR 10.00 invoice=in_1 method=payment payment=ch_1");
    }

    @Test
    void anInvoiceWhosePaymentIsNotShownYetWaitsAndItsLinesAreBooked() {
        stripe.put(invoicePayment("inpay_1", "in_1", "pi_1", 1_000, "open"));
        deliver("invoice.paid", paid(invoice("in_1", 1_000, line("il_1", 1_000))));
        assertThat(books.dispositions()).containsExactly("PENDING NOT_SETTLED in_1");
        assertThat(books.documents()).containsExactly(ONE + NOW_TO_NOW);

        stripe.put(invoicePayment("inpay_1", "in_1", "pi_1", 1_000, "paid"));
        stripe.put(intent("pi_1", 1_000, "ch_1")).put(charge("ch_1", 1_000));
        books.workAfter(Duration.ofHours(7));

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents()).hasSize(2);
    }

    @Test
    void whatWasPaidOutsideIsSaidByStripeOrIsPaidWithoutAPayment() {
        ObjectNode old = paid(invoice("in_1", 1_000, line("il_1", 1_000)));
        deliver("invoice.paid", old.put("paid_out_of_band", true).putNull("charge"));
        stripe.put(invoicePayment("inpay_2", "in_2", "pi_2", 1_000, "canceled"));
        deliver("invoice.updated", paid(invoice("in_2", 1_000, line("il_2", 1_000))));

        assertThat(books.dispositions()).containsExactly("APPLIED", "APPLIED");
        assertThat(books.documents())
                .contains(
                        "in_1_outside invoice_settlement settled EUR 10.00 invoice=in_1 method=outside",
                        "in_2_outside invoice_settlement settled EUR 10.00 invoice=in_2 method=outside");
    }

    @Test
    void partsOfAnInvoiceCanBePaidByChargesAndOutside() {
        stripe.put(invoicePayment("inpay_1", "in_1", "pi_1", 300, "paid"));
        stripe.put(intent("pi_1", 300, "ch_1")).put(charge("ch_1", 300));
        ObjectNode invoice = paid(invoice("in_1", 1_000, line("il_1", 1_000)));

        deliver("invoice.paid", invoice.put("amount_paid_off_stripe", 700));

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents())
                .contains(
                        "in_1_ch_1 invoice_settlement settled EUR 3.00 invoice=in_1 method=payment payment=ch_1",
                        "in_1_outside invoice_settlement settled EUR 7.00 invoice=in_1 method=outside");
    }

    @Test
    void whatIsMissingBesideAPaymentIsNotTakenToBePaidOutside() {
        stripe.put(invoicePayment("inpay_1", "in_1", "pi_1", 300, "paid"));
        stripe.put(intent("pi_1", 300, "ch_1")).put(charge("ch_1", 300));

        deliver("invoice.paid", paid(invoice("in_1", 1_000, line("il_1", 1_000))));

        assertThat(books.dispositions()).containsExactly("PENDING NOT_SETTLED in_1");
        assertThat(books.documents()).hasSize(2).noneMatch(document -> document.contains("outside"));
    }

    @Test
    void anInvoiceIsIssuedWhenItIsFinalizedAndWhatHasNoLengthIsDeliveredThen() {
        ObjectNode invoice = invoice("in_1", 1_000, line("il_1", 1_000));
        invoice.putObject("status_transitions").put("finalized_at", CREATED_SECONDS + 30);

        deliver("invoice.finalized", invoice);

        assertThat(books.documents()).containsExactly(ONE + NOW_TO_NOW.replace("10:00:00", "10:00:30"));
        assertThat(books.facts()).allMatch(fact -> fact.occurredAt().getEpochSecond() == CREATED_SECONDS + 30);
    }

    @Test
    void aListedInvoiceThatWaitsIsBookedAsFarAsKnownAndKeptAside() {
        stripe.put(paid(invoice("in_1", 1_000, line("il_1", 1_000))));
        stripe.put(invoicePayment("inpay_1", "in_1", "pi_1", 1_000, "open"));

        assertThat(books.pull(new StripeInvoices(TEST_ACCOUNT, books.api, books.clock)))
                .extracting(Sync.Outcome::records, Sync.Outcome::newStatements, Sync.Outcome::rejected)
                .containsExactly(1L, 1L, 1L);
        assertThat(books.dispositions()).containsExactly("QUARANTINED NOT_SETTLED in_1");
    }

    @Test
    void theCustomersBalancePaysOrIsADebtThatIsCollectedWithTheInvoice() {
        ObjectNode credit = invoice("in_1", 1_000, line("il_1", 1_000));
        deliver("invoice.finalized", credit.put("starting_balance", -400).put("amount_due", 600));
        ObjectNode debt = invoice("in_2", 1_000, line("il_2", 1_000));
        deliver("invoice.updated", debt.put("starting_balance", 50).put("amount_due", 1_050));

        assertThat(books.documents())
                .contains(
                        "in_1_customer_balance invoice_settlement settled EUR 4.00 invoice=in_1"
                                + " method=customer_balance",
                        "in_2_balance invoice_line stored_value EUR 0.50 tax EUR 0.00 component=stored_value"
                                + " invoice=in_2 " + NOW_TO_NOW);
    }

    @Test
    void anUncollectibleInvoiceIsWrittenOffUntilItIsPaidAfterAll() {
        ObjectNode invoice = uncollectible(invoice("in_1", 1_000, line("il_1", 1_000)));
        deliver("invoice.marked_uncollectible", invoice);
        assertThat(books.documents())
                .contains("in_1_written_off invoice_settlement settled EUR 10.00 invoice=in_1 method=written_off");

        stripe.put(invoicePayment("inpay_1", "in_1", "pi_1", 400, "paid"));
        stripe.put(intent("pi_1", 400, "ch_1")).put(charge("ch_1", 400));
        deliver("invoice.updated", invoice.deepCopy().put("amount_paid", 400).put("amount_remaining", 600));
        assertThat(books.documents())
                .contains("in_1_written_off invoice_settlement settled EUR 6.00 invoice=in_1 method=written_off");

        stripe.put(invoicePayment("inpay_2", "in_1", "pi_2", 600, "paid"));
        stripe.put(intent("pi_2", 600, "ch_2")).put(charge("ch_2", 600));
        deliver("invoice.paid", paid(invoice.deepCopy()));

        assertThat(books.documents())
                .contains("in_1_written_off invoice_settlement settled EUR 0.00 invoice=in_1 method=written_off");
        assertThat(books.dispositions()).containsExactly("APPLIED", "APPLIED", "APPLIED");
    }

    @Test
    @Scenario("A24")
    void manyLinesAreAskedForPageByPage() {
        ObjectNode[] lines = new ObjectNode[130];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line("il_" + i, 1);
        }
        ObjectNode invoice = invoice("in_1", 130, lines);
        stripe.putWithLines(invoice, 10);

        deliver("evt_1", "invoice.finalized", invoice);

        assertThat(books.documents()).hasSize(130).noneMatch(document -> document.contains("in_1_rest"));
    }

    @Test
    void aKeyThatMayNotReadInvoicesKeepsNoChargeFromBeingBooked() {
        stripe.forbid("invoices");
        stripe.put(Payloads.transaction("txn_1", "charge", "ch_1", 2900, 114));
        books.deliver(event("evt_1", "invoice.paid", invoice("in_1", 1_000, line("il_1", 1_000))));
        books.deliver(event("evt_2", "charge.succeeded", Payloads.charge("ch_1", 2900, "txn_1")));
        books.work();

        assertThat(books.dispositions()).containsExactly("PENDING SOURCE_UNAVAILABLE status 403", "APPLIED");
        assertThatThrownBy(() -> books.pull(new StripeInvoices(TEST_ACCOUNT, books.api, books.clock)))
                .hasMessage("Stripe: GET /v1/invoices is not allowed with this API key (request req_3);"
                        + " give the restricted key read access to this resource");
    }

    @Test
    @Scenario("B38")
    void anInvoiceOfNothingAndOneThatADiscountMakesFreeStateNothing() {
        deliver("invoice.paid", paid(invoice("in_1", 0)));
        books.deliver(event("evt_2", "invoice.paid", paid(invoice("in_2", 0, discounted(line("il_1", 1900), 1900)))));
        stripe.put(paid(invoice("in_2", 0, discounted(line("il_1", 1900), 1900))));
        books.work();

        assertThat(books.dispositions()).containsExactly("APPLIED", "APPLIED");
        assertThat(books.documents()).isEmpty();
    }

    @Test
    @Scenario("B38")
    void prorationsOfBothSignsSumToTheTotalEvenBelowZero() {
        ObjectNode invoice = invoice("in_1", -700, line("il_1", -1900), line("il_2", 1200));
        deliver("invoice.finalized", invoice.put("amount_due", 0).put("amount_remaining", 0));

        assertThat(books.documents())
                .satisfiesExactly(
                        given -> assertThat(given).startsWith("il_1 invoice_line net EUR -19.00 tax EUR 0.00 "),
                        billed -> assertThat(billed).startsWith("il_2 invoice_line net EUR 12.00 tax EUR 0.00 "));
    }
}
