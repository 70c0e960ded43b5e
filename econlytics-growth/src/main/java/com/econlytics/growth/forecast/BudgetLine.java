package com.econlytics.growth.forecast;

import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.util.Objects;
import java.util.Optional;

/**
 * What was planned for a line and what it became, both signed from the company's side.
 *
 * @param name of the line
 * @param budget as planned
 * @param actual as booked
 */
public record BudgetLine(String name, Money budget, Money actual) {
    public BudgetLine {
        Objects.requireNonNull(name, "name");
        actual.minus(budget);
    }

    /** Actual less budget: above 0 is good for the company, for costs as well. */
    public Money variance() {
        return actual.minus(budget);
    }

    /** The variance over the size of the budget; undefined without a budget. */
    public Optional<Ratio> varianceRatio() {
        return Ratio.find(variance().amountMinor(), Math.abs(budget.amountMinor()));
    }
}
