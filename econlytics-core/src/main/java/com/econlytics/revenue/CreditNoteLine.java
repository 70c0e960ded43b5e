package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.Locale;

/**
 * One line of a credit note: what of an invoice is taken back.
 *
 * <p>Example: of a year for 1,200.00 and 240.00 tax, nine months are credited: net {@code EUR 900.00}, tax {@code EUR 180.00},
 * use {@link Use#REFUND}.
 *
 * @param account whose ids these are
 * @param line the source's id of the line, or of the credit note if that has no lines
 * @param creditNote the source's id of the credit note
 * @param invoice the source's id of the invoice
 * @param invoiceLine the source's id of the line that is credited; empty if the whole invoice is, in proportion
 * @param revision the source's version; a void credit note is restated as zero
 * @param at when it was issued
 * @param party whose it is
 * @param net what is credited without tax, in the currency of the invoice; positive
 * @param tax the tax on it; positive
 * @param use what the customer gets for it
 * @param refund the source's id of the refund; empty unless the use is {@link Use#REFUND}
 */
public record CreditNoteLine(
        SourceAccount account,
        String line,
        String creditNote,
        String invoice,
        String invoiceLine,
        long revision,
        Instant at,
        Party party,
        Money net,
        Money tax,
        Use use,
        String refund)
        implements Document {
    static final String MOVEMENT = "credit_note_line";

    public CreditNoteLine {
        if (refund.isEmpty() == (use == Use.REFUND)) {
            throw new IllegalArgumentException("credit note line " + line + " is used as " + use + " and names refund '"
                    + refund + "'; name a refund if and only if money goes back");
        }
        if (net.isNegative() || tax.isNegative()) {
            throw new IllegalArgumentException("credit note line " + line + " credits " + net + " and tax " + tax
                    + "; state what is credited as positive amounts");
        }
        if (!net.currency().equals(tax.currency())) {
            throw new IllegalArgumentException("credit note line " + line + " is of " + net + " and tax of " + tax
                    + "; state both in the currency of the invoice");
        }
    }

    /** What a customer gets for a credit note. */
    public enum Use {
        /** Money, by a refund that is a fact of its own. */
        REFUND,
        /** Money, but not through the processor. */
        OUTSIDE,
        /** An amount on its balance with the company. */
        CUSTOMER_BALANCE,
        /** Less to pay of the same invoice. */
        AMOUNT_DUE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public FactId id() {
        return FactId.of(account, line, MOVEMENT);
    }

    @Override
    public Posting posting() {
        return DocumentPosting.of(this);
    }
}
