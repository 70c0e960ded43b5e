package com.econlytics.growth.health;

import com.econlytics.money.Ratio;
import java.util.Objects;

/**
 * What a component or an override does to a score.
 *
 * @param name of the component or override
 * @param points negative for an override
 */
public record HealthContribution(String name, Ratio points) {
    public HealthContribution {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(points, "points");
    }
}
