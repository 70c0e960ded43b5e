package com.econlytics.stripe;

import static com.econlytics.stripe.Documents.creditNote;
import static com.econlytics.stripe.Documents.line;
import static com.econlytics.stripe.Documents.refunding;
import static com.econlytics.stripe.Documents.taxed;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.revenue.CreditNoteLine.Use;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreditNoteEventsTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    private void deliver(String type, ObjectNode note) {
        stripe.put(note);
        books.deliver(event("evt_" + type + note.path("id").asText(), type, note));
        books.work();
    }

    private static ObjectNode of(ObjectNode line, String invoiceLine) {
        return line.put("invoice_line_item", invoiceLine);
    }

    @Test
    void aRefundedLineNamesItsRefundAndTheLineItTakesBack() {
        ObjectNode line = of(taxed(line("cnli_1", 90_000), 18_000, "exclusive"), "il_1");

        deliver("credit_note.created", refunding(creditNote("cn_1", "in_1", 108_000, line), "re_1", 108_000));

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents())
                .containsExactly("cnli_1 credit_note_line net EUR -900.00 tax EUR -180.00 credit_note=cn_1"
                        + " invoice=in_1 invoice_line=il_1 refund=re_1 use=refund");
    }

    @Test
    void oneThatIsIssuedBeforeThePaymentLowersWhatIsDue() {
        ObjectNode note = creditNote("cn_1", "in_1", 1_099, line("cnli_1", 1_099));
        deliver("credit_note.created", note.put("pre_payment_amount", 1_099).put("post_payment_amount", 0));
        ObjectNode old = creditNote("cn_2", "in_1", 1_099, line("cnli_2", 1_099));
        old.remove(List.of("pre_payment_amount", "post_payment_amount", "refunds"));
        deliver("credit_note.created", old.put("type", "pre_payment").putNull("refund"));

        assertThat(books.documents())
                .containsExactly(
                        "cnli_1 credit_note_line net EUR -10.99 tax EUR 0.00 credit_note=cn_1 invoice=in_1"
                                + " use=amount_due",
                        "cnli_2 credit_note_line net EUR -10.99 tax EUR 0.00 credit_note=cn_2 invoice=in_1"
                                + " use=amount_due");
    }

    @Test
    void severalUsesShareEveryLineExactly() {
        ObjectNode first = of(taxed(line("cnli_1", 100), 20, "exclusive"), "il_1");
        ObjectNode second = of(line("cnli_2", 101), "il_2");
        ObjectNode note = refunding(creditNote("cn_1", "in_1", 221, first, second), "re_1", 110);
        deliver(
                "credit_note.created",
                note.put("out_of_band_amount", 11).put("customer_balance_transaction", "cbtxn_1"));

        assertThat(books.documents())
                .containsExactly(
                        "cnli_1_customer_balance credit_note_line net EUR -0.45 tax EUR -0.09 credit_note=cn_1"
                                + " invoice=in_1 invoice_line=il_1 use=customer_balance",
                        "cnli_1_outside credit_note_line net EUR -0.05 tax EUR -0.01 credit_note=cn_1"
                                + " invoice=in_1 invoice_line=il_1 use=outside",
                        "cnli_1_re_1 credit_note_line net EUR -0.50 tax EUR -0.10 credit_note=cn_1"
                                + " invoice=in_1 invoice_line=il_1 refund=re_1 use=refund",
                        "cnli_2_customer_balance credit_note_line net EUR -0.46 tax EUR 0.00 credit_note=cn_1"
                                + " invoice=in_1 invoice_line=il_2 use=customer_balance",
                        "cnli_2_outside credit_note_line net EUR -0.05 tax EUR 0.00 credit_note=cn_1"
                                + " invoice=in_1 invoice_line=il_2 use=outside",
                        "cnli_2_re_1 credit_note_line net EUR -0.50 tax EUR 0.00 credit_note=cn_1"
                                + " invoice=in_1 invoice_line=il_2 refund=re_1 use=refund");
    }

    @Test
    void whatOneUseTookIsNotThereForTheNext() {
        List<CreditNoteUse> uses = List.of(
                new CreditNoteUse(Use.OUTSIDE, "", 1),
                new CreditNoteUse(Use.REFUND, "re_1", 2),
                new CreditNoteUse(Use.CUSTOMER_BALANCE, "", 1));

        assertThat(CreditNoteUse.share(List.of(1L, 1L, 2L), uses))
                .containsExactly(List.of(0L, 0L, 1L), List.of(1L, 1L, 0L), List.of(0L, 0L, 1L));
    }

    @Test
    @Scenario("B38")
    void aVoidOneIsRestatedAsNothing() {
        ObjectNode note = refunding(creditNote("cn_1", "in_1", 100, line("cnli_1", 100)), "re_1", 100);
        deliver("credit_note.created", note);
        deliver("credit_note.voided", note.deepCopy().put("status", "void"));

        assertThat(books.documents())
                .containsExactly("cnli_1 credit_note_line net EUR 0.00 tax EUR 0.00 credit_note=cn_1 invoice=in_1"
                        + " refund=re_1 use=refund");
        assertThat(books.sums()).isEmpty();
    }

    @Test
    void oneThatDoesNotSayForWhatItIsUsedIsKeptAside() {
        deliver("credit_note.created", creditNote("cn_1", "in_1", 100, line("cnli_1", 100)));

        assertThat(books.dispositions()).containsExactly("QUARANTINED SOURCE_INCONSISTENT credit_notes.total");
    }

    @Test
    @Scenario("B38")
    void whatIsOnNoLineIsTheRest() {
        ObjectNode note = refunding(creditNote("cn_1", "in_1", 150, line("cnli_1", 100)), "re_1", 150);
        deliver("credit_note.created", note);

        assertThat(books.documents())
                .contains("cn_1_rest credit_note_line net EUR -0.50 tax EUR 0.00 credit_note=cn_1 invoice=in_1"
                        + " refund=re_1 use=refund");
    }
}
