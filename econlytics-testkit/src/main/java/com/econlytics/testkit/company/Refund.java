package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Money sent back to a customer.
 *
 * @param id {@code re_…}
 * @param chargeId the charge it is taken from
 * @param amountMinor minor units, positive
 * @param late whether its balance transaction is known only some time after it was created
 * @param created when it was asked for
 * @param settlements its balance transaction and, if the refund failed, the one that brought the money back
 */
public record Refund(
        String id,
        String chargeId,
        long amountMinor,
        boolean late,
        Instant created,
        List<BalanceTransaction> settlements) {
    public Refund {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(chargeId, "chargeId");
        Objects.requireNonNull(created, "created");
        settlements = List.copyOf(settlements);
        if (amountMinor <= 0 || settlements.isEmpty() || settlements.size() > 2) {
            throw new IllegalArgumentException(id + " refunds " + amountMinor + " in " + settlements);
        }
    }

    /** Whether the money could not be delivered and came back. */
    public boolean failed() {
        return settlements.size() == 2;
    }
}
