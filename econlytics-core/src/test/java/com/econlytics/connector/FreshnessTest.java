package com.econlytics.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.ledger.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void isTheAgeOfTheDataAndNotOfTheLastAnswer() {
        Freshness freshness = Freshness.of(new Checkpoint("tickets", "c9", NOON.minusSeconds(900)));
        assertThat(freshness.ageAt(NOON)).contains(Duration.ofMinutes(15));
        assertThat(freshness.ageAt(NOON.plusSeconds(60))).contains(Duration.ofMinutes(16));
    }

    @Test
    void ofAStreamThatWasNeverReadToItsEndIsUnknown() {
        assertThat(Freshness.of(new Checkpoint("tickets", "c1", null)).ageAt(NOON))
                .isEmpty();
    }

    @Test
    void isNoLessThanNothingIfTheSourcesClockIsAhead() {
        assertThat(new Freshness("tickets", NOON.plusSeconds(5)).ageAt(NOON)).contains(Duration.ZERO);
    }
}
