package com.econlytics.growth.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.econlytics.money.Ratio;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class HealthScoreTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/spec/health-score.csv", numLinesToSkip = 1)
    void theTableHolds(
            String id, String rule, BigDecimal points, @Nullable String overrides, BigDecimal score, HealthBand band) {
        HealthScore found = HealthScore.find(HealthPolicy.STANDARD, reading(points, overrides))
                .orElseThrow();
        assertThat(found.value()).as(id + " " + rule).isEqualTo(ratio(score));
        assertThat(found.band()).isEqualTo(band);
        assertThat(found.quality()).isEqualTo(Ratio.ONE);
    }

    @Test
    void whatIsUnknownIsSharedByTheRestAndLowersTheQuality() {
        HealthReading reading = new HealthReading(
                Map.of(HealthComponent.ACTIVITY, Ratio.of(80), HealthComponent.ENGAGEMENT, Ratio.of(40)), Set.of());
        HealthScore score = HealthScore.find(HealthPolicy.STANDARD, reading).orElseThrow();
        assertThat(score.value()).isEqualTo(Ratio.of(65));
        assertThat(score.quality()).isEqualTo(Ratio.of(2, 5));
        assertThat(score.contributions())
                .containsExactly(
                        new HealthContribution("ACTIVITY", Ratio.of(50)),
                        new HealthContribution("ENGAGEMENT", Ratio.of(15)));
        assertThat(score.policy()).isEqualTo("standard-1");
        assertThat(score.band().action()).isEqualTo("look at the lowest component");
    }

    @Test
    void aCustomerOfWhomNothingIsKnownHasNoScore() {
        assertThat(HealthScore.find(HealthPolicy.STANDARD, new HealthReading(Map.of(), Set.of())))
                .isEmpty();
    }

    @Test
    void dayThirtyIsInactive() {
        HealthReading reading = new HealthReading(Map.of(), Set.of());
        assertThat(reading.inactiveDays(29).overrides()).isEmpty();
        assertThat(reading.inactiveDays(30).overrides()).containsExactly(HealthOverride.INACTIVE);
        assertThat(reading.inactiveDays(30).inactiveDays(1).overrides()).isEmpty();
    }

    @Test
    void aBandIsLeftOnlyBeyondTheHysteresis() {
        HealthPolicy policy = HealthPolicy.STANDARD.withHysteresis(3);
        assertThat(policy.band(Ratio.of(68), HealthBand.HEALTHY)).isEqualTo(HealthBand.HEALTHY);
        assertThat(policy.band(Ratio.of(66), HealthBand.HEALTHY)).isEqualTo(HealthBand.AT_RISK);
        assertThat(policy.band(Ratio.of(72), HealthBand.AT_RISK)).isEqualTo(HealthBand.AT_RISK);
        assertThat(policy.band(Ratio.of(73), HealthBand.AT_RISK)).isEqualTo(HealthBand.HEALTHY);
        assertThat(policy.band(Ratio.of(10), HealthBand.HEALTHY)).isEqualTo(HealthBand.CRITICAL);
    }

    @Test
    void aCurveIsStraightBetweenItsPointsAndLevelOutside() {
        ScoreCurve curve = new ScoreCurve(List.of(new ScoreCurve.Point(0, 100), new ScoreCurve.Point(30, 0)));
        assertThat(List.of(curve.at(-1), curve.at(0), curve.at(15), curve.at(30), curve.at(45)))
                .containsExactly(Ratio.of(100), Ratio.of(100), Ratio.of(50), Ratio.ZERO, Ratio.ZERO);
    }

    @Test
    void pointsAreWithinBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HealthReading(Map.of(HealthComponent.TENURE, Ratio.of(101)), Set.of()))
                .withMessage("TENURE is from 0 to 100 points, not 101");
    }

    private static HealthReading reading(BigDecimal points, @Nullable String overrides) {
        Map<HealthComponent, Ratio> all = Arrays.stream(HealthComponent.values())
                .collect(Collectors.toMap(component -> component, component -> ratio(points)));
        Set<HealthOverride> set = overrides == null
                ? Set.of()
                : Arrays.stream(overrides.split(" ", -1))
                        .map(HealthOverride::valueOf)
                        .collect(Collectors.toSet());
        return new HealthReading(all, set);
    }

    private static Ratio ratio(BigDecimal points) {
        return Ratio.of(points.movePointRight(2).longValueExact(), 100);
    }
}
