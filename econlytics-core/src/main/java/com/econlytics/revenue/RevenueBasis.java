package com.econlytics.revenue;

import java.util.Locale;

/** When money counts as revenue. */
public enum RevenueBasis {
    /** When it moved: the date of the balance transaction. */
    RECEIPTS,
    /** When it was earned: day by day of the service periods of invoice lines; what has no invoice, when it was received. */
    EARNED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
