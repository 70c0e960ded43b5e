package com.econlytics.reliability.simulation;

import java.util.function.Supplier;

/** A promise that was broken. It is an error, because what a host catches must not hide it. */
public final class Violation extends Error {
    private static final long serialVersionUID = 1L;

    Violation(String promise, String what) {
        super(promise + ": " + what, null, false, true);
    }

    /** Refuses what must not be. */
    static void require(boolean kept, String promise, Supplier<String> what) {
        if (!kept) {
            throw new Violation(promise, what.get());
        }
    }
}
