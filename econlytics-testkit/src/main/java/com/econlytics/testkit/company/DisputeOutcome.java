package com.econlytics.testkit.company;

/** How a dispute ended. */
public enum DisputeOutcome {
    /** The money and the dispute fee are gone. */
    LOST,
    /** The money came back; Stripe kept the dispute fee. */
    WON,
    /** The money and the dispute fee came back. */
    WON_WITH_FEE,
    /** The bank only asked: no money moved. */
    INQUIRY
}
