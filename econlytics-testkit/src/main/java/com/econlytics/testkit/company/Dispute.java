package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A charge contested by the customer's bank.
 *
 * @param id {@code dp_…}
 * @param chargeId the contested charge
 * @param amountMinor minor units contested, positive
 * @param outcome how it ended
 * @param created when it was opened
 * @param closed when it ended
 * @param settlements none for an inquiry; else the withdrawal and, if won, the reinstatement
 */
public record Dispute(
        String id,
        String chargeId,
        long amountMinor,
        DisputeOutcome outcome,
        Instant created,
        Instant closed,
        List<BalanceTransaction> settlements) {
    public Dispute {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(chargeId, "chargeId");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(closed, "closed");
        settlements = List.copyOf(settlements);
    }
}
