package com.econlytics.fact;

/**
 * The sections of the statement, top to bottom, and the three that stand outside profit.
 *
 * <p>Gross receipts less refunds and disputes are net revenue; less cost of goods sold, the product margin (CM1); less
 * fees, fulfilment, support and other cost to serve, the contribution before acquisition (CM2); less acquisition cost,
 * the customer profit (CM3).
 */
public enum Section {
    /** What customers paid, including what is later refunded; failed and reversed payments reduce it. */
    GROSS_RECEIPTS(Use.PROFIT),
    /** Money given back to customers, and refunds that failed. */
    REFUNDS(Use.PROFIT),
    /** Money withdrawn by card holders' banks, and won back. */
    DISPUTES(Use.PROFIT),
    /** What was sold cost to make or buy. */
    COST_OF_GOODS_SOLD(Use.PROFIT),
    /** What processors and platforms keep: processing, dispute and account fees. */
    FEES(Use.PROFIT),
    /** Packing and shipping. */
    FULFILMENT(Use.PROFIT),
    /** The work of the support team. */
    SUPPORT(Use.PROFIT),
    /** Whatever else serving customers cost. */
    OTHER_COST_TO_SERVE(Use.PROFIT),
    /** What winning customers cost. */
    ACQUISITION(Use.PROFIT),
    /** Money that only moves or is owed: payouts, reserves, tax withheld. */
    BALANCE_SHEET(Use.BALANCE_SHEET),
    /** Received, and left out of every figure for a stated reason. */
    EXCLUDED(Use.EXCLUDED),
    /** Received, and not yet countable for a stated reason. */
    PENDING(Use.PENDING);

    private final Use use;

    Section(Use use) {
        this.use = use;
    }

    /** Whether net revenue sums this section. */
    public boolean isRevenue() {
        return this == GROSS_RECEIPTS || this == REFUNDS || this == DISPUTES;
    }

    /** What becomes of amounts in this section. */
    public Use use() {
        return use;
    }

    /** The four places by use; every unit received is in exactly one of them. */
    public enum Use {
        /** Part of customer profit. */
        PROFIT,
        /** Conserved and shown, never profit. */
        BALANCE_SHEET,
        /** Left out, with the account naming the reason. */
        EXCLUDED,
        /** Waiting, with the account naming the reason. */
        PENDING
    }
}
