package com.econlytics.inbox;

import com.econlytics.inbox.Disposition.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For how long the bytes of messages are kept, by what became of them. What is due or pending is kept in any case.
 *
 * <p>Example: {@code Retention.forever().applied(Duration.ofDays(30)).quarantined(Duration.ofDays(180))}.
 */
public final class Retention {
    private final Map<Status, Duration> spans;

    private Retention(Map<Status, Duration> spans) {
        this.spans = new EnumMap<>(Status.class);
        this.spans.putAll(spans);
    }

    /** Everything is kept. */
    public static Retention forever() {
        return new Retention(Map.of());
    }

    /** The bytes of what was applied are kept for {@code span} after they came. */
    public Retention applied(Duration span) {
        return with(Status.APPLIED, span);
    }

    /** The bytes of what was ignored are kept for {@code span} after they came; what is emptied cannot be replayed. */
    public Retention ignored(Duration span) {
        return with(Status.IGNORED, span);
    }

    /** The bytes of what is in quarantine are kept for {@code span} after they came; what is emptied cannot be replayed. */
    public Retention quarantined(Duration span) {
        return with(Status.QUARANTINED, span);
    }

    /** Whether a message that came at {@code receivedAt} and stands at {@code status} need not be kept at {@code now}. */
    public boolean isOver(Status status, Instant receivedAt, Instant now) {
        @Nullable Duration span = spans.get(status);
        return span != null && !receivedAt.isAfter(now.minus(span));
    }

    /** How long each is kept that is not kept for ever. */
    public Map<Status, Duration> spans() {
        return Map.copyOf(spans);
    }

    private Retention with(Status status, Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException(
                    status + " messages cannot be kept for " + span + "; state a span from 0");
        }
        Retention retention = new Retention(spans);
        retention.spans.put(status, span);
        return retention;
    }
}
