package com.econlytics.reconciliation;

import java.util.Locale;

/** Why figures cannot be compared. */
public enum NotComparable {
    /** The period has not ended, or its months begin in another zone than ours. */
    PERIOD,
    /** We have amounts in a currency that the statement is not in. */
    CURRENCY,
    /** The books count revenue at other times, and the way between the two is not known. */
    BASIS,
    /** The books have amounts on a line for which no source is connected. */
    MISSING_SOURCE,
    /** The books have nothing that a difference could be measured by. */
    ZERO_DENOMINATOR;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
