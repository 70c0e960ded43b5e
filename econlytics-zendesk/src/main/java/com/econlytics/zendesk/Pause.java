package com.econlytics.zendesk;

import java.time.Duration;

/** How the connector waits before it asks again. */
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
