package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An attempt to be paid, with all that came of it.
 *
 * @param id {@code ch_…} for cards, {@code py_…} for other means
 * @param customerId the Stripe customer; empty for a guest
 * @param flow how the attempt went
 * @param amountMinor minor units asked for, positive
 * @param capturedMinor minor units taken: less than asked for after a partial capture, 0 if no money moved
 * @param created when the attempt was made
 * @param settlements the balance transaction of the capture; empty if no money moved
 * @param refunds the refunds, oldest first
 * @param disputes the disputes, oldest first
 */
public record Charge(
        String id,
        String customerId,
        ChargeFlow flow,
        long amountMinor,
        long capturedMinor,
        Instant created,
        List<BalanceTransaction> settlements,
        List<Refund> refunds,
        List<Dispute> disputes) {
    public Charge {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(created, "created");
        settlements = List.copyOf(settlements);
        refunds = List.copyOf(refunds);
        disputes = List.copyOf(disputes);
        if (amountMinor <= 0 || capturedMinor < 0 || capturedMinor > amountMinor) {
            throw new IllegalArgumentException(id + " captures " + capturedMinor + " of " + amountMinor);
        }
    }
}
