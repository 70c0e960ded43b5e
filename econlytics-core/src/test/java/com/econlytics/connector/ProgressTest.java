package com.econlytics.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.money.Ratio;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void aQuarterOfTheWayInHalfAMinuteLeavesAMinuteAndAHalf() {
        Progress progress =
                Progress.startingAt(START).plus(page(100, 0, 4), START).plus(page(500, 1, 4), START.plusSeconds(30));
        assertThat(progress.pages()).isEqualTo(2);
        assertThat(progress.records()).isEqualTo(600);
        assertThat(progress.elapsed()).isEqualTo(Duration.ofSeconds(30));
        assertThat(progress.recordsPerSecond()).contains(Ratio.of(20));
        assertThat(progress.findCovered()).contains(Ratio.of(1, 4));
        assertThat(progress.timeLeft()).contains(Duration.ofSeconds(90));
    }

    @Test
    void aRunThatGoesOnCountsThePaceOfThisHostAlone() {
        Progress progress =
                Progress.startingAt(START).plus(page(1, 2, 4), START).plus(page(1, 3, 4), START.plusSeconds(10));
        assertThat(progress.timeLeft()).contains(Duration.ofSeconds(10));
    }

    @Test
    void whatCannotBeToldIsNotGuessed() {
        Progress nothing = Progress.startingAt(START);
        Progress withoutSpan = nothing.plus(
                Page.builder(new Cursor("1"), Page.End.MORE).records(5).build(), START.plusSeconds(1));
        Progress first = nothing.plus(page(5, 1, 4), START.plusSeconds(1));
        assertThat(nothing.recordsPerSecond()).isEmpty();
        assertThat(nothing.timeLeft()).isEmpty();
        assertThat(withoutSpan.findCovered()).isEmpty();
        assertThat(withoutSpan.recordsPerSecond()).contains(Ratio.of(5));
        assertThat(first.timeLeft()).isEmpty();
    }

    @Test
    void theEndIsTheWholeWayWhateverThePageSays() {
        Page last = Page.builder(new Cursor("9"), Page.End.REACHED).records(1).build();
        Progress ended = Progress.startingAt(START).plus(page(1, 1, 4), START).plus(last, START.plusSeconds(3));
        assertThat(ended.findCovered()).contains(Ratio.ONE);
        assertThat(ended.timeLeft()).contains(Duration.ZERO);
    }

    @Test
    void aSpanIsCoveredInEitherDirection() {
        assertThat(new Span(JANUARY, MAY, MAY).covered()).contains(Ratio.ONE);
        assertThat(new Span(MAY, JANUARY, JANUARY).covered()).contains(Ratio.ONE);
        assertThat(new Span(MAY, MAY, JANUARY).covered()).contains(Ratio.ZERO);
    }

    @Test
    void aSpanIsNeverMoreThanCoveredAndOneOfNoLengthNotAtAll() {
        Instant beyond = JANUARY.minus(Duration.ofDays(1));
        assertThat(new Span(MAY, beyond, JANUARY).covered()).contains(Ratio.ONE);
        assertThat(new Span(MAY, MAY, MAY).covered()).isEmpty();
    }

    private static Page page(int records, int part, int whole) {
        Span span = new Span(
                Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(part)), Instant.EPOCH.plus(Duration.ofDays(whole)));
        return Page.builder(new Cursor("c" + part), Page.End.MORE)
                .records(records)
                .span(span)
                .build();
    }
}
