package com.econlytics.growth.health;

import com.econlytics.money.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a customer is, from 0 to 100, by a stated policy: the weighted mean of what is known, less what overrides it.
 *
 * <p>The weights of what is unknown are shared by the rest, and {@code quality} says how much of the weight was known. The contributions
 * add up to the score before it is kept within 0 and 100. Exact; nothing is rounded.
 *
 * <p>Example: all components at 60 and a critical ticket give 45, which is {@link HealthBand#HIGH_RISK}.
 *
 * @param policy by name
 * @param value from 0 to 100
 * @param band with the hysteresis, if a band before was given
 * @param quality known weight over all weight, above 0 to 1
 * @param contributions in points, components first
 */
public record HealthScore(
        String policy, Ratio value, HealthBand band, Ratio quality, List<HealthContribution> contributions) {
    public HealthScore {
        Objects.requireNonNull(policy, "policy");
        contributions = List.copyOf(contributions);
    }

    /** The score of a customer of which no band before is known; empty if no component of the policy is known. */
    public static Optional<HealthScore> find(HealthPolicy policy, HealthReading reading) {
        return find(policy, reading, policy::band);
    }

    /** The score of a customer that was in {@code previous}. */
    public static Optional<HealthScore> find(HealthPolicy policy, HealthReading reading, HealthBand previous) {
        return find(policy, reading, score -> policy.band(score, previous));
    }

    private static Optional<HealthScore> find(HealthPolicy policy, HealthReading reading, Banding banding) {
        long all =
                policy.weights().values().stream().mapToLong(Integer::longValue).sum();
        long known = policy.weights().entrySet().stream()
                .filter(weight -> reading.points().containsKey(weight.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Ratio.find(known, all).filter(quality -> !quality.isZero()).map(quality -> {
            List<HealthContribution> contributions = contributions(policy, reading, known);
            Ratio value = within(Ratio.total(
                    contributions.stream().map(HealthContribution::points).toList()));
            return new HealthScore(policy.name(), value, banding.of(value), quality, contributions);
        });
    }

    private static List<HealthContribution> contributions(HealthPolicy policy, HealthReading reading, long known) {
        List<HealthContribution> contributions = new ArrayList<>();
        reading.points().forEach((component, points) -> {
            int weight = policy.weights().getOrDefault(component, 0);
            if (weight > 0) {
                contributions.add(new HealthContribution(component.name(), points.times(Ratio.of(weight, known))));
            }
        });
        for (HealthOverride override : reading.overrides()) {
            int deduction = policy.deductions().getOrDefault(override, 0);
            contributions.add(new HealthContribution(override.name(), Ratio.of(-deduction)));
        }
        return contributions;
    }

    private static Ratio within(Ratio score) {
        if (score.signum() < 0) {
            return Ratio.ZERO;
        }
        Ratio most = Ratio.of(100);
        return score.compareTo(most) > 0 ? most : score;
    }

    private interface Banding {
        HealthBand of(Ratio score);
    }
}
