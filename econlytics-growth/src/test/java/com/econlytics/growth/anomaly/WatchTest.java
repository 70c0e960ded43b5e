package com.econlytics.growth.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final Watch WATCH = new Watch(7, 4, 20, new FalseDiscovery(0.05));

    @Test
    void aFigureIsComparedWithTheSameDayOfTheWeek() {
        List<Observation> observations = weeks("EU", 10, 11, 12, 13);
        observations.add(new Observation("EU", DAY.minusDays(1), 1000, 50, 0));
        observations.add(new Observation("EU", DAY, 40, 50, 0));
        assertThat(WATCH.on(DAY, observations)).singleElement().satisfies(anomaly -> {
            assertThat(anomaly.baseline().median()).isEqualTo(11.5);
            assertThat(anomaly.baseline().deviation()).isCloseTo(1.4826, within(1e-4));
            assertThat(anomaly.rule())
                    .isEqualTo("median and MAD of at least 4 figures, season 7 days, volume from 20, "
                            + "false discoveries at most 0.05 (Benjamini-Hochberg)");
        });
    }

    @Test
    void aRestatedFigureIsJudgedAgainAndNotTwice() {
        List<Observation> observations = weeks("EU", 10, 11, 12, 13);
        observations.add(new Observation("EU", DAY, 40, 50, 0));
        observations.add(new Observation("EU", DAY, 45, 50, 1));
        assertThat(WATCH.on(DAY, observations))
                .extracting(anomaly -> anomaly.observation().value())
                .containsExactly(45.0);
        observations.add(new Observation("EU", DAY, 12, 50, 2));
        assertThat(WATCH.on(DAY, observations)).isEmpty();
    }

    @Test
    void littleVolumeAShortPastAndAPastThatNeverMovedAreNotJudged() {
        List<Observation> little = weeks("EU", 10, 11, 12, 13);
        little.add(new Observation("EU", DAY, 40, 19, 0));
        List<Observation> brief = weeks("EU", 10, 11, 12);
        brief.add(new Observation("EU", DAY, 40, 50, 0));
        List<Observation> still = weeks("EU", 10, 10, 10, 10);
        still.add(new Observation("EU", DAY, 40, 50, 0));
        assertThat(WATCH.on(DAY, little)).isEmpty();
        assertThat(WATCH.on(DAY, brief)).isEmpty();
        assertThat(WATCH.on(DAY, still)).isEmpty();
    }

    @Test
    void twoValuesOfOneRevisionAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WATCH.on(
                        DAY, List.of(new Observation("EU", DAY, 1, 50, 0), new Observation("EU", DAY, 2, 50, 0))))
                .withMessage(
                        "revision 0 of EU on 2026-03-10 is both 1.0 and 2.0: give the later one a higher revision");
    }

    @Test
    void theBoundItselfMeetsATargetAndNoFigureIsUnknown() {
        Target margin = new Target("gross margin", Target.Direction.AT_LEAST, 0.7);
        assertThat(margin.outcome(OptionalDouble.of(0.7))).isEqualTo(Target.Outcome.MET);
        assertThat(margin.outcome(OptionalDouble.of(0.69))).isEqualTo(Target.Outcome.MISSED);
        assertThat(margin.outcome(OptionalDouble.empty())).isEqualTo(Target.Outcome.UNKNOWN);
    }

    static List<Observation> weeks(String segment, double... values) {
        List<Observation> observations = new ArrayList<>();
        for (int week = 1; week <= values.length; week++) {
            observations.add(new Observation(segment, DAY.minusWeeks(week), values[week - 1], 50, 0));
        }
        return observations;
    }
}
