package com.econlytics.growth.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.econlytics.customer.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChurnTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final ChurnFeature LOGINS = new ChurnFeature("login", ChurnFeature.Measure.COUNT, 30);
    private static final ChurnFeature SINCE = new ChurnFeature("login", ChurnFeature.Measure.DAYS_SINCE, 30);

    @Test
    void featuresEndTheDayBeforeAndLabelsBeginOnTheDay() {
        CustomerId customer = new CustomerId(1);
        ChurnHistory history = new ChurnHistory(
                List.of(login(customer, DAY.minusDays(9)), login(customer, DAY.minusDays(1)), login(customer, DAY)),
                Map.of(customer, DAY.plusDays(89)),
                DAY.plusDays(90),
                List.of(LOGINS, SINCE),
                90);
        assertThat(history.examples(DAY))
                .containsExactly(new ChurnExample(customer, DAY, List.of(2.0, 1.0), Optional.of(DAY.plusDays(89))));
        assertThat(history.examples(DAY.minusDays(1)).get(0).churned()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.examples(DAY.plusDays(1)))
                .withMessage("who left until 2026-06-09 is known only until 2026-06-08: "
                        + "take examples as of 2026-03-10 or before");
    }

    @Test
    void fourPredictionsAreScoredAsByHand() {
        ChurnBacktest backtest = new ChurnBacktest(List.of(
                prediction(1, 0.9, 10), prediction(2, 0.6, -1), prediction(3, 0.4, 30), prediction(4, 0.1, -1)));
        assertThat(backtest.areaUnderCurve()).hasValue(0.75);
        assertThat(backtest.brierScore().orElseThrow()).isCloseTo(0.185, within(1e-12));
        assertThat(backtest.precisionAt(2)).hasValue(0.5);
        assertThat(backtest.leadDays(3)).hasValue(20);
        assertThat(new ChurnBacktest(List.of()).areaUnderCurve()).isEmpty();
    }

    @Test
    void aModelOfAKnownLawIsCalibratedAndRanksAsWellAsTheLawItself() {
        ChurnModel model = ChurnModel.fit(drawn(4000, DAY, 1), drawn(4000, DAY.plusDays(1), 2));
        ChurnRisk risk = model.risk(List.of(0.0));
        assertThat(risk.probability()).isCloseTo(law(0), within(0.03));
        assertThat(law(0)).isBetween(risk.least() - 0.03, risk.greatest() + 0.03);
        List<ChurnExample> unseen = drawn(4000, DAY.plusDays(2), 3);
        ChurnBacktest truth = new ChurnBacktest(unseen.stream()
                .map(example -> new ChurnBacktest.Prediction(
                        example, law(example.features().get(0))))
                .toList());
        ChurnBacktest backtest = ChurnBacktest.of(model, unseen);
        assertThat(backtest.areaUnderCurve().orElseThrow())
                .isCloseTo(truth.areaUnderCurve().orElseThrow(), within(1e-9));
        assertThat(backtest.brierScore().orElseThrow())
                .isCloseTo(truth.brierScore().orElseThrow(), within(0.002));
    }

    @Test
    void calibrationIsOfLaterDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnModel.fit(drawn(50, DAY, 1), drawn(50, DAY, 2)))
                .withMessage("calibration begins after the fit ends, but 2026-03-10 is not after 2026-03-10: "
                        + "split the examples by day");
    }

    private static double law(double feature) {
        return 1 / (1 + Math.exp(1.5 - (1.2 * feature)));
    }

    private static List<ChurnExample> drawn(int count, LocalDate asOf, long seed) {
        Random random = new Random(seed);
        List<ChurnExample> examples = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            double feature = random.nextGaussian();
            Optional<LocalDate> left = Optional.of(asOf).filter(day -> random.nextDouble() < law(feature));
            examples.add(new ChurnExample(new CustomerId(number), asOf, List.of(feature), left));
        }
        return examples;
    }

    private static ChurnBacktest.Prediction prediction(long customer, double probability, int daysUntilChurn) {
        Optional<LocalDate> left = Optional.of(DAY.plusDays(daysUntilChurn)).filter(day -> day.isAfter(DAY));
        return new ChurnBacktest.Prediction(
                new ChurnExample(new CustomerId(customer), DAY, List.of(), left), probability);
    }

    static CustomerEvent login(CustomerId customer, LocalDate day) {
        return new CustomerEvent(customer, day, "login");
    }
}
