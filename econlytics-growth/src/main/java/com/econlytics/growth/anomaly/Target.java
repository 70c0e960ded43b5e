package com.econlytics.growth.anomaly;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a figure should be, as a rule of its own beside chance.
 *
 * @param name printed when it is missed
 * @param direction on which side the figure should be
 * @param bound itself meets the target
 */
public record Target(String name, Direction direction, double bound) {
    /** On which side of the bound a figure should be. */
    public enum Direction {
        /** The bound or more. */
        AT_LEAST,
        /** The bound or less. */
        AT_MOST
    }

    /** What became of a target. */
    public enum Outcome {
        /** The figure is on the right side. */
        MET,
        /** It is not. */
        MISSED,
        /** There is no figure, which is not 0. */
        UNKNOWN
    }

    public Target {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(direction, "direction");
    }

    /** The outcome for the value of a figure; an empty one is unknown. */
    public Outcome outcome(OptionalDouble value) {
        if (value.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        boolean met = switch (direction) {
            case AT_LEAST -> value.getAsDouble() >= bound;
            case AT_MOST -> value.getAsDouble() <= bound;
        };
        return met ? Outcome.MET : Outcome.MISSED;
    }
}
