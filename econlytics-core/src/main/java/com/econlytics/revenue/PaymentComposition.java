package com.econlytics.revenue;

import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a payment is made of, as a checkout, the processor or the host states it.
 *
 * <p>Example: of 24.00 paid, 4.00 is tax: total {@code EUR 24.00}, parts {@code {NET: EUR 20.00, TAX: EUR 4.00}}.
 *
 * @param account whose ids these are
 * @param payment the source's id of the payment, as the postings of the payment have it as their reference or object
 * @param origin who states it
 * @param revision the source's version
 * @param at the time of the payment
 * @param party whose it is
 * @param parts every component that is not zero, in the currency in which the customer paid; they sum to what was paid
 */
public record PaymentComposition(
        SourceAccount account,
        String payment,
        Origin origin,
        long revision,
        Instant at,
        Party party,
        Map<Component, Money> parts)
        implements Document {
    public PaymentComposition {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "the composition of payment " + payment + " has no parts; state at least what is net");
        }
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
        if (parts.values().stream().map(Money::currency).distinct().count() > 1) {
            throw new IllegalArgumentException("the composition of payment " + payment
                    + " is in two currencies; state it in the one in which the customer paid");
        }
    }

    /** Who states what a payment is made of, the most telling first. */
    public enum Origin {
        /** The checkout in which the customer saw it. */
        CHECKOUT,
        /** The processor's own record of the payment. */
        PAYMENT_INTENT,
        /** What the host attached to the payment. */
        METADATA;

        private final String movement = "composition." + name().toLowerCase(Locale.ROOT);

        String movement() {
            return movement;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was paid: the sum of its parts. */
    public Money total() {
        return parts.values().stream().reduce(Money::plus).orElseThrow();
    }

    @Override
    public FactId id() {
        return FactId.of(account, payment, origin.movement());
    }

    @Override
    public Posting posting() {
        return DocumentPosting.of(this);
    }
}
