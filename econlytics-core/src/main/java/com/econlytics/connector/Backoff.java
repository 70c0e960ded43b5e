package com.econlytics.connector;

import com.econlytics.inbox.Message;
import java.time.Duration;
import java.time.Instant;

/** When a pending message is looked at again: after 5 seconds, then twice as long each time, at most 6 hours. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int DOUBLINGS = 20;

    private Backoff() {}

    /** The time of the next look at a message that nobody looked at now, however often it was handed out. */
    static Instant soon(Instant now) {
        return now.plus(FIRST);
    }

    /** The time of the next look at {@code message}. */
    public static Instant next(Message message, Instant now) {
        int doublings = Math.min(Math.max(message.attempts() - 1, 0), DOUBLINGS);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        return now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
}
