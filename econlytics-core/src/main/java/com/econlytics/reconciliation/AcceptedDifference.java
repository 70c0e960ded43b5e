package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A residual that somebody accepts for a while, as an entry of its own: no formula is edited.
 *
 * <p>Example: 12.00 on fees in 2026-05, accepted by Ann until 31 July 2026, "card scheme rebate, claimed".
 *
 * @param line on which line
 * @param period in which period of the statement
 * @param amount so much of system less books, signed
 * @param author who accepts it
 * @param reason why
 * @param expiresOn the last day on which it counts
 */
public record AcceptedDifference(
        StatementLine line, MonthRange period, Money amount, String author, String reason, LocalDate expiresOn) {
    public AcceptedDifference {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(expiresOn, "expiresOn");
        if (author.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException(
                    "a difference of " + amount + " on " + line + " is accepted by somebody for a reason; state both");
        }
    }

    /** Whether it still counts on {@code date}. */
    public boolean isInForce(LocalDate date) {
        return !date.isAfter(expiresOn);
    }
}
