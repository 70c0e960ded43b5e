package com.econlytics.reliability.mutants;

/** A program ended. It is an error, because what the program would catch must not catch it. */
final class Ended extends Error {
    private static final long serialVersionUID = 1L;

    Ended() {
        super("the program ended", null, false, false);
    }
}
