package com.econlytics.scenario;

import com.econlytics.money.Money;
import java.util.List;

/**
 * What becomes of the profit of customers that are dropped, in one currency.
 *
 * <p>Signed from the company's side. {@code companyAfter = companyBefore − lost()}, exactly, and {@code lost() =
 * profitOfDropped − stranded()}: stranded cost is negative and makes the loss of a customer greater than its profit.
 *
 * <p>Example: the dropped customers show −20.00, of which −35.00 is a share of fees that are charged anyway: stranded is
 * −35.00, and the company loses the 15.00 that they paid on top of their own costs.
 *
 * @param companyBefore customer profit of the company with them
 * @param profitOfDropped their customer profit, allocated shares included
 * @param strandedShares the part of it that is allocated cost and stays
 * @param strandedCapacity the payroll that their work took over and that is idle without them
 * @param strandedDirect what is booked on them and stays
 * @param companyAfter customer profit of the company without them
 */
public record DroppedProfit(
        Money companyBefore,
        Money profitOfDropped,
        Money strandedShares,
        Money strandedCapacity,
        Money strandedDirect,
        Money companyAfter) {
    public DroppedProfit {
        for (Money amount : List.of(profitOfDropped, strandedShares, strandedCapacity, strandedDirect, companyAfter)) {
            if (!amount.currency().equals(companyBefore.currency())) {
                throw new IllegalArgumentException("the company's profit is " + companyBefore + " and a part of it "
                        + amount + "; state each currency's on its own");
            }
        }
    }

    /** What stays and falls on those who remain or on nobody; a cost is negative. */
    public Money stranded() {
        return strandedShares.plus(strandedCapacity).plus(strandedDirect);
    }

    /** What the company earns less; negative if it earns more without them. */
    public Money lost() {
        return profitOfDropped.minus(stranded());
    }

    List<String> lines() {
        return List.of(
                ScenarioText.amount(companyBefore.currency() + " profit of the company before", companyBefore),
                ScenarioText.amount("profit of the dropped, shared costs included", profitOfDropped),
                ScenarioText.amount("  of it stranded: their shares of shared costs", strandedShares),
                ScenarioText.amount("  of it stranded: capacity left idle", strandedCapacity),
                ScenarioText.amount("  of it stranded: direct costs that stay", strandedDirect),
                ScenarioText.amount("lost with them: their profit less what is stranded", lost()),
                ScenarioText.amount("profit of the company after", companyAfter));
    }
}
