package com.econlytics.examples;

import com.econlytics.connector.Page;
import com.econlytics.connector.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** How fast a connector is, and how long it will still take, in words for a terminal. */
final class Pace {
    private final Clock clock;
    private Progress progress;

    Pace(Clock clock) {
        this.clock = clock;
        this.progress = Progress.startingAt(clock.instant());
    }

    /** The pace once {@code page} is booked, such as {@code 120/s, 0:04:30 left}; empty while it cannot be told. */
    String after(Page page) {
        progress = progress.plus(page, clock.instant());
        String rate = progress.recordsPerSecond()
                .map(records -> records.roundHalfEven() + "/s")
                .orElse("");
        return progress.timeLeft()
                .filter(left -> !left.isZero())
                .map(left -> rate + ", " + clockTime(left) + " left")
                .orElse(rate);
    }

    private static String clockTime(Duration left) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }
}
