package com.econlytics.erasure;

import com.econlytics.EconlyticsException;
import com.econlytics.customer.CustomerId;

/** Somebody may not be erased yet. */
public final class LegalHoldException extends EconlyticsException {
    private static final long serialVersionUID = 1L;

    /** The customer is kept by {@code hold}. */
    public LegalHoldException(CustomerId customer, LegalHold hold) {
        super(customer + " is kept until " + hold.until() + ": " + hold.reason()
                + "; erase it after that, or ask who placed the hold");
    }
}
