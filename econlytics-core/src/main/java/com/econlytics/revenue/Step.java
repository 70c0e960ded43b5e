package com.econlytics.revenue;

/** What happened to a part of a record, as a reason to move it from one account to another. */
enum Step {
    /** A receipt, or what was given back of it, is divided into its components. */
    SPLIT(RevenueBasis.RECEIPTS),
    /** A mark: this part was divided by a stated rate; it moves nothing. */
    STATED_RATE(RevenueBasis.RECEIPTS),
    /** A mark that moves nothing, or a move out of revenue if the policy keeps out what cannot be divided. */
    UNSPLIT(RevenueBasis.RECEIPTS),
    /** An invoice line was issued. */
    ISSUED(RevenueBasis.EARNED),
    /** A part of an invoice line was delivered. */
    EARNED(RevenueBasis.EARNED),
    /** A payment of an invoice came in, failed, or was given back because it was too much. */
    PAID(RevenueBasis.EARNED),
    /** An invoice was paid by other ways than the processor. */
    SETTLED_OUTSIDE(RevenueBasis.EARNED),
    /** An invoice was paid from the customer's balance. */
    SETTLED_FROM_BALANCE(RevenueBasis.EARNED),
    /** An invoice was paid in another currency. */
    SETTLED_IN_OTHER_CURRENCY(RevenueBasis.EARNED),
    /** An invoice will not be paid. */
    WRITTEN_OFF(RevenueBasis.EARNED),
    /** A part of an invoice was taken back. */
    CREDITED(RevenueBasis.EARNED);

    private final RevenueBasis basis;

    Step(RevenueBasis basis) {
        this.basis = basis;
    }

    /** The basis that begins to tell it. */
    RevenueBasis basis() {
        return basis;
    }
}
