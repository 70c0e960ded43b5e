package com.econlytics.stripe;

import java.time.Duration;

/** How to wait between two attempts; a test passes one that only notes the time. */
@FunctionalInterface
public interface Pause {
    /**
     * Returns after {@code duration}.
     *
     * @throws InterruptedException if the thread is told to stop waiting
     */
    void sleep(Duration duration) throws InterruptedException;
}
