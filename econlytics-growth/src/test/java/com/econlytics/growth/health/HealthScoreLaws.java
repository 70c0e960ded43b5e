package com.econlytics.growth.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.money.Ratio;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class HealthScoreLaws {
    @Property
    void aScoreIsFrom0To100AndMoreOfAComponentNeverLowersIt(
            @ForAll @NotEmpty Map<HealthComponent, @IntRange(max = 99) Integer> points,
            @ForAll Set<HealthOverride> overrides,
            @ForAll HealthComponent raised) {
        Ratio before = score(points, overrides).value();
        assertThat(before).isBetween(Ratio.ZERO, Ratio.of(100));
        points.computeIfPresent(raised, (component, old) -> old + 1);
        assertThat(score(points, overrides).value()).isGreaterThanOrEqualTo(before);
    }

    @Property
    void componentsThatAgreeGiveTheSameScoreHoweverManyAreKnown(
            @ForAll @NotEmpty Set<HealthComponent> known, @ForAll @IntRange(max = 100) int points) {
        Map<HealthComponent, Integer> same = new EnumMap<>(HealthComponent.class);
        known.forEach(component -> same.put(component, points));
        assertThat(score(same, Set.of()).value()).isEqualTo(Ratio.of(points));
    }

    @Property
    void anOverrideNeverRaisesAScore(
            @ForAll @NotEmpty Map<HealthComponent, @IntRange(max = 100) Integer> points,
            @ForAll HealthOverride override) {
        assertThat(score(points, Set.of(override)).value())
                .isLessThanOrEqualTo(score(points, Set.of()).value());
    }

    private static HealthScore score(Map<HealthComponent, Integer> points, Set<HealthOverride> overrides) {
        Map<HealthComponent, Ratio> exact = new EnumMap<>(HealthComponent.class);
        points.forEach((component, value) -> exact.put(component, Ratio.of(value)));
        return HealthScore.find(HealthPolicy.STANDARD, new HealthReading(exact, overrides))
                .orElseThrow();
    }
}
