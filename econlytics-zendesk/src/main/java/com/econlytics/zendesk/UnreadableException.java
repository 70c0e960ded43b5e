package com.econlytics.zendesk;

import com.econlytics.inbox.Reason;

/** A page or record says something that cannot be; caught inside the package and turned into a value. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * One defect.
     *
     * @param detail the field and the rule it breaks, never its value
     */
    UnreadableException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
