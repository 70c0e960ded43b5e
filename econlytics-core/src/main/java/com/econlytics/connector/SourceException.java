package com.econlytics.connector;

import com.econlytics.EconlyticsException;

/** A source could not be read. */
public final class SourceException extends EconlyticsException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String requestId;
    private final Retry retry;

    /**
     * A failed request.
     *
     * @param message what was asked, what came back and what to do, without secrets and personal data
     * @param status the HTTP status; 0 if there was no answer
     * @param requestId the source's id of the request; empty if it gave none
     * @param retry whether asking again may help
     */
    public SourceException(String message, int status, String requestId, Retry retry) {
        super(message);
        this.status = status;
        this.requestId = requestId;
        this.retry = retry;
    }

    /** The same, with the failure that led to it. */
    public SourceException(String message, int status, String requestId, Retry retry, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.requestId = requestId;
        this.retry = retry;
    }

    /** The HTTP status; 0 if there was no answer. */
    public int status() {
        return status;
    }

    /** The source's id of the request; empty if it gave none. */
    public String requestId() {
        return requestId;
    }

    /** Whether asking again may help. */
    public Retry retry() {
        return retry;
    }

    /** Whether a retry helps. */
    public enum Retry {
        /** The same request may succeed later. */
        MAY_HELP,
        /** The request or the credentials must change first. */
        IS_USELESS
    }
}
