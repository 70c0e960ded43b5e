package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import java.util.Objects;

/**
 * A cause that would fit a residual to the minor unit, without a record that shows it. It stays in the residual.
 *
 * @param cause which one
 * @param amount what it would add to system less books
 */
public record InferredCause(Cause cause, Money amount) {
    public InferredCause {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(amount, "amount");
    }
}
