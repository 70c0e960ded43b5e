package com.econlytics.zendesk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a token will end before the request that it goes with is over. */
final class Expiry {
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private Expiry() {}

    static boolean isNear(Optional<Instant> expiresAt, Clock clock) {
        return expiresAt
                .filter(end -> !end.minus(MARGIN).isAfter(clock.instant()))
                .isPresent();
    }
}
