package com.econlytics.reliability.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How long it takes until what was delivered is in the report, looked at five times a second. Deliveries are taken to become
 * visible in the order in which they were meant to be sent.
 */
final class Visibility {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Figures figures;
    private final long before;

    /** Looks at what is dealt with from now on. */
    Visibility(Figures figures) {
        this.figures = figures;
        this.before = figures.dealtWith();
    }

    /**
     * What was seen.
     *
     * @param millis from the intended moment of sending to the report
     * @param drained from the last intended moment until all was there
     * @param missing how many were not there in time
     */
    record Seen(Histogram millis, Duration drained, long missing) {}

    /** Watches until {@code count} deliveries, sent at {@code rate} from {@code start} on, are visible, or the time is over. */
    Seen watch(int count, int rate, long start, Duration patience) {
        Histogram millis = new Histogram(TimeUnit.HOURS.toMillis(10), 3);
        long lastIntended = start + TimeUnit.SECONDS.toNanos(count) / rate;
        long done = 0;
        long now = System.nanoTime();
        while (done < count && now - lastIntended < patience.toNanos()) {
            LockSupport.parkNanos(LOOK_NANOS);
            long seen = Math.min(count, figures.dealtWith() - before);
            now = System.nanoTime();
            for (; done < seen; done++) {
                long intended = start + TimeUnit.SECONDS.toNanos(done) / rate;
                millis.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMillis(now - intended)));
            }
        }
        return new Seen(millis, Duration.ofNanos(Math.max(0, now - lastIntended)), count - done);
    }
}
