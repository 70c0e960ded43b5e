package com.econlytics.testkit.company;

import java.time.Instant;
import java.util.Objects;

/**
 * One movement of Stripe's balance, in minor units.
 *
 * @param id {@code txn_…}
 * @param type why the balance moved
 * @param source the id of the object behind it; empty if there is none
 * @param amountMinor before the fee; positive when money came in
 * @param feeMinor positive when Stripe took it, negative when Stripe gave it back
 * @param created when the balance moved
 */
public record BalanceTransaction(
        String id, MovementType type, String source, long amountMinor, long feeMinor, Instant created) {
    public BalanceTransaction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(created, "created");
    }

    /** What is left of the amount after the fee. */
    public long netMinor() {
        return amountMinor - feeMinor;
    }
}
