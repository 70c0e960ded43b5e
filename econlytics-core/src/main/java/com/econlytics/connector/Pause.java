package com.econlytics.connector;

import java.time.Duration;

/** How a connector waits before it asks again; a test passes one that only notes the time. */
@FunctionalInterface
public interface Pause {
    /**
     * Returns after {@code duration}.
     *
     * @param duration not negative
     * @throws InterruptedException if the thread is to stop
     */
    void await(Duration duration) throws InterruptedException;

    /** Lets the calling thread sleep. */
    static Pause ofThread() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
