package com.econlytics.reconciliation;

import java.util.Locale;

/**
 * Why our figures differ from the books, in the order of precedence: a part of a record is under the first cause that fits.
 *
 * <p>What no cause explains is the residual.
 */
public enum Cause {
    /** On the same line in another period: cut-off, or a payout that arrived later. */
    TIMING(true),
    /** Revenue that counts at another time because the books are on another basis. */
    BASIS(false),
    /** Tax that one side has within a figure and the other has not. */
    TAX(true),
    /** Tips, gift cards and deposits that one side has within a figure and the other has not. */
    TIPS_AND_STORED_VALUE(true),
    /** Fees that are within revenue, or not in the books. */
    FEES(true),
    /** Refunds that are on another line, or not in the books. */
    REFUNDS(true),
    /** Disputes that are on another line, or not in the books. */
    DISPUTES(true),
    /** What was gained or lost because money was given back at another rate than it came at. */
    EXCHANGE(true),
    /** Support that the books have at payroll and we have at rates. */
    SUPPORT_ABSORPTION(false),
    /** Borne by no known customer, where customers alone are compared. */
    UNMATCHED_CUSTOMERS(false),
    /** In the books, and with us waiting for what is not known yet. */
    PENDING(false),
    /** In the books, and stated to us in two ways. */
    CONTESTED(false),
    /** In the books, and with us set aside because it could not be read or believed. */
    QUARANTINED(false),
    /** More than once in the books. */
    BOOKED_TWICE(true),
    /** In the books from a source that is not connected. */
    MISSING_SOURCE(false),
    /** On another account of the books than the one that is mapped to its line. */
    OTHER_ACCOUNT(true),
    /** With us, and in no entry of the books. */
    NOT_BOOKED(true),
    /** The books record what arrived at the bank. A pattern: its amounts are under the causes above. */
    NET_DEPOSITS(false),
    /** Off by no more than one minor unit for each entry. */
    ROUNDING(true);

    private final boolean booksAreAdjusted;

    Cause(boolean booksAreAdjusted) {
        this.booksAreAdjusted = booksAreAdjusted;
    }

    /** Whether an entry in the books would put it right; else it is right there, or ours to settle. */
    public boolean booksAreAdjusted() {
        return booksAreAdjusted;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
