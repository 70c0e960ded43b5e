package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.util.List;
import java.util.Objects;

/**
 * The books record on a line what arrived at the bank: a pattern, whose amounts are among the causes of the line.
 *
 * <p>Example: payout {@code po_1} of 900.00 is in revenue, and with it FEES +28.00, TAX −160.00 and REFUNDS +60.00.
 *
 * @param payout which payout
 * @param line on which line
 * @param period in which period
 * @param deposited what was booked, in our signs
 * @param inside what in it we have elsewhere, by cause, as it adds to system less books
 */
public record NetDeposits(
        String payout, StatementLine line, MonthRange period, Money deposited, List<CauseAmount> inside) {
    public NetDeposits {
        Objects.requireNonNull(payout, "payout");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(deposited, "deposited");
        inside = List.copyOf(inside);
    }
}
