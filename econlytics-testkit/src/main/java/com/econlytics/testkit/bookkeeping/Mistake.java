package com.econlytics.testkit.bookkeeping;

/** What a bookkeeper does otherwise than the processor. */
public enum Mistake {
    /** The fees of the last three days of a month are entered on the second day of the next one. */
    FEES_LATE,
    /** The first sale of a month is entered twice. */
    BOOKED_TWICE,
    /** The first refund of a month is not entered. */
    REFUND_FORGOTTEN,
    /** The last dispute of a month is entered on the third day of the next one. */
    DISPUTE_LATE
}
