package com.econlytics.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private final SettableClock clock = SettableClock.at("2026-01-31T23:59:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(List.of(clock.instant(), clock.instant())).containsOnly(Instant.parse("2026-01-31T23:59:00Z"));
    }

    @Test
    void advancesByADuration() {
        clock.advance(Duration.ofMinutes(2));
        assertThat(clock.instant()).isEqualTo("2026-02-01T00:01:00Z");
    }

    @Test
    void mayBeSetBackwards() {
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void movesTheClocksOfOtherZonesAlong() {
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofDays(1));
        assertThat(tokyo.instant()).isEqualTo("2026-02-01T23:59:00Z");
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
