package com.econlytics.stripe;

import com.econlytics.inbox.Reason;

/**
 * A record that cannot be understood or believed. It never leaves the package: a message becomes a disposition of it, a
 * listed record a rejection.
 */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    /**
     * @param detail where it went wrong, as a JSON path; never the value that was there
     */
    UnreadableException(Reason reason, String detail) {
        super(reason + " " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
