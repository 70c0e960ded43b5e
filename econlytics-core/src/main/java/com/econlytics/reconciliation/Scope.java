package com.econlytics.reconciliation;

import java.util.Locale;

/** Which of our figures are compared. */
public enum Scope {
    /** Everything: customers', unattributed and unallocated amounts, and idle payroll. */
    COMPANY,
    /** What customers bear, before shared cost is allocated; what nobody bears is a cause. */
    CUSTOMERS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
