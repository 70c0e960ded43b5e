package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.CREATED;
import static com.econlytics.stripe.Payloads.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Invoices, credit notes, checkouts and payouts of the shapes that Stripe documents, with made-up ids. */
final class Documents {
    static final long CREATED_SECONDS = CREATED.getEpochSecond();

    private Documents() {}

    /** An invoice of cus_1 that was issued when it was created, and is open. */
    static ObjectNode invoice(String id, long total, ObjectNode... lines) {
        ObjectNode invoice = object(id, "invoice");
        invoice.put("currency", "eur").put("customer", "cus_1").put("livemode", false);
        invoice.put("total", total)
                .put("amount_due", total)
                .put("amount_paid", 0)
                .put("amount_remaining", total);
        invoice.put("starting_balance", 0)
                .put("ending_balance", 0)
                .put("pre_payment_credit_notes_amount", 0)
                .put("status", "open");
        invoice.putObject("status_transitions").put("finalized_at", CREATED_SECONDS);
        list(invoice, lines);
        return invoice;
    }

    static ObjectNode paid(ObjectNode invoice) {
        long due = invoice.path("amount_due").asLong();
        invoice.put("status", "paid").put("amount_paid", due).put("amount_remaining", 0);
        return transition(invoice, "paid_at");
    }

    static ObjectNode uncollectible(ObjectNode invoice) {
        return transition(invoice.put("status", "uncollectible"), "marked_uncollectible_at");
    }

    static ObjectNode voided(ObjectNode invoice) {
        return transition(invoice.put("status", "void"), "voided_at");
    }

    /** A line that is delivered at once. */
    static ObjectNode line(String id, long amount) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", id).put("object", "line_item").put("amount", amount).put("currency", "eur");
        line.putArray("discount_amounts");
        line.putObject("period").put("start", CREATED_SECONDS).put("end", CREATED_SECONDS);
        line.putArray("taxes");
        return line;
    }

    static ObjectNode over(ObjectNode line, long start, long end) {
        line.putObject("period").put("start", start).put("end", end);
        return line;
    }

    static ObjectNode taxed(ObjectNode line, long amount, String behavior) {
        line.withArray("taxes").addObject().put("amount", amount).put("tax_behavior", behavior);
        return line;
    }

    static ObjectNode discounted(ObjectNode line, long amount) {
        line.withArray("discount_amounts").addObject().put("amount", amount).put("discount", "di_1");
        return line;
    }

    /** A payment of an invoice by a payment intent, in the shape of new versions of the API. */
    static ObjectNode invoicePayment(String id, String invoice, String intent, long amount, String status) {
        ObjectNode payment = object(id, "invoice_payment");
        payment.put("invoice", invoice)
                .put("currency", "eur")
                .put("status", status)
                .put("livemode", false);
        payment.put("amount_paid", amount).put("amount_requested", amount);
        payment.putObject("payment").put("type", "payment_intent").put("payment_intent", intent);
        payment.putObject("status_transitions").put("paid_at", CREATED_SECONDS);
        return payment;
    }

    static ObjectNode intent(String id, long amount, String charge) {
        ObjectNode intent = object(id, "payment_intent");
        intent.put("amount", amount).put("amount_received", amount).put("currency", "eur");
        intent.put("status", "succeeded").put("livemode", false).put("latest_charge", charge);
        intent.putObject("metadata");
        return intent;
    }

    /** A charge in euros, a minute after the others were created. */
    static ObjectNode charge(String id, long amount) {
        return Payloads.charge(id, amount, "").put("currency", "eur").put("created", CREATED_SECONDS + 60);
    }

    static ObjectNode creditNote(String id, String invoice, long total, ObjectNode... lines) {
        ObjectNode note = object(id, "credit_note");
        note.put("currency", "eur")
                .put("customer", "cus_1")
                .put("livemode", false)
                .put("invoice", invoice);
        note.put("total", total).put("amount", total).put("status", "issued").put("type", "post_payment");
        note.put("pre_payment_amount", 0).put("post_payment_amount", total);
        note.putArray("refunds");
        list(note, lines);
        return note;
    }

    static ObjectNode refunding(ObjectNode note, String refund, long amount) {
        note.withArray("refunds").addObject().put("refund", refund).put("amount_refunded", amount);
        return note;
    }

    /** A checkout in which tax and shipping were shown. */
    static ObjectNode checkout(String id, long total, long tax, long shipping) {
        ObjectNode session = object(id, "checkout.session");
        session.put("currency", "eur")
                .put("livemode", false)
                .put("mode", "payment")
                .put("payment_status", "paid");
        session.put("amount_total", total).put("payment_intent", "pi_1");
        session.putObject("total_details")
                .put("amount_tax", tax)
                .put("amount_shipping", shipping)
                .put("amount_discount", 0);
        return session;
    }

    static ObjectNode payout(String id, long amount, String status) {
        ObjectNode payout = object(id, "payout");
        payout.put("amount", amount)
                .put("currency", "usd")
                .put("livemode", false)
                .put("status", status);
        payout.put("automatic", true).put("arrival_date", CREATED_SECONDS + 172_800);
        return payout.put("balance_transaction", "txn_of_" + id).put("reconciliation_status", "completed");
    }

    private static ObjectNode transition(ObjectNode invoice, String name) {
        ((ObjectNode) invoice.path("status_transitions")).put(name, CREATED_SECONDS + 60);
        return invoice;
    }

    private static void list(ObjectNode owner, ObjectNode... lines) {
        ObjectNode list = owner.putObject("lines").put("object", "list").put("has_more", false);
        for (ObjectNode line : lines) {
            list.withArray("data").add(line);
        }
        list.withArray("data");
    }
}
