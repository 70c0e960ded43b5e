package com.econlytics.audit;

import java.util.Objects;

/**
 * The first place at which a chain ceases to fit.
 *
 * @param position of the entry that is not what it was, or should be there
 * @param what in words
 */
public record Tampering(long position, String what) {
    public Tampering {
        Objects.requireNonNull(what, "what");
    }

    @Override
    public String toString() {
        return "entry " + position + ": " + what;
    }
}
