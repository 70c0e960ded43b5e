package com.econlytics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.CustomerId;
import com.econlytics.ledger.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DataQualityTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/data-quality.csv", numLinesToSkip = 1)
    void theScoreIsAsTheTableSays(
            String id,
            String rule,
            long facts,
            long certain,
            long stated,
            long inferred,
            String hours,
            int completeness,
            int confidence,
            int freshness,
            int score) {
        DataQuality quality = quality(facts, certain, stated, inferred, DataQuality.freshness(streams(hours), NOW));
        assertThat(List.of(quality.completeness(), quality.confidence(), quality.freshness(), quality.score()))
                .containsExactly(completeness, confidence, freshness, score);
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> quality(1, 1, 1, 0, 20)).hasMessageContaining("count each fact once");
        assertThatThrownBy(() -> quality(1, 1, 0, 0, 21)).hasMessageContaining("0 to 20");
    }

    @Property(tries = 500)
    @Label("monotone: no defect raises the score")
    void noDefectRaisesTheScore(
            @ForAll @IntRange(max = 40) int certain,
            @ForAll @IntRange(max = 40) int stated,
            @ForAll @IntRange(max = 40) int inferred,
            @ForAll @IntRange(max = 40) int unsound,
            @ForAll @IntRange(max = 20) int freshness) {
        long facts = certain + stated + inferred + unsound;
        int score = quality(facts, certain, stated, inferred, freshness).score();
        assertThat(score).isBetween(0, 100);
        assertThat(quality(facts + 1, certain, stated, inferred, freshness).score())
                .as("one more fact, and it is not sound")
                .isLessThanOrEqualTo(score);
        if (certain > 0) {
            assertThat(quality(facts, certain - 1, stated, inferred, freshness).score())
                    .as("a fact becomes contested, pending or flagged")
                    .isLessThanOrEqualTo(score);
            assertThat(quality(facts, certain - 1, stated + 1, inferred, freshness)
                            .score())
                    .as("a certain match becomes a stated one")
                    .isLessThanOrEqualTo(score);
        }
        if (stated > 0) {
            assertThat(quality(facts, certain, stated - 1, inferred + 1, freshness)
                            .score())
                    .as("a stated match becomes an inferred one")
                    .isLessThanOrEqualTo(score);
        }
        if (freshness > 0) {
            assertThat(quality(facts, certain, stated, inferred, freshness - 1).score())
                    .as("a stream falls behind")
                    .isLessThan(score);
        }
    }

    private static DataQuality quality(long facts, long certain, long stated, long inferred, int freshness) {
        return new DataQuality(new CustomerId(1), facts, certain, stated, inferred, freshness);
    }

    /** A fresh stream, and one that is so far behind. */
    private static List<Checkpoint> streams(String hours) {
        Checkpoint fresh = new Checkpoint("fresh", "", NOW);
        return switch (hours) {
            case "none" -> List.of();
            case "never" -> List.of(fresh, new Checkpoint("new", "", null));
            default ->
                List.of(
                        fresh,
                        new Checkpoint(
                                "late",
                                "",
                                NOW.minus(
                                        Duration.ofHours(Long.parseLong(hours)).plusMinutes(59))));
        };
    }
}
