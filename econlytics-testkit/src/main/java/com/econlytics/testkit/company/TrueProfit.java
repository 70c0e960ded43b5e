package com.econlytics.testkit.company;

/**
 * The exact profit of one customer, of a remainder or of the whole company, in minor units.
 *
 * <p>Receipts are positive when money came in; the other amounts are positive when they cost money. Example: 100.00
 * charged at a fee of 3.20, half of it refunded, one ticket at 5.00: {@code TrueProfit(10000, 5000, 0, 320, 500, 1)},
 * {@code netProfit()} 4180.
 *
 * @param grossReceipts money received from captured charges, and platform earnings
 * @param refunds money refunded, less refunds that failed
 * @param disputes money withdrawn for disputes, less what was reinstated
 * @param fees processing, dispute and account fees, less those returned
 * @param supportCost cost of the tickets
 * @param tickets tickets that count; a ticket merged into another one does not
 */
public record TrueProfit(long grossReceipts, long refunds, long disputes, long fees, long supportCost, long tickets) {
    /** Nothing happened. */
    public static final TrueProfit ZERO = new TrueProfit(0, 0, 0, 0, 0, 0);

    /** Receipts less refunds, disputes, fees and support cost. */
    public long netProfit() {
        return grossReceipts - refunds - disputes - fees - supportCost;
    }

    /** Both together, amount by amount. */
    public TrueProfit plus(TrueProfit other) {
        return new TrueProfit(
                Math.addExact(grossReceipts, other.grossReceipts),
                Math.addExact(refunds, other.refunds),
                Math.addExact(disputes, other.disputes),
                Math.addExact(fees, other.fees),
                Math.addExact(supportCost, other.supportCost),
                Math.addExact(tickets, other.tickets));
    }
}
