package com.econlytics.growth.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {
    @ParameterizedTest
    @CsvSource({"0.9, 1.281552", "0.95, 1.644854", "0.975, 1.959964", "0.99, 2.326348", "0.999, 3.090232", "0.5, 0"})
    void normalQuantilesAreThoseOfTheTable(double probability, double quantile) {
        assertThat(NormalDistribution.quantile(probability)).isCloseTo(quantile, within(1e-6));
        assertThat(NormalDistribution.quantile(1 - probability)).isCloseTo(-quantile, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.975, 12.706",
        "2, 0.975, 4.303",
        "3, 0.95, 2.353",
        "5, 0.99, 3.365",
        "10, 0.975, 2.228",
        "29, 0.975, 2.045",
        "30, 0.995, 2.750",
        "60, 0.95, 1.671",
        "120, 0.975, 1.980"
    })
    void studentQuantilesAreThoseOfTheTable(int degrees, double probability, double quantile) {
        assertThat(new StudentDistribution(degrees).quantile(probability)).isCloseTo(quantile, within(5e-4));
    }

    @Test
    void certaintyHasNoQuantile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NormalDistribution.quantile(1))
                .withMessage("a probability from 1e-12 to 1 - 1e-12 is needed, not 1.0");
    }
}
