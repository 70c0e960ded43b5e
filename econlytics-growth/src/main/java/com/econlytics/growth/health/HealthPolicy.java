package com.econlytics.growth.health;

import com.econlytics.money.Ratio;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * By what rules a health score is made, as data.
 *
 * @param name and version, printed with every score
 * @param weights of components, above 0; a component without one does not count
 * @param deductions in points, 0 or more; an override without one does not count
 * @param bounds the least score of each band; each below the next; {@link HealthBand#CRITICAL} has none
 * @param hysteresisPoints how far a score must pass a bound before a customer leaves the band it was in, 0 or more
 */
public record HealthPolicy(
        String name,
        Map<HealthComponent, Integer> weights,
        Map<HealthOverride, Integer> deductions,
        Map<HealthBand, Integer> bounds,
        int hysteresisPoints) {
    /** Weights 25, 20, 20, 15, 10, 10; deductions 30, 25, 20, 15; bands from 30, 50 and 70; no hysteresis. */
    public static final HealthPolicy STANDARD = new HealthPolicy(
            "standard-1",
            Map.of(
                    HealthComponent.ACTIVITY, 25,
                    HealthComponent.SENTIMENT, 20,
                    HealthComponent.PAYMENT, 20,
                    HealthComponent.ENGAGEMENT, 15,
                    HealthComponent.TENURE, 10,
                    HealthComponent.RECURRING_REVENUE, 10),
            Map.of(
                    HealthOverride.CANCEL_SIGNAL, 30,
                    HealthOverride.DELINQUENT, 25,
                    HealthOverride.INACTIVE, 20,
                    HealthOverride.CRITICAL_TICKET, 15),
            Map.of(HealthBand.HIGH_RISK, 30, HealthBand.AT_RISK, 50, HealthBand.HEALTHY, 70),
            0);

    public HealthPolicy {
        Objects.requireNonNull(name, "name");
        weights = ordered(HealthComponent.class, weights);
        deductions = ordered(HealthOverride.class, deductions);
        bounds = ordered(HealthBand.class, bounds);
        requireWeights(weights);
        requireDeductions(deductions);
        requireBounds(bounds);
        if (hysteresisPoints < 0) {
            throw new IllegalArgumentException("hysteresis is 0 points or more, not " + hysteresisPoints);
        }
    }

    /** The same with a hysteresis. */
    public HealthPolicy withHysteresis(int points) {
        return new HealthPolicy(name + " hysteresis " + points, weights, deductions, bounds, points);
    }

    /** The band of a score, as exact as it is: 69.99 is not 70. */
    public HealthBand band(Ratio score) {
        HealthBand found = HealthBand.CRITICAL;
        for (Map.Entry<HealthBand, Integer> bound : bounds.entrySet()) {
            if (score.compareTo(Ratio.of(bound.getValue())) >= 0) {
                found = bound.getKey();
            }
        }
        return found;
    }

    /** The band of a score of a customer that was in {@code previous}: it stays there until the hysteresis is passed. */
    public HealthBand band(Ratio score, HealthBand previous) {
        Ratio slack = Ratio.of(hysteresisPoints);
        HealthBand low = band(score.minus(slack));
        HealthBand high = band(score.plus(slack));
        if (previous.compareTo(low) < 0) {
            return low;
        }
        return previous.compareTo(high) > 0 ? high : previous;
    }

    private static <K extends Enum<K>> Map<K, Integer> ordered(Class<K> type, Map<K, Integer> values) {
        EnumMap<K, Integer> ordered = new EnumMap<>(type);
        ordered.putAll(values);
        return Collections.unmodifiableMap(ordered);
    }

    private static void requireWeights(Map<HealthComponent, Integer> weights) {
        if (weights.isEmpty() || weights.values().stream().anyMatch(weight -> weight <= 0)) {
            throw new IllegalArgumentException("a policy needs weights above 0, not " + weights);
        }
    }

    private static void requireDeductions(Map<HealthOverride, Integer> deductions) {
        if (deductions.values().stream().anyMatch(points -> points < 0)) {
            throw new IllegalArgumentException("deductions are 0 points or more, not " + deductions);
        }
    }

    private static void requireBounds(Map<HealthBand, Integer> bounds) {
        int last = Integer.MIN_VALUE;
        for (int bound : bounds.values()) {
            if (bound <= last) {
                throw new IllegalArgumentException("each bound is below the next, not " + bounds);
            }
            last = bound;
        }
        if (bounds.containsKey(HealthBand.CRITICAL) || bounds.size() != 3) {
            throw new IllegalArgumentException("all bands but CRITICAL have a bound, not " + bounds);
        }
    }
}
