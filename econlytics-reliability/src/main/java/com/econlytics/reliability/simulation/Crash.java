package com.econlytics.reliability.simulation;

/** The end of a host. It is an error, because no code of a host may go on after it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("the host ended", null, false, false);
    }
}
