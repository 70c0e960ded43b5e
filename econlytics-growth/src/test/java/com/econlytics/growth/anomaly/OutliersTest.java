package com.econlytics.growth.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OutliersTest {
    /** NIST handbook 1.3.5.17.3: the first two steps stay below their bounds, and yet there are three outliers. */
    @Test
    void threeOfTheFiftyFourValuesOfRosnerAreOutliers() throws IOException {
        Outliers found = Outliers.of(rosner(), 10, 0.05);
        assertThat(found.count()).isEqualTo(3);
        assertThat(found.values()).containsExactly(6.01, 5.42, 5.34);
        double[] deviations = {3.11891, 2.94297, 3.17942, 2.81018, 2.81558};
        double[] bounds = {3.15879, 3.15143, 3.14389, 3.13616, 3.12825};
        double[] foundDeviations = found.steps().stream()
                .limit(5)
                .mapToDouble(Outliers.Step::deviation)
                .toArray();
        double[] foundBounds = found.steps().stream()
                .limit(5)
                .mapToDouble(Outliers.Step::bound)
                .toArray();
        assertThat(foundDeviations).containsExactly(deviations, within(5e-6));
        assertThat(foundBounds).containsExactly(bounds, within(6e-6));
    }

    @Test
    void equalValuesHaveNoOutlier() {
        assertThat(Outliers.of(List.of(1.0, 1.0, 1.0, 1.0), 1, 0.05).values()).isEmpty();
    }

    @Test
    void tooFewValuesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Outliers.of(List.of(1.0, 2.0, 3.0), 1, 0.05))
                .withMessage("up to 1 outliers need 4 values and a level between 0 and 1, not 3 and 0.05");
    }

    private static List<Double> rosner() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                OutliersTest.class.getResourceAsStream("/published/rosner_1983_nist.csv"), "rosner_1983_nist.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Double::valueOf)
                    .toList();
        }
    }
}
