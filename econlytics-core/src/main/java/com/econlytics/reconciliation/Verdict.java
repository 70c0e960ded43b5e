package com.econlytics.reconciliation;

/** Whether figures agree with the books. */
public enum Verdict {
    /** Within the tolerance as they stand, and explained. */
    PASS,
    /** One of the two, or both while an account of the books is mapped to nothing. */
    WARN,
    /** Neither. */
    FAIL,
    /** There is nothing to compare, for a stated reason. */
    NOT_COMPARABLE
}
