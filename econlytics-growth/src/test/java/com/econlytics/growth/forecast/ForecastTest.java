package com.econlytics.growth.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.econlytics.growth.forecast.CashPlan.Flow;
import com.econlytics.growth.forecast.RecurringRevenuePlan.Cohort;
import com.econlytics.growth.forecast.RecurringRevenuePlan.Drivers;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    /** Oil production of Saudi Arabia 1996 to 2013, million tonnes, as in the book's package fpp2. */
    private static final List<Double> OIL = List.of(
            445.3641, 453.1950, 454.4096, 422.3789, 456.0371, 440.3866, 425.1944, 486.2052, 500.4291, 521.2759,
            508.9476, 488.8889, 509.8706, 456.7229, 473.8166, 525.9509, 549.8338, 542.3405);

    @Test
    void simpleSmoothingOfTheOilProductionIsThatOfTheBook() {
        SmoothingFit fit = ExponentialSmoothing.SIMPLE.fit(
                OIL.stream().mapToDouble(value -> value).toArray());
        assertThat(fit.alpha()).isCloseTo(0.8339, within(1e-3));
        assertThat(fit.firstLevel()).isCloseTo(446.58, within(0.02));
        assertThat(fit.squares()).isCloseTo(14_235.5874, within(1e-3));

        Forecast forecast = ExponentialSmoothing.SIMPLE.forecast(OIL, 5);
        assertThat(forecast.steps().get(0).mean()).isCloseTo(542.6806, within(1e-3));
        assertInterval("one year, 80 %", forecast.steps().get(0).interval(0.80), 504.4541, 580.9070);
        assertInterval("one year, 95 %", forecast.steps().get(0).interval(0.95), 484.2183, 601.1429);
        assertInterval("two years, 80 %", forecast.steps().get(1).interval(0.80), 492.9073, 592.4539);
        assertInterval("five years, 95 %", forecast.steps().get(4).interval(0.95), 428.9945, 656.3667);
        assertThat(forecast.method()).startsWith("SIMPLE alpha 0.83");
    }

    private static void assertInterval(String what, Forecast.Interval found, double least, double greatest) {
        assertThat(found.least()).as(what).isCloseTo(least, within(0.02));
        assertThat(found.greatest()).as(what).isCloseTo(greatest, within(0.02));
    }

    @Test
    void aStraightLineIsContinuedByATrendAndByNothingElse() {
        List<Double> line =
                IntStream.range(0, 12).mapToObj(i -> 10.0 + (3.0 * i)).toList();
        assertThat(ExponentialSmoothing.HOLT.forecast(line, 3).steps())
                .extracting(Forecast.Step::mean)
                .satisfies(means -> {
                    assertThat(means.get(0)).isCloseTo(46, within(1e-6));
                    assertThat(means.get(2)).isCloseTo(52, within(1e-6));
                });
        assertThat(ExponentialSmoothing.SIMPLE.forecast(line, 3).steps())
                .extracting(Forecast.Step::mean)
                .satisfies(means -> assertThat(means.get(2)).isEqualTo(means.get(0)));
        double damped = ExponentialSmoothing.DAMPED_HOLT
                .forecast(line, 40)
                .steps()
                .get(39)
                .mean();
        assertThat(damped).isLessThan(10.0 + (3.0 * 51));
    }

    @Test
    void aSeasonIsRepeatedAndItsDoubtGrowsBySeasons() {
        Forecast forecast = new SeasonalNaive(2).forecast(List.of(10.0, 100.0, 12.0, 104.0), 4);
        assertThat(forecast.steps()).extracting(Forecast.Step::mean).containsExactly(12.0, 104.0, 12.0, 104.0);
        assertThat(forecast.steps().get(0).deviation()).isCloseTo(Math.sqrt((4 + 16) / 2.0), within(1e-12));
        assertThat(forecast.steps().get(2).deviation()).isCloseTo(Math.sqrt(4 + 16), within(1e-12));
    }

    @Test
    void aBacktestAsksOnlyWhatCameBefore() {
        ForecastBacktest before = ForecastBacktest.of(ExponentialSmoothing.SIMPLE, OIL.subList(0, 17), 10);
        ForecastBacktest longer = ForecastBacktest.of(ExponentialSmoothing.SIMPLE, OIL, 10);
        assertThat(longer.outcomes().subList(0, 7)).isEqualTo(before.outcomes());
        assertThat(longer.coverage(0.95)).isBetween(0.75, 1.0);
        assertThat(longer.coverage(0.8)).isLessThanOrEqualTo(longer.coverage(0.95));
        assertThat(ForecastBacktest.of(new SeasonalNaive(1), List.of(1.0, 2.0, 3.0, 4.0), 2)
                        .scaledError())
                .hasValue(1.0);
        assertThat(ForecastBacktest.of(new SeasonalNaive(1), List.of(1.0, 1.0, 3.0), 2)
                        .scaledError())
                .isEmpty();
    }

    @Test
    void tooFewValuesAreRefused() {
        assertThatThrownBy(() -> ExponentialSmoothing.HOLT.forecast(List.of(1.0, 2.0), 1))
                .hasMessage("HOLT needs 6 values and a period to forecast, not 2 and 1");
    }

    @Test
    void recurringRevenueIsWhatStaysGrowsAndIsWon() {
        Drivers drivers = new Drivers(List.of(Ratio.of(9, 10), Ratio.of(19, 20)), Ratio.of(1, 100));
        RecurringRevenuePlan plan = RecurringRevenuePlan.of(
                JANUARY, List.of(new Cohort(0, usd("1000.00"))), drivers, List.of(usd("200.00"), usd("0.00")));
        assertThat(plan.months().get(0))
                .isEqualTo(new RecurringRevenuePlan.Month(
                        JANUARY, usd("1000.00"), usd("200.00"), usd("9.00"), usd("100.00"), usd("1109.00")));
        // of 909.00 of age 1, 863.55 stay and grow by 8.64; of 200.00 of age 0, 180.00 stay and grow by 1.80
        assertThat(plan.months().get(1))
                .isEqualTo(new RecurringRevenuePlan.Month(
                        JANUARY.plusMonths(1),
                        usd("1109.00"),
                        usd("0.00"),
                        usd("10.44"),
                        usd("65.45"),
                        usd("1053.99")));
    }

    @Test
    void cashOpensWithWhatItClosedWithAndLastsAsLongAsItBurns() {
        CashPlan plan = CashPlan.from(
                usd("1000.00"),
                List.of(
                        new Flow(JANUARY, usd("300.00"), usd("500.00")),
                        new Flow(JANUARY.plusMonths(1), usd("400.00"), usd("500.00"))));
        assertThat(plan.closing()).isEqualTo(usd("700.00"));
        assertThat(plan.runwayMonths()).contains(Ratio.of(14, 3));
        assertThat(CashPlan.from(usd("1.00"), List.of(new Flow(JANUARY, usd("2.00"), usd("1.00"))))
                        .runwayMonths())
                .isEmpty();
        assertThatThrownBy(() -> new CashPlan(List.of(
                        new CashPlan.Month(new Flow(JANUARY, usd("1.00"), usd("0.00")), usd("0.00"), usd("2.00")))))
                .hasMessage("2026-01 closes with USD 1.00, not with USD 2.00");
    }

    @Test
    void aBudgetThatIsMissedIsBelowZeroForCostsAsForRevenue() {
        assertThat(new BudgetLine("ads", usd("-100.00"), usd("-120.00")).variance())
                .isEqualTo(usd("-20.00"));
        assertThat(new BudgetLine("ads", usd("-100.00"), usd("-120.00")).varianceRatio())
                .contains(Ratio.of(-1, 5));
        assertThat(new BudgetLine("new", usd("0.00"), usd("5.00")).varianceRatio())
                .isEmpty();
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
