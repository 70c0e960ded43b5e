package com.econlytics.growth.health;

import com.econlytics.money.Ratio;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What is known of one customer on one day.
 *
 * @param points of each component that is known, from 0 to 100; what is unknown is left out, and is not 0
 * @param overrides that hold
 */
public record HealthReading(Map<HealthComponent, Ratio> points, Set<HealthOverride> overrides) {
    /** From how many days without activity on a customer is {@link HealthOverride#INACTIVE}. */
    public static final int INACTIVE_DAYS = 30;

    public HealthReading {
        EnumMap<HealthComponent, Ratio> ordered = new EnumMap<>(HealthComponent.class);
        ordered.putAll(points);
        points = Collections.unmodifiableMap(ordered);
        EnumSet<HealthOverride> set = EnumSet.noneOf(HealthOverride.class);
        set.addAll(overrides);
        overrides = Collections.unmodifiableSet(set);
        points.forEach(HealthReading::requireBounded);
    }

    /** The same with this many days since the last activity: day 30 is inactive. */
    public HealthReading inactiveDays(long days) {
        if (days < 0) {
            throw new IllegalArgumentException("days since the last activity are 0 or more, not " + days);
        }
        EnumSet<HealthOverride> set = EnumSet.noneOf(HealthOverride.class);
        set.addAll(overrides);
        set.remove(HealthOverride.INACTIVE);
        if (days >= INACTIVE_DAYS) {
            set.add(HealthOverride.INACTIVE);
        }
        return new HealthReading(points, set);
    }

    private static void requireBounded(HealthComponent component, Ratio points) {
        if (points.signum() < 0 || points.compareTo(Ratio.of(100)) > 0) {
            throw new IllegalArgumentException(component + " is from 0 to 100 points, not " + points);
        }
    }
}
