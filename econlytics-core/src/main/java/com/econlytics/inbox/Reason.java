package com.econlytics.inbox;

/** Why a message or record was not simply applied. */
public enum Reason {
    /** Its type is none that the connector needs. */
    UNHANDLED_TYPE,
    /** It is of the other mode: test data on a live account, or live data on a test account. */
    OTHER_MODE,
    /** It concerns another account than the one connected. */
    OTHER_ACCOUNT,
    /** It concerns an account that none of the connected ones is. Connect it and replay the message. */
    UNKNOWN_ACCOUNT,
    /** It announces an object without showing it. */
    THIN_EVENT,
    /** An authorised amount that was not captured. */
    NOT_CAPTURED,
    /** A payment or refund that failed or was cancelled before money moved. */
    NOT_SUCCEEDED,
    /** No money moved: a dispute that is an inquiry so far, a checkout that is not paid. */
    NO_MONEY_MOVED,
    /** An invoice that is a draft: nobody owes it yet. */
    NOT_ISSUED,
    /** It says nothing that a figure is made of, such as a payment without tax, tip or shipping. */
    NOTHING_STATED,
    /** The processor has not told the fee yet. */
    FEE_UNKNOWN,
    /** The money has not moved yet. */
    NOT_SETTLED,
    /** The source does not know the object that the message names, or not yet. */
    SOURCE_NOT_FOUND,
    /** The source could not be asked. */
    SOURCE_UNAVAILABLE,
    /** It is not one well-formed document. */
    UNPARSEABLE,
    /** The same key arrived before with other bytes; the first stays. */
    PAYLOAD_MISMATCH,
    /** A field that must be there is missing or of another kind. */
    SCHEMA,
    /** A currency that is not known, or an amount it cannot express. */
    CURRENCY,
    /** An amount that is not a whole number in range. */
    AMOUNT,
    /** A time that cannot be. */
    TIMESTAMP,
    /** The source's own figures do not add up. */
    SOURCE_INCONSISTENT,
    /** The ledger refused it: a sum that does not fit, an account that is not in the chart. */
    UNBOOKABLE,
    /** Reading it ended the program or failed too often. */
    ATTEMPTS_EXHAUSTED
}
