package com.econlytics.reliability.simulation;

import java.util.Optional;

/** Something that happens in the middle of what a host does, once. */
final class Interruption {
    private Moment moment = Moment.READING;
    private Optional<Runnable> next = Optional.empty();

    /** When a host can be interrupted. */
    enum Moment {
        /** It has an answer of a vendor, and nothing is done with it yet. */
        READING,
        /** It is about to book. */
        BOOKING
    }

    /** At the next such moment, {@code what} happens first. */
    void set(Moment when, Runnable what) {
        moment = when;
        next = Optional.of(what);
    }

    /** Nothing happens. */
    void clear() {
        next = Optional.empty();
    }

    /** Such a moment is there. */
    void happen(Moment now) {
        if (now == moment) {
            Optional<Runnable> what = next;
            next = Optional.empty();
            what.ifPresent(Runnable::run);
        }
    }
}
