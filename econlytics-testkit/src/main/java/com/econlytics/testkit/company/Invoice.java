package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.Objects;

/**
 * A bill for a month or a year of service, and what became of it.
 *
 * @param id {@code in_…}
 * @param customerId the Stripe customer
 * @param netMinor what the service costs, without tax, in minor units
 * @param taxMinor the tax on top
 * @param created when it was issued
 * @param serviceStart the first moment of the service, a midnight in UTC
 * @param serviceEnd the first moment after it, a midnight in UTC
 * @param fate what became of it
 * @param settled when that was; when it was issued if nothing did
 * @param chargeId the charge that paid it; empty if none did
 * @param refundId the refund of the credit note that takes all of it back; empty if there is none
 */
public record Invoice(
        String id,
        String customerId,
        long netMinor,
        long taxMinor,
        Instant created,
        Instant serviceStart,
        Instant serviceEnd,
        Fate fate,
        Instant settled,
        String chargeId,
        String refundId) {
    public Invoice {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(serviceStart, "serviceStart");
        Objects.requireNonNull(serviceEnd, "serviceEnd");
        Objects.requireNonNull(fate, "fate");
        Objects.requireNonNull(settled, "settled");
        Objects.requireNonNull(chargeId, "chargeId");
        Objects.requireNonNull(refundId, "refundId");
    }

    /** What became of an invoice. */
    public enum Fate {
        /** Nobody paid it yet. */
        OPEN,
        /** A charge paid it. */
        PAID,
        /** It was paid by a bank transfer that Stripe never saw. */
        PAID_OUTSIDE,
        /** Nobody will pay it. */
        UNCOLLECTIBLE,
        /** A charge paid it, and a credit note gave all of it back. */
        CREDITED
    }

    /** What the customer owes, tax included. */
    public long totalMinor() {
        return netMinor + taxMinor;
    }
}
