package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of an invoice that was issued.
 *
 * <p>Example: a year of service for 1,200.00 and 20 % tax is net {@code EUR 1200.00}, tax {@code EUR 240.00}, component
 * {@link Component#NET}.
 *
 * @param account whose ids these are
 * @param line the source's id of the line
 * @param invoice the source's id of the invoice
 * @param revision the source's version; a void invoice's lines are restated as amounts of zero
 * @param at when it was issued
 * @param party whose it is
 * @param component what is sold; {@link Component#TAX} is no line but part of one
 * @param net what it costs after discounts and without tax, in the currency of the invoice; negative for a credit within the
 *     invoice
 * @param tax the tax on it, in the same currency
 * @param period when it is delivered
 * @param dueAt when it is to be paid
 * @param dimensions what it can be told apart by, such as {@code product}, {@code plan} or {@code country}; no personal data
 */
public record InvoiceLine(
        SourceAccount account,
        String line,
        String invoice,
        long revision,
        Instant at,
        Party party,
        Component component,
        Money net,
        Money tax,
        ServicePeriod period,
        Instant dueAt,
        SortedMap<String, String> dimensions)
        implements Document {
    static final String MOVEMENT = "invoice_line";

    public InvoiceLine {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(dueAt, "dueAt");
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        DocumentPosting.requireFree(line, dimensions.keySet());
        if (component == Component.TAX) {
            throw new IllegalArgumentException(
                    "invoice line " + line + " is tax; state tax as the tax of the line it is on");
        }
        if (!net.currency().equals(tax.currency())) {
            throw new IllegalArgumentException("invoice line " + line + " is of " + net + " and tax of " + tax
                    + "; state both in the currency of the invoice");
        }
    }

    /** A line that is due when it is issued, and has no dimensions. */
    public InvoiceLine(
            SourceAccount account,
            String line,
            String invoice,
            long revision,
            Instant at,
            Party party,
            Component component,
            Money net,
            Money tax,
            ServicePeriod period) {
        this(account, line, invoice, revision, at, party, component, net, tax, period, at, new TreeMap<>(Map.of()));
    }

    /** The same line, to be paid at {@code due}. */
    public InvoiceLine dueAt(Instant due) {
        return new InvoiceLine(
                account, line, invoice, revision, at, party, component, net, tax, period, due, dimensions);
    }

    /** The same line with these dimensions. */
    public InvoiceLine with(Map<String, String> others) {
        return new InvoiceLine(
                account, line, invoice, revision, at, party, component, net, tax, period, dueAt, new TreeMap<>(others));
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
