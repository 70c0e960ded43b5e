package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.Locale;

/**
 * How a part of an invoice was settled: by a payment, outside the processor, from the customer's balance, or not at all.
 *
 * <p>Example: charge {@code ch_1} paid 1,440.00 of invoice {@code in_1}.
 *
 * @param account whose ids these are
 * @param settlement the source's id of the settlement
 * @param invoice the source's id of the invoice
 * @param revision the source's version; one that did not happen is restated as zero
 * @param at when it was settled: the time of the payment, if it is one
 * @param party whose it is
 * @param method by what it was settled
 * @param payment the source's id of the payment, as the postings of the payment have it as their reference or object; empty
 *     unless the method is {@link Method#PAYMENT}
 * @param amount what was settled of the invoice, tax included, in the currency of the invoice; positive
 */
public record InvoiceSettlement(
        SourceAccount account,
        String settlement,
        String invoice,
        long revision,
        Instant at,
        Party party,
        Method method,
        String payment,
        Money amount)
        implements Document {
    static final String MOVEMENT = "invoice_settlement";

    public InvoiceSettlement {
        if (payment.isEmpty() == (method == Method.PAYMENT)) {
            throw new IllegalArgumentException("settlement " + settlement + " is by " + method + " and names payment '"
                    + payment + "'; name a payment if and only if it was settled by one");
        }
        if (amount.isNegative()) {
            throw new IllegalArgumentException(
                    "settlement " + settlement + " is of " + amount + "; state what was settled as a positive amount");
        }
    }

    /** By what a part of an invoice was settled. */
    public enum Method {
        /** By a payment that is a fact of its own. */
        PAYMENT,
        /** By money that never came through the processor, such as a bank transfer. */
        OUTSIDE,
        /** From what the customer had on its balance with the company. */
        CUSTOMER_BALANCE,
        /** Not at all: it is uncollectible. */
        WRITTEN_OFF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public FactId id() {
        return FactId.of(account, settlement, MOVEMENT);
    }

    @Override
    public Posting posting() {
        return DocumentPosting.of(this);
    }
}
