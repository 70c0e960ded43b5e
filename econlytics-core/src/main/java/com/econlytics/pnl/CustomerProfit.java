package com.econlytics.pnl;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import java.util.Currency;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One row of the profitability report: one customer, one currency.
 *
 * <p>Costs, refunds and disputes are shown positive. Each row foots: {@code totalRevenue = grossReceipts − refunds −
 * disputes} and {@code netProfit = totalRevenue − totalFees − supportCost − otherCosts}.
 *
 * <p>Example: a payment of 29.00 with a fee of 1.14, 10.00 of it refunded, and one ticket of 5.00: revenue 19.00, fees
 * 1.14, support 5.00, profit 12.86.
 *
 * @param customer who, or one of the two reserved ids
 * @param grossReceipts what was received, late failures deducted
 * @param refunds what was given back
 * @param disputes what was withdrawn by disputes, net of what was won back
 * @param totalFees processing, dispute, platform and account fees
 * @param supportCost the cost of support work
 * @param otherCosts cost of goods, fulfilment, other cost to serve and acquisition
 * @param pending received and not counted yet; in none of the other columns
 * @param tickets how many support tickets, priced or not
 */
public record CustomerProfit(
        CustomerId customer,
        Money grossReceipts,
        Money refunds,
        Money disputes,
        Money totalFees,
        Money supportCost,
        Money otherCosts,
        Money pending,
        long tickets) {
    public CustomerProfit {
        Objects.requireNonNull(customer, "customer");
    }

    /**
     * A row of the sums by section.
     *
     * @param currency of every amount
     * @param sumOf what a section sums to, in minor units, signed from the company's side
     */
    public static CustomerProfit of(
            CustomerId customer, Currency currency, ToLongFunction<Section> sumOf, long tickets) {
        Function<Section, Money> sum = section -> new Money(sumOf.applyAsLong(section), currency);
        return new CustomerProfit(
                customer,
                sum.apply(Section.GROSS_RECEIPTS),
                sum.apply(Section.REFUNDS).negated(),
                sum.apply(Section.DISPUTES).negated(),
                sum.apply(Section.FEES).negated(),
                sum.apply(Section.SUPPORT).negated(),
                sum.apply(Section.COST_OF_GOODS_SOLD)
                        .plus(sum.apply(Section.FULFILMENT))
                        .plus(sum.apply(Section.OTHER_COST_TO_SERVE))
                        .plus(sum.apply(Section.ACQUISITION))
                        .negated(),
                sum.apply(Section.PENDING),
                tickets);
    }

    /** Net revenue: gross receipts less refunds and disputes. */
    public Money totalRevenue() {
        return grossReceipts.minus(refunds).minus(disputes);
    }

    /** Customer profit (CM3): before overhead, research and income tax. */
    public Money netProfit() {
        return totalRevenue().minus(totalFees).minus(supportCost).minus(otherCosts);
    }
}
