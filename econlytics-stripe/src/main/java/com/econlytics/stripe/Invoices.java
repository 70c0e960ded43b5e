package com.econlytics.stripe;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.econlytics.revenue.InvoiceLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what an invoice bills and how it was settled.
 *
 * <p>An event only says which invoice to look at: it may be older than the truth, and versions of the API name the lines of
 * an invoice in different ways. So the invoice is asked for, always in the version of the library, and an event, a look at
 * the API and a listing state the same documents.
 */
final class Invoices {
    private final StripeAccount owner;
    private final SourceAccount account;
    private final RevenueApi api;
    private final InvoiceSettlements settlements;

    Invoices(StripeAccount account, RevenueApi api) {
        this.owner = account;
        this.account = account.account();
        this.api = api;
        this.settlements = new InvoiceSettlements(api);
    }

    /** Asks for the invoice that an event shows; a draft can be gone meanwhile. */
    Finding look(Json sent, Instant now) throws UnreadableException {
        Optional<Json> fresh = api.findInvoice(sent.id());
        boolean gone = fresh.isEmpty() && sent.findText("status").orElse("").equals("draft");
        return gone ? Finding.ignored(Reason.NOT_ISSUED, sent.id()) : read(fresh, sent.id(), now);
    }

    /** Asks for the invoice that {@code payment} is a payment of. */
    Finding lookAtPayment(Json payment, Instant now) throws UnreadableException {
        String id = payment.findId("invoice").orElseThrow(() -> payment.wrong(Reason.SCHEMA, "invoice"));
        return read(api.findInvoice(id), id, now);
    }

    private Finding read(Optional<Json> found, String id, Instant now) throws UnreadableException {
        return found.isPresent()
                ? read(found.get(), now)
                : Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, id);
    }

    /** Reads an invoice as Stripe's API shows it now. */
    Finding read(Json invoice, Instant now) throws UnreadableException {
        owner.requireModeOf(invoice);
        if (invoice.text("status").equals("draft")) {
            return Finding.ignored(Reason.NOT_ISSUED, invoice.id());
        }
        Issued issued = Issued.of(invoice, account, issuedAt(invoice, now));
        Optional<List<Json>> lines = linesOf(invoice);
        if (lines.isEmpty()) {
            return Finding.pending(Reading.NOTHING, Reason.SOURCE_NOT_FOUND, invoice.id());
        }
        List<InvoiceLine> billed = InvoiceLines.of(issued, lines.get());
        Reading reading = Reading.of(billed.stream().map(InvoiceLine::posting).toList(), issued.identities());
        return Finding.applied(reading).and(settlements.look(issued, now));
    }

    private static Instant issuedAt(Json invoice, Instant now) throws UnreadableException {
        Optional<Json> when = invoice.findObject("status_transitions");
        boolean known = when.isPresent() && when.get().has("finalized_at");
        return known ? when.get().time("finalized_at", now) : invoice.time("created", now);
    }

    private Optional<List<Json>> linesOf(Json invoice) throws UnreadableException {
        Json shown = invoice.object("lines");
        return shown.isWholeList() ? Optional.of(shown.elements("data")) : api.findLinesOfInvoice(invoice.id());
    }
}
