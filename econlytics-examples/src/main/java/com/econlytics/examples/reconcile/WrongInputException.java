package com.econlytics.examples.reconcile;

/** Inputs that can be read and do not fit together; the message says what to change. */
public final class WrongInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongInputException(String message) {
        super(message);
    }
}
