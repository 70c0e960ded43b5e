package com.econlytics.reliability.mutants;

import java.util.Optional;

/**
 * An experiment that can notice a fault.
 *
 * @param <W> what of the library's wiring it is given
 */
interface Check<W> {
    /** What it is called in the report. */
    String name();

    /** Looks at one wiring: the first thing that must not be, or nothing. */
    Optional<Alarm> look(W wiring) throws Exception;

    /**
     * What must not be.
     *
     * @param what in words
     * @param after how much was tried until it showed
     */
    record Alarm(String what, String after) {}
}
