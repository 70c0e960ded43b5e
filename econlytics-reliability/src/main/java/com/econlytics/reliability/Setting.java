package com.econlytics.reliability;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Under which circumstances a proof runs.
 *
 * @param seed decides everything that is random
 * @param scale how long it may take
 * @param directory where it may leave files
 * @param progress where it tells how far it is, for whoever waits
 */
public record Setting(long seed, Scale scale, Path directory, PrintStream progress) {
    public Setting {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(progress, "progress");
    }

    /** How long a proof may take. */
    public enum Scale {
        /** Seconds: what every build runs. */
        SLICE,
        /** Minutes: the figures that are published. */
        FULL,
        /** The better part of an hour: nothing is left to a sample. */
        EXHAUSTIVE
    }

    /** The random numbers of this setting, from the start. */
    public SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    /** The one or the other, by scale; what is full is exhaustive too. */
    public int choose(int slice, int full) {
        return choose(slice, full, full);
    }

    /** One of the three, by scale. */
    public int choose(int slice, int full, int exhaustive) {
        return switch (scale) {
            case SLICE -> slice;
            case FULL -> full;
            case EXHAUSTIVE -> exhaustive;
        };
    }
}
