package com.econlytics.stripe;

import com.econlytics.inbox.Reason;
import java.time.Instant;

/** Understands the events that say what money was for, and where it went, without moving any. */
final class RevenueEvents {
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Compositions compositions;
    private final Payouts payouts;

    RevenueEvents(StripeAccount account, StripeApi api) {
        RevenueApi revenue = new RevenueApi(api);
        this.invoices = new Invoices(account, revenue);
        this.creditNotes = new CreditNotes(account, revenue);
        this.compositions = new Compositions(account, revenue);
        this.payouts = new Payouts(account, revenue);
    }

    Finding look(String type, Json object, Instant now) throws UnreadableException {
        return switch (type) {
            case "invoice.finalized",
                    "invoice.paid",
                    "invoice.payment_succeeded",
                    "invoice.payment_failed",
                    "invoice.updated",
                    "invoice.voided",
                    "invoice.marked_uncollectible" -> invoices.look(StripeEvents.of("invoice", object), now);
            case "invoice_payment.paid" -> invoices.lookAtPayment(StripeEvents.of("invoice_payment", object), now);
            case "credit_note.created", "credit_note.updated", "credit_note.voided" ->
                creditNotes.look(StripeEvents.of("credit_note", object), now);
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                compositions.lookAtCheckout(StripeEvents.of("checkout.session", object), now);
            case "payment_intent.succeeded" ->
                compositions.lookAtIntent(StripeEvents.of("payment_intent", object), now);
            case "payout.created",
                    "payout.updated",
                    "payout.paid",
                    "payout.failed",
                    "payout.canceled",
                    "payout.reconciliation_completed" -> payouts.look(StripeEvents.of("payout", object), now);
            default -> Finding.ignored(Reason.UNHANDLED_TYPE, type);
        };
    }
}
