package com.econlytics.testkit.company;

/** How a charge went from the attempt to the money. */
public enum ChargeFlow {
    /** Captured and settled at once. */
    AUTOMATIC,
    /** Captured at once; its balance transaction is known only some seconds after the event of its success. */
    ASYNCHRONOUS,
    /** Authorised first and captured days later, often in part. */
    MANUAL,
    /** Authorised and never captured: no money moved. */
    AUTHORISED_ONLY,
    /** Refused: no money moved. */
    DECLINED
}
