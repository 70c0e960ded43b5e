package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import java.time.Instant;
import java.util.Optional;

/**
 * What a source states about payments without moving money: an invoice line, how an invoice was settled, a credit note, the
 * composition of a payment, what a subscription costs.
 *
 * <p>A document is booked as a {@link Posting} on accounts of their own ({@code stated.…}), whose legs sum to nothing. So it
 * is stored, deduplicated, restated and versioned like every other fact. Its time is that of what it states: never later than
 * the payment it concerns, if it describes that payment.
 */
public sealed interface Document
        permits InvoiceLine, InvoiceSettlement, CreditNoteLine, PaymentComposition, SubscriptionItem {
    /** The key of its posting. */
    FactId id();

    /** The higher of two revisions of one document counts. */
    long revision();

    /** When what it states took place. */
    Instant at();

    /** Whose it is. */
    Party party();

    /** The document as a fact to be booked. */
    Posting posting();

    /** The document that {@code posting} is; empty if it is money, or states what cannot be read. */
    static Optional<Document> read(Posting posting) {
        return DocumentPosting.read(posting);
    }
}
