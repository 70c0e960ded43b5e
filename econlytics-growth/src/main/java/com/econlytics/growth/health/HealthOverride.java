package com.econlytics.growth.health;

/** What lowers a health score whatever its components say. */
public enum HealthOverride {
    /** It asked to cancel. */
    CANCEL_SIGNAL,
    /** An invoice is overdue. */
    DELINQUENT,
    /** It was not active for 30 days or more. */
    INACTIVE,
    /** A critical ticket is open. */
    CRITICAL_TICKET
}
