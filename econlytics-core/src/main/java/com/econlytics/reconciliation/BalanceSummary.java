package com.econlytics.reconciliation;

import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import com.econlytics.time.MonthRange;
import java.util.Objects;

/**
 * What the processor says about its balance in a period: opening balance, what moved it, and what was paid out.
 *
 * <p>Example: opening 100.00, activity +950.00, payouts −900.00, closing 150.00.
 *
 * @param account at the processor
 * @param period whole months, in the zone of the entity
 * @param opening at its start
 * @param activity everything but payouts, after fees, signed from the company's side
 * @param payouts sent to the bank, negative; those that came back, positive
 * @param closing at its end
 */
public record BalanceSummary(
        SourceAccount account, MonthRange period, Money opening, Money activity, Money payouts, Money closing) {
    public BalanceSummary {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(period, "period");
        if (!opening.plus(activity).plus(payouts).equals(closing)) {
            throw new IllegalArgumentException("the balance of " + account + " in " + period + " opens with " + opening
                    + ", moves by " + activity + " and " + payouts + ", and closes with " + closing
                    + "; these do not add up, so read the report again");
        }
    }
}
