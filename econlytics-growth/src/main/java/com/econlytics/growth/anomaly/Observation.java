package com.econlytics.growth.anomaly;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A figure of a segment on a day.
 *
 * @param segment such as {@code EU}
 * @param day on which its period begins
 * @param value in the unit of the series
 * @param volume how many customers, tickets or orders are behind it, 0 or more
 * @param revision rises when the figure is restated
 */
public record Observation(String segment, LocalDate day, double value, long volume, int revision) {
    public Observation {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(day, "day");
        if (!Double.isFinite(value) || volume < 0) {
            throw new IllegalArgumentException(segment + " on " + day
                    + " needs a number and a volume of 0 or more, not " + value + " and " + volume);
        }
    }
}
