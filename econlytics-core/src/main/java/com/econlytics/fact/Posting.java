package com.econlytics.fact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Money moved.
 *
 * <p>Example: a charge of 29.00 with a fee of 1.14 has the legs {@code receipts USD 29.00} and {@code processing_fees
 * USD -1.14}; their sum is what reached the balance.
 *
 * @param id the key
 * @param revision {@link #PROVISIONAL} while the source has not told all legs, {@link #SETTLED} after, {@link #WITHDRAWN}
 *     if it never settled, {@link #UNTRACED} while what it belongs to is not shown
 * @param occurredAt when it moved, by the source's clock, to the microsecond
 * @param party whose it is
 * @param legs gross and fees, in one currency, kept in the order of the statement; at least one, unless it is withdrawn
 * @param attributes the source's ids and flags
 */
public record Posting(
        FactId id, long revision, Instant occurredAt, Party party, List<Leg> legs, SortedMap<String, String> attributes)
        implements Fact {
    /** The revision of a movement of which not all legs are known. */
    public static final long PROVISIONAL = 1;
    /**
     * The revision of a movement that did not happen: what was provisional counts no more. Money that the source's own
     * ledger shows counts nevertheless.
     */
    public static final long WITHDRAWN = 2;
    /**
     * The revision of a movement that the source's own ledger states, while the object that it belongs to is not shown. The
     * money counts; whose it is may be missing until the object is.
     */
    public static final long UNTRACED = 3;
    /** The revision of a movement as the source's own ledger states it. */
    public static final long SETTLED = 4;
    /** The attributes that name other records of the same payment: its charge, its invoice, its refunds. */
    public static final List<String> LINKS = List.of(
            "charge",
            "balance_transaction",
            "payment_intent",
            "payment",
            "invoice",
            "invoice_line",
            "invoice_number",
            "credit_note",
            "refund",
            "dispute");

    public Posting {
        Objects.requireNonNull(id, "id");
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(party, "party");
        legs = legs.stream().sorted(Leg.STATEMENT_ORDER).toList();
        attributes = Attributes.copyOf(attributes);
        if (legs.isEmpty() && revision != WITHDRAWN) {
            throw new IllegalArgumentException("posting " + id
                    + " has no legs; a movement of nothing is no posting, and one that did not happen is withdrawn");
        }
        if (legs.stream().map(leg -> leg.amount().currency()).distinct().count() > 1) {
            throw new IllegalArgumentException("posting " + id + " has legs in two currencies; make it two postings");
        }
    }

    /** The statement that a movement which may have been booked provisionally did not happen. */
    public static Posting withdrawn(FactId id, Instant occurredAt, Party party, SortedMap<String, String> attributes) {
        return new Posting(id, WITHDRAWN, occurredAt, party, List.of(), attributes);
    }

    /** A posting that its source will not restate. */
    public static Posting settled(FactId id, Instant occurredAt, Party party, List<Leg> legs) {
        return new Posting(id, SETTLED, occurredAt, party, legs, new TreeMap<>(Map.of()));
    }
}
