package com.econlytics.examples.report;

/** A filter that says something else than it should. */
public final class UnreadableFilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFilterException(String message) {
        super(message);
    }

    UnreadableFilterException(String parameter, String shape) {
        super(parameter + " must be " + shape);
    }
}
