package com.econlytics.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Invoices that Stripe really answered with.
 */
class RecordedInvoicesTest {
    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, Instant.parse("2026-11-01T00:00:00Z"));

    @BeforeEach
    void recordingsAreAtHand() {
        StripeRecordings.assumeAtHand();
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    /** Delivers a recorded event about an object that the API shows in the same way. */
    private void deliver(String file) throws IOException {
        ObjectNode event = (ObjectNode) StripeRecordings.read(file);
        stripe.put((ObjectNode) event.path("data").path("object"));
        books.deliver(event);
        books.work();
    }

    @Test
    void nineteenAtHalfTheOffIsNineFiftyPaidByItsCharge() throws IOException {
        for (JsonNode interaction : StripeRecordings.read(
                        "recorded/test_sync_stripe_invoice_discounts_and_coupons.json")
                .path("interactions")) {
            keep(interaction.path("body"));
        }

        books.pull(new StripeInvoices(Payloads.TEST_ACCOUNT, books.api, books.clock));

        assertThat(books.documents())
                .containsExactly(
                        "il_1SRzrgKXBGcbgpbZ7BYezoZ4 invoice_line net USD 9.50 tax USD 0.00 component=net"
                                + " invoice=in_1SRzrfKXBGcbgpbZqIe4IGKO invoice_number=PJM1BUSE-0001"
                                + " price=price_1SRzrgKXBGcbgpbZvfGLni0c product=prod_TOnSxl7H9ZPOSV"
                                + " service_end=2025-11-10T18:30:57Z service_start=2025-11-10T18:30:57Z",
                        "in_1SRzrfKXBGcbgpbZqIe4IGKO_ch_3SRzrhKXBGcbgpbZ0NDmTNHq invoice_settlement settled USD 9.50"
                                + " invoice=in_1SRzrfKXBGcbgpbZqIe4IGKO method=payment"
                                + " payment=ch_3SRzrhKXBGcbgpbZ0NDmTNHq");
    }

    @Test
    void anInvoiceOfAnOldVersionIsBilledAndWaitsForItsCharge() throws IOException {
        deliver("events/mock-invoice.paid.json");

        assertThat(books.dispositions()).containsExactly("PENDING NOT_SETTLED in_000000000000000000000000");
        assertThat(books.documents()).hasSize(1);
    }

    @Test
    void aFreeInvoiceStatesNothing() throws IOException {
        deliver("events/sync-invoice_paid.json");

        assertThat(books.dispositions()).containsExactly("APPLIED");
        assertThat(books.documents()).isEmpty();
    }

    @Test
    void aCreditNoteOfAnOldVersionLowersWhatIsDue() throws IOException {
        deliver("events/sync-credit_note_created.json");

        assertThat(books.documents())
                .containsExactly("cnli_1MxvRqLkdIwHu7ixFpdhBFQf credit_note_line net USD -10.99 tax USD 0.00"
                        + " credit_note=cn_1MxvRqLkdIwHu7ixY0xbUcxk invoice=in_1MxvRkLkdIwHu7ixABNtI99m"
                        + " invoice_line=il_1MxvRlLkdIwHu7ixnkbntxUV use=amount_due");
    }

    @Test
    void aPaymentOfAnInvoiceThatIsNotThereWaits() throws IOException {
        ObjectNode event = (ObjectNode) StripeRecordings.read("events/sync-invoice_payment_paid.json");
        books.deliver(event);
        books.work();

        assertThat(books.dispositions()).containsExactly("PENDING SOURCE_NOT_FOUND in_103Q0w2eZvKYlo2C5PYwf6Wf");
    }

    @Test
    void aPayoutByHandArrives() throws IOException {
        deliver("events/mock-payout.paid.json");

        assertThat(books.documents())
                .containsExactly("po_000000000000000000000000 payout_arrival settled USD 11.00"
                        + " arrived_at=2022-03-28T00:00:00Z status=paid");
    }

    private void keep(JsonNode body) {
        List<String> kinds = List.of("invoice", "invoice_payment", "payment_intent", "charge");
        if (body.path("object").asText().equals("list")) {
            body.path("data").forEach(this::keep);
        } else if (kinds.contains(body.path("object").asText())) {
            stripe.put((ObjectNode) body);
        }
    }
}
