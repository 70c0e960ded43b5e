package com.econlytics.reliability.load;

import com.econlytics.testkit.stripe.StripeDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/** How long it takes until what was delivered is in the report, delivery by delivery. */
final class Visibility {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long HIGHEST_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final Figures figures;

    Visibility(Figures figures) {
        this.figures = figures;
    }

    /**
     * What was seen.
     *
     * @param millis from the intended moment of sending to the report
     * @param drained from the last intended moment until all was there
     * @param missing how many were not there in time
     */
    record Seen(Histogram millis, Duration drained, long missing) {}

    /**
     * Waits until no message waits, or the patience is over.
     *
     * @param intended when the delivery of this place should have been sent
     */
    Seen await(List<StripeDelivery> sent, IntFunction<Instant> intended, Duration patience) {
        long start = System.nanoTime();
        while (figures.waiting() > 0 && System.nanoTime() - start < patience.toNanos()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        Map<String, Instant> commits = figures.commitsOfMessages();
        Histogram millis = new Histogram(HIGHEST_MILLIS, 3);
        Instant last = intended.apply(sent.size() - 1);
        Duration drained = Duration.ZERO;
        for (int i = 0; i < sent.size(); i++) {
            Instant seen = commits.get(sent.get(i).eventId());
            if (seen != null) {
                long took = Duration.between(intended.apply(i), seen).toMillis();
                millis.recordValue(Math.min(HIGHEST_MILLIS, Math.max(0, took)));
                Duration late = Duration.between(last, seen);
                drained = late.compareTo(drained) > 0 ? late : drained;
            }
        }
        return new Seen(millis, drained, sent.size() - millis.getTotalCount());
    }
}
