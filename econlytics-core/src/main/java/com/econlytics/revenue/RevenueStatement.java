package com.econlytics.revenue;

import com.econlytics.money.Money;
import com.econlytics.revenue.BasisBridge.Cause;
import com.econlytics.time.MonthRange;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * From gross receipts to net revenue, in one currency.
 *
 * <p>Amounts are signed from the company's side: receipts positive, refunds and disputes negative, and so the tax in them. On the
 * basis of earned revenue, the statement goes on from what was received, by the causes of the bridge, to what was earned.
 *
 * <p>Example: of 120.00 received, 20.00 is tax, and 60.00 was given back, of which 10.00 tax: gross revenue 100.00, refunds
 * −50.00, net revenue 50.00.
 *
 * @param basis of the net revenue
 * @param currency of every amount
 * @param months in which it counts
 * @param receipts what came in, late failures deducted
 * @param refunds what was given back
 * @param disputes what was withdrawn, net of what was won back
 * @param causes on the basis of earned revenue, why that is another figure; empty on the basis of receipts
 * @param unsplit what no split divides: in net revenue, or kept out of it
 * @param byStatedRate what of net revenue was divided by a stated rate alone
 */
public record RevenueStatement(
        RevenueBasis basis,
        Currency currency,
        MonthRange months,
        Part receipts,
        Part refunds,
        Part disputes,
        Map<Cause, Money> causes,
        Money unsplit,
        Money byStatedRate) {
    public RevenueStatement {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(months, "months");
        Objects.requireNonNull(unsplit, "unsplit");
        Objects.requireNonNull(byStatedRate, "byStatedRate");
        Map<Cause, Money> ordered = new EnumMap<>(Cause.class);
        ordered.putAll(causes);
        causes = Collections.unmodifiableMap(ordered);
    }

    /**
     * Money that came in or went back, and what of it is no revenue.
     *
     * @param booked the money
     * @param tax owed to an authority
     * @param tips held for others
     * @param storedValue owed to customers: gift cards and deposits
     * @param keptOut what cannot be divided, if the policy keeps it out of revenue
     */
    public record Part(Money booked, Money tax, Money tips, Money storedValue, Money keptOut) {
        /** What is left of it as revenue. */
        public Money revenue() {
            return booked.minus(tax).minus(tips).minus(storedValue).minus(keptOut);
        }
    }

    /** Gross receipts less tax, tips and stored value, as received. */
    public Money grossRevenue() {
        return receipts.revenue();
    }

    /** Net revenue received: gross revenue less refunds and disputes. */
    public Money netRevenueReceived() {
        return grossRevenue().plus(refunds.revenue()).plus(disputes.revenue());
    }

    /** Net revenue on the basis of the statement. */
    public Money netRevenue() {
        return causes.values().stream().reduce(netRevenueReceived(), Money::plus);
    }

    /** The statement as text for people. */
    public String render() {
        return new RevenueText(this).toString();
    }
}
