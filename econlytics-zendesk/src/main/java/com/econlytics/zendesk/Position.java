package com.econlytics.zendesk;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A place in a stream of changed records.
 *
 * <p>Kept beside Zendesk's own cursor, the watermark lets the stream be read again from a time when Zendesk no longer
 * accepts that cursor.
 *
 * @param watermark up to when everything was read: the latest change seen, or the start of history
 * @param after Zendesk's cursor; empty before it gave one
 */
record Position(Instant watermark, String after) {
    /** Read once more after a cursor was lost: records known already are absorbed. */
    private static final Duration OVERLAP = Duration.ofHours(1);
    /** What changed later than so long ago is not shown yet. */
    private static final Duration WITHHELD = Duration.ofMinutes(1);

    static Position startOf(Instant history) {
        return new Position(history, "");
    }

    /**
     * The place that {@code cursor} stands for.
     *
     * @throws IllegalArgumentException if it is another connector's
     */
    static Position parse(Cursor cursor) {
        String text = cursor.text();
        int colon = text.indexOf(':');
        try {
            return new Position(
                    Instant.ofEpochSecond(Long.parseLong(text, 0, Math.max(colon, 0), 10)), text.substring(colon + 1));
        } catch (NumberFormatException foreign) {
            throw new IllegalArgumentException(
                    "the checkpoint was not written by this connector; is its name used by another?", foreign);
        }
    }

    Cursor cursor() {
        return new Cursor(watermark.getEpochSecond() + ":" + after);
    }

    /**
     * The place behind a page.
     *
     * @param cursor Zendesk's cursor behind it; the old one stands if it is empty
     * @param times when what the page shows changed; those ahead of our clock are left out, because a wrong one must not hide
     *     what comes later
     */
    Position next(String cursor, List<Instant> times, Instant now) {
        Instant latest = times.stream()
                .filter(time -> !time.isAfter(now))
                .reduce(watermark, (left, right) -> left.isAfter(right) ? left : right);
        return new Position(latest, cursor.isEmpty() ? after : cursor);
    }

    /**
     * Up to when everything is read, exclusive, at this place.
     *
     * @param asOf the time of which Zendesk told
     */
    Instant dataThrough(Page.End end, Instant asOf) {
        Instant shown = asOf.minus(WITHHELD);
        return end == Page.End.REACHED && shown.isAfter(watermark) ? shown : watermark;
    }

    /** The same time alone, from which the stream is read if there is no cursor. */
    Position withoutCursor() {
        return new Position(watermark, "");
    }

    /** Where to start again by time, not before the start of history. */
    Instant restart(Instant history) {
        Instant overlapping = watermark.minus(OVERLAP);
        return overlapping.isBefore(history) ? history : overlapping;
    }
}
