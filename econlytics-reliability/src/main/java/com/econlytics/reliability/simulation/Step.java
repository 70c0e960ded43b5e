package com.econlytics.reliability.simulation;

import java.util.Objects;
import java.util.SplittableRandom;

/**
 * One thing that happens.
 *
 * @param kind what
 * @param dice decides all else about it, so that a step means the same whichever steps are left out before it
 */
public record Step(Kind kind, int dice) {
    public Step {
        Objects.requireNonNull(kind, "kind");
    }

    /** The random numbers of this step, from the start. */
    SplittableRandom random() {
        return new SplittableRandom(dice);
    }

    /** {@code KIND:dice}. */
    @Override
    public String toString() {
        return kind + ":" + dice;
    }

    static Step parse(String text) {
        String[] parts = text.split(":", 2);
        return new Step(Kind.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }
}
