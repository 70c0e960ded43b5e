package com.econlytics.examples.report;

/** A filter that says something else than it should. */
public final class UnreadableFilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was asked for, and why it cannot be answered. */
    public UnreadableFilterException(String message) {
        super(message);
    }

    /** Which parameter should have been what. */
    public UnreadableFilterException(String parameter, String shape) {
        super(parameter + " must be " + shape);
    }
}
