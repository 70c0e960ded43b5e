package com.econlytics.reliability.service;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is bound to happen, and no longer than a bound. */
final class Waiting {
    /** A little longer than a source is left in peace. */
    static final Duration A_POLL = Duration.ofSeconds(15);

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();

    private Waiting() {}

    /** Whether it came true within two minutes. */
    static boolean until(BooleanSupplier condition) {
        return until(condition, LONGEST);
    }

    /** Whether it came true in time. */
    static boolean until(BooleanSupplier condition, Duration longest) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > longest.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    /** Lets a fault last. */
    static void aMoment() {
        LockSupport.parkNanos(MOMENT.toNanos());
    }
}
