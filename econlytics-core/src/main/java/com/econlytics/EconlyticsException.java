package com.econlytics;

/**
 * The root of the exceptions that the library throws for conflicts of its own domain.
 *
 * <p>A caller's mistake is an {@link IllegalArgumentException}; bad data is a value with a reason and never an
 * exception.
 */
public abstract class EconlyticsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception that says what happened, with names and values, and what to do next. */
    protected EconlyticsException(String message) {
        super(message);
    }

    /** The same, with the failure that led to it. */
    protected EconlyticsException(String message, Throwable cause) {
        super(message, cause);
    }
}
