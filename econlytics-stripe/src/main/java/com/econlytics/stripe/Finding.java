package com.econlytics.stripe;

import com.econlytics.connector.Backoff;
import com.econlytics.connector.Preparation;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Disposition.Status;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a look at one of Stripe's objects brought, and whether that was all.
 *
 * @param reading what is known
 * @param status applied, ignored or pending
 * @param reason why; null if applied
 * @param detail the id or type to look at
 */
record Finding(Reading reading, Status status, @Nullable Reason reason, String detail) {
    /** Stripe shows a new object to everybody within minutes; one that is not there after days never was. */
    private static final Duration WAIT_FOR_A_MISSING_OBJECT = Duration.ofDays(3);

    static Finding applied(Reading reading) {
        return new Finding(reading, Status.APPLIED, null, "");
    }

    static Finding ignored(Reason reason, String detail) {
        return new Finding(Reading.NOTHING, Status.IGNORED, reason, detail);
    }

    static Finding pending(Reading reading, Reason reason, String detail) {
        return new Finding(reading, Status.PENDING, reason, detail);
    }

    /** Both: what waits outweighs what is done, and that outweighs what is left out. */
    Finding and(Finding other) {
        Finding leading = other.weight() > weight() ? other : this;
        return new Finding(reading.and(other.reading), leading.status, leading.reason, leading.detail);
    }

    Finding with(Reading more) {
        return new Finding(reading.and(more), status, reason, detail);
    }

    /** Why it waits, if it does. */
    Optional<Reason> findUnfinished() {
        return Optional.ofNullable(reason).filter(unfinished -> status == Status.PENDING);
    }

    Preparation preparation(Message message, Instant now) {
        return new Preparation(reading.facts(), reading.identities(), reading.attributes(), disposition(message, now));
    }

    private Disposition disposition(Message message, Instant now) {
        if (status == Status.APPLIED) {
            return Disposition.applied(message);
        }
        Reason why = Objects.requireNonNull(reason, "reason");
        if (status == Status.IGNORED) {
            return Disposition.ignored(message, why, detail);
        }
        boolean inVain = message.receivedAt().plus(WAIT_FOR_A_MISSING_OBJECT).isBefore(now);
        if (why == Reason.SOURCE_NOT_FOUND && inVain) {
            return Disposition.quarantined(message, why, detail);
        }
        return Disposition.pending(message, why, detail, Backoff.next(message, now));
    }

    private int weight() {
        return switch (status) {
            case PENDING -> 2;
            case APPLIED -> 1;
            case RECEIVED, IGNORED, QUARANTINED -> 0;
        };
    }
}
