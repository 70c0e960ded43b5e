package com.econlytics.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7                              | PT7S",
                "0                              | PT0S",
                "1.5                            | PT2S",
                "0.01                           | PT1S",
                "899.999                        | PT15M",
                "899                            | PT14M59S",
                "900                            | PT15M",
                "901                            | PT15M",
                "86400                          | PT15M",
                "99999999999999999999999999     | PT15M",
                "Tue, 10 Mar 2026 12:00:30 GMT  | PT30S",
                "Tue, 10 Mar 2026 11:59:59 GMT  | PT0S",
                "Wed, 11 Mar 2026 12:00:00 GMT  | PT15M",
            })
    void theHeaderIsHonouredWithinAQuarterOfAnHour(String header, Duration wait) {
        assertThat(RetryAfter.read(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "-1.5", "1.", ".5", "1,5", "1e3", "soon", "٣", "2026-03-10T12:00:30Z"})
    void whatIsNeitherSecondsNorAnHttpDateSaysNothing(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEmpty();
    }
}
