package com.econlytics.ledger;

import com.econlytics.EconlyticsException;

/** A job wanted to book after somebody else had taken over; nothing was booked, and the successor goes on. */
public final class LeaseLostException extends EconlyticsException {
    private static final long serialVersionUID = 1L;

    private final transient Lease lease;

    /** The lease that no longer holds. */
    public LeaseLostException(Lease lease) {
        super("the lease of job '" + lease.job() + "' with token " + lease.token()
                + " was taken over; stop this run, the new holder continues from the last checkpoint");
        this.lease = lease;
    }

    /** The lease that was lost. */
    public Lease lease() {
        return lease;
    }
}
