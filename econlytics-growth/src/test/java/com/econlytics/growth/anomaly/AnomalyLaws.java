package com.econlytics.growth.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class AnomalyLaws {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    @Property
    void aHigherRateNeverBelievesLess(
            @ForAll @NotEmpty List<@DoubleRange(max = 1) Double> probabilities,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double rate) {
        double low = new FalseDiscovery(rate).bound(probabilities);
        double high = new FalseDiscovery(rate * 1.5).bound(probabilities);
        assertThat(high).isGreaterThanOrEqualTo(low);
    }

    @Property
    void aSmallerProbabilityNeverTakesBeliefFromAnother(
            @ForAll @NotEmpty List<@DoubleRange(max = 0.2) Double> probabilities,
            @ForAll @IntRange(max = 99) int which) {
        FalseDiscovery rule = new FalseDiscovery(0.05);
        List<Double> lowered = new ArrayList<>(probabilities);
        int place = which % lowered.size();
        lowered.set(place, lowered.get(place) / 2);
        long before = believed(probabilities, rule);
        assertThat(believed(lowered, rule)).isGreaterThanOrEqualTo(before);
    }

    @Property
    void theOrderOfObservationsDoesNotMatterNorDoesTheFuture(@ForAll Random random) {
        List<Observation> known = new ArrayList<>();
        for (int segment = 0; segment < 5; segment++) {
            for (int days = 0; days < 12; days++) {
                double value = random.nextGaussian() + (days == 0 ? 3 * segment : 0);
                known.add(new Observation("segment " + segment, DAY.minusDays(days), value, 50, 0));
            }
        }
        List<Observation> more = new ArrayList<>(known);
        more.add(new Observation("segment 1", DAY.plusDays(1), 1000, 50, 0));
        Collections.shuffle(more, random);
        Watch watch = new Watch(1, 4, 0, new FalseDiscovery(0.05));
        assertThat(watch.on(DAY, more)).isEqualTo(watch.on(DAY, known));
    }

    @Property
    void theOrderOfValuesDoesNotMatterToOutliers(@ForAll Random random) {
        List<Double> values = new ArrayList<>(random.doubles(30).boxed().toList());
        Outliers before = Outliers.of(values, 5, 0.05);
        Collections.shuffle(values, random);
        assertThat(Outliers.of(values, 5, 0.05)).isEqualTo(before);
    }

    private static long believed(List<Double> probabilities, FalseDiscovery rule) {
        double bound = rule.bound(probabilities);
        return probabilities.stream().filter(value -> value <= bound).count();
    }
}
