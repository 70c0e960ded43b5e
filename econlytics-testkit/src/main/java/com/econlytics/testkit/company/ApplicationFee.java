package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.Objects;

/**
 * A platform's share of a charge that one of its connected accounts made.
 *
 * @param id {@code fee_…}
 * @param account the connected account, {@code acct_…}
 * @param chargeId the charge, which exists on the connected account only
 * @param amountMinor minor units earned, positive
 * @param created when it was earned
 * @param settlement its balance transaction
 */
public record ApplicationFee(
        String id, String account, String chargeId, long amountMinor, Instant created, BalanceTransaction settlement) {
    public ApplicationFee {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(chargeId, "chargeId");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(settlement, "settlement");
    }
}
