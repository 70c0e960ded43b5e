package com.econlytics.testkit.stripe;

import com.econlytics.testkit.company.Charge;
import com.econlytics.testkit.company.Checkout;
import com.econlytics.testkit.company.Invoice;
import com.econlytics.testkit.company.Invoice.Fate;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Invoices, their payments, credit notes and checkouts in Stripe's wire format. */
final class RevenueJson {
    private final String currency;

    RevenueJson(String currency) {
        this.currency = currency;
    }

    /** An invoice as it was when it was issued. */
    ObjectNode issued(Invoice invoice) {
        long total = invoice.totalMinor();
        ObjectNode node = object(invoice.id(), "invoice", invoice.created());
        node.put("customer", invoice.customerId()).put("status", "open");
        node.put("total", total).put("subtotal", invoice.netMinor()).put("amount_due", total);
        node.put("amount_paid", 0).put("amount_paid_off_stripe", 0).put("amount_remaining", total);
        node.put("starting_balance", 0).put("ending_balance", 0).put("pre_payment_credit_notes_amount", 0);
        node.putNull("shipping_cost");
        node.putArray("total_taxes")
                .addObject()
                .put("amount", invoice.taxMinor())
                .put("tax_behavior", "exclusive");
        node.putObject("status_transitions")
                .put("finalized_at", invoice.created().getEpochSecond())
                .putNull("marked_uncollectible_at")
                .putNull("paid_at")
                .putNull("voided_at");
        ObjectNode lines = node.putObject("lines").put("object", "list").put("has_more", false);
        lines.withArray("data").add(line(invoice));
        return node;
    }

    /** An invoice as it is at the end of the story. */
    ObjectNode invoice(Invoice invoice) {
        ObjectNode node = issued(invoice);
        long settled = invoice.settled().getEpochSecond();
        if (invoice.fate() == Fate.OPEN) {
            return node;
        }
        ObjectNode transitions = (ObjectNode) node.path("status_transitions");
        if (invoice.fate() == Fate.UNCOLLECTIBLE) {
            transitions.put("marked_uncollectible_at", settled);
            return node.put("status", "uncollectible");
        }
        transitions.put("paid_at", settled);
        node.put("status", "paid").put("amount_paid", invoice.totalMinor()).put("amount_remaining", 0);
        return invoice.fate() == Fate.PAID_OUTSIDE ? node.put("amount_paid_off_stripe", invoice.totalMinor()) : node;
    }

    /** The payment of an invoice by its charge. */
    ObjectNode payment(Invoice invoice) {
        ObjectNode node = object("inpay" + invoice.id().substring(2), "invoice_payment", invoice.settled());
        node.put("invoice", invoice.id()).put("status", "paid").put("is_default", true);
        node.put("amount_paid", invoice.totalMinor()).put("amount_requested", invoice.totalMinor());
        node.putObject("payment")
                .put("type", "payment_intent")
                .put("payment_intent", ChargeJson.intent(invoice.chargeId()));
        node.putObject("status_transitions")
                .putNull("canceled_at")
                .put("paid_at", invoice.settled().getEpochSecond());
        return node;
    }

    /** The record of the payment behind a charge. */
    ObjectNode intent(Charge charge) {
        ObjectNode node = object(ChargeJson.intent(charge.id()), "payment_intent", charge.created());
        node.put("amount", charge.amountMinor()).put("amount_received", charge.capturedMinor());
        node.put("status", "succeeded").put("latest_charge", charge.id());
        StripeJson.putText(node, "customer", charge.customerId());
        node.putObject("amount_details").putObject("tip");
        node.putObject("metadata");
        return node;
    }

    /** The credit note that takes all of an invoice back. */
    ObjectNode creditNote(Invoice invoice, Instant created) {
        ObjectNode node = object(creditNoteId(invoice), "credit_note", created);
        node.put("customer", invoice.customerId()).put("invoice", invoice.id()).put("status", "issued");
        node.put("total", invoice.totalMinor())
                .put("amount", invoice.totalMinor())
                .put("type", "post_payment");
        node.put("pre_payment_amount", 0).put("post_payment_amount", invoice.totalMinor());
        node.putNull("customer_balance_transaction")
                .putNull("out_of_band_amount")
                .putNull("shipping_cost");
        node.putArray("refunds")
                .addObject()
                .put("refund", invoice.refundId())
                .put("amount_refunded", invoice.totalMinor());
        ObjectNode line = line(invoice).put("object", "credit_note_line_item");
        line.put("invoice_line_item", line.path("id").asText());
        line.put("id", "cnli" + invoice.id().substring(2));
        ObjectNode lines = node.putObject("lines").put("object", "list").put("has_more", false);
        lines.withArray("data").add(line);
        return node;
    }

    static String creditNoteId(Invoice invoice) {
        return "cn" + invoice.id().substring(2);
    }

    ObjectNode checkout(Checkout checkout) {
        Charge charge = checkout.charge();
        ObjectNode node = object(checkout.id(), "checkout.session", charge.created());
        node.put("mode", "payment").put("payment_status", "paid").put("status", "complete");
        node.put("amount_total", charge.amountMinor());
        node.put("payment_intent", ChargeJson.intent(charge.id()));
        node.putNull("invoice");
        node.putObject("total_details")
                .put("amount_discount", 0)
                .put("amount_shipping", checkout.shippingMinor())
                .put("amount_tax", checkout.taxMinor());
        return node;
    }

    private ObjectNode line(Invoice invoice) {
        ObjectNode line = StripeJson.object("il" + invoice.id().substring(2), "line_item", invoice.created());
        line.put("amount", invoice.netMinor()).put("currency", currency);
        line.putArray("discount_amounts");
        line.putObject("period")
                .put("start", invoice.serviceStart().getEpochSecond())
                .put("end", invoice.serviceEnd().getEpochSecond());
        line.putArray("taxes").addObject().put("amount", invoice.taxMinor()).put("tax_behavior", "exclusive");
        return line;
    }

    private ObjectNode object(String id, String kind, Instant created) {
        return StripeJson.object(id, kind, created).put("currency", currency).put("livemode", false);
    }
}
