package com.econlytics.costing;

import java.util.Objects;

/**
 * Something in an allocation certificate that does not hold.
 *
 * @param kind which condition is broken
 * @param subject the centre or bearer it is about, or the allocation as a whole
 */
public record CertificateFinding(Kind kind, String subject) {
    public CertificateFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
    }

    /** The conditions, in the order in which they are checked. */
    public enum Kind {
        /** The certificate is about other pools, quantities or another method than those given. */
        OTHER_INPUTS,
        /** Amounts are of more than one currency. */
        CURRENCY_DIFFERS,
        /** A centre is named twice, or a recipient is named twice or out of order. */
        NOT_IN_ORDER,
        /** A charge goes to a centre that is not part of the allocation, or that nested pools must not charge. */
        CENTRE_UNKNOWN,
        /** A weight is not what the base and the method make of the measured quantity. */
        WEIGHT_DIFFERS,
        /** What a centre passes on is not its own cost and what it was charged. */
        PASSED_ON_DIFFERS,
        /** The bearers are not exactly those whom the centres charge, each once, by number. */
        BEARERS_DIFFER,
        /** An ideal part is not the sum of what the centres charge the bearer. */
        IDEAL_DIFFERS,
        /** A truncated part is not the ideal cut towards 0. */
        TRUNCATION_DIFFERS,
        /** A receiver of a leftover unit is no bearer, is listed twice, or has no fraction. */
        RECEIVER_DIFFERS,
        /** The leftover units did not go to the largest fractions, ties by number. */
        RECEIVERS_NOT_IN_ORDER,
        /** An amount is not the truncated part and the leftover unit, if one was received. */
        AMOUNT_DIFFERS,
        /** An amount is a unit or more from its ideal, or has the other sign. */
        NOT_WITHIN_ONE_UNIT,
        /** The amounts do not add up to the pools. */
        SUM_DIFFERS
    }

    @Override
    public String toString() {
        return kind + ": " + subject;
    }
}
