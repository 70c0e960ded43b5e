package com.econlytics.inbox;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param messageNumber which one
 * @param status the outcome
 * @param reason why; null only if applied or not looked at yet
 * @param detail what to look at: a JSON path, an event type; never personal data. Control characters are left out, and
 *     what is longer than 200 characters is cut
 * @param retryAt when to look again; null unless pending
 */
public record Disposition(
        long messageNumber,
        Status status,
        @Nullable Reason reason,
        String detail,
        @Nullable Instant retryAt) {
    private static final int LONGEST_DETAIL = 200;

    public Disposition {
        detail = clean(detail);
        if ((status == Status.APPLIED || status == Status.RECEIVED) != (reason == null)) {
            throw new IllegalArgumentException("a message that is " + status + " has "
                    + (reason == null ? "no reason; name one" : "the reason " + reason + "; leave it out"));
        }
        if ((status == Status.PENDING) != (retryAt != null)) {
            throw new IllegalArgumentException("a time to look again belongs to a pending message and to no other");
        }
    }

    /** Nobody has looked at it yet. */
    public static Disposition received(long messageNumber) {
        return new Disposition(messageNumber, Status.RECEIVED, null, "", null);
    }

    /** It has become facts. */
    public static Disposition applied(Message message) {
        return new Disposition(message.number(), Status.APPLIED, null, "", null);
    }

    /** It needs no facts. */
    public static Disposition ignored(Message message, Reason reason, String detail) {
        return new Disposition(message.number(), Status.IGNORED, reason, detail, null);
    }

    /** It cannot be finished yet. */
    public static Disposition pending(Message message, Reason reason, String detail, Instant retryAt) {
        return new Disposition(message.number(), Status.PENDING, reason, detail, retryAt);
    }

    /** It cannot be understood or believed. */
    public static Disposition quarantined(Message message, Reason reason, String detail) {
        return new Disposition(message.number(), Status.QUARANTINED, reason, detail, null);
    }

    /** Why, unless it was applied. */
    public Optional<Reason> findReason() {
        return Optional.ofNullable(reason);
    }

    /** When to look again, if it is pending. */
    public Optional<Instant> findRetryAt() {
        return Optional.ofNullable(retryAt);
    }

    /** The same without the detail, once the message is emptied. */
    Disposition withoutDetail() {
        return new Disposition(messageNumber, status, reason, "", retryAt);
    }

    private static String clean(String detail) {
        return detail.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .limit(LONGEST_DETAIL)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Where a message stands. */
    public enum Status {
        /** Stored, not looked at yet. */
        RECEIVED,
        /** Its facts are booked. */
        APPLIED,
        /** Looked at and left out, for a reason. */
        IGNORED,
        /** To be looked at again, for a reason; what is known of it may be booked as pending. */
        PENDING,
        /** Kept aside, for a reason. */
        QUARANTINED
    }
}
