package com.econlytics.revenue;

import com.econlytics.TextOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a whole subscription at one instant. Instants are to the microsecond.
 *
 * @param id the source's own
 * @param items the source's ids of all items that it has then
 * @param status how far it has come
 * @param start when the service began, which can be before the source knew of it
 * @param trialEnd when the trial ends or ended; null if there is none
 * @param pause what becomes of its invoices for now
 * @param pauseEnd when they are collected again; null if that is not known, or nothing is paused
 * @param cancelAt when it will end by what is agreed, such as the end of the period; null if it goes on
 * @param ended when it ended; null if it has not
 */
public record Subscription(
        String id,
        SortedSet<String> items,
        Status status,
        Instant start,
        @Nullable Instant trialEnd,
        Pause pause,
        @Nullable Instant pauseEnd,
        @Nullable Instant cancelAt,
        @Nullable Instant ended) {
    public Subscription {
        SubscriptionText.requireId("subscription", id);
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(pause, "pause");
        start = start.truncatedTo(ChronoUnit.MICROS);
        trialEnd = micros(trialEnd);
        pauseEnd = micros(pauseEnd);
        cancelAt = micros(cancelAt);
        ended = micros(ended);
        SortedSet<String> copy = new TreeSet<>(TextOrder.CODE_POINT);
        copy.addAll(items);
        copy.forEach(item -> SubscriptionText.requireId("item", item));
        items = Collections.unmodifiableSortedSet(copy);
    }

    /** A subscription of these items that goes on, of which nothing else is known. */
    public static Subscription of(String id, SortedSet<String> items, Status status, Instant start) {
        return new Subscription(id, items, status, start, null, Pause.NONE, null, null, null);
    }

    /** How far a subscription has come. */
    public enum Status {
        /** Its first payment has not succeeded yet. */
        INCOMPLETE,
        /** Its first payment never succeeded. */
        INCOMPLETE_EXPIRED,
        /** It costs nothing yet. */
        TRIALING,
        /** It is paid. */
        ACTIVE,
        /** An invoice is due and not paid, and payment is still tried. */
        PAST_DUE,
        /** It is over. */
        CANCELED,
        /** An invoice was not paid, and nothing more is tried. */
        UNPAID,
        /** Its trial ended without means of payment, so nothing is invoiced. */
        PAUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of the invoices of a subscription whose collection is paused; its status stays what it is. */
    public enum Pause {
        /** Nothing is paused. */
        NONE,
        /** They stay drafts. */
        KEEP_AS_DRAFT,
        /** They are given up. */
        MARK_UNCOLLECTIBLE,
        /** They are void. */
        VOID;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When the trial ends or ended, if there is one. */
    public Optional<Instant> findTrialEnd() {
        return Optional.ofNullable(trialEnd);
    }

    /** When invoices are collected again, if that is known. */
    public Optional<Instant> findPauseEnd() {
        return Optional.ofNullable(pauseEnd);
    }

    /** When it will end, if that is agreed. */
    public Optional<Instant> findCancelAt() {
        return Optional.ofNullable(cancelAt);
    }

    /** When it ended, if it has. */
    public Optional<Instant> findEnded() {
        return Optional.ofNullable(ended);
    }

    private static @Nullable Instant micros(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
