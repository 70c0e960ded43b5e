package com.econlytics.stripe;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.Span;
import com.econlytics.stripe.NewestFirst.History;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The window of time that a run lists, newest first, and how far the listing has come.
 *
 * <p>What lies in the window is decided when the run begins, so that it can be cut short anywhere and go on days later. A
 * record that appears meanwhile, or lies ahead of our clock, is read by a later run, which begins before the newest record
 * seen.
 *
 * <p>Written {@code newest=1767225600;since=1735689600;begun=1767225660;oldest=0;reached=1767200000;limit=50;after=txn_1},
 * and between two runs {@code newest=1767225600}.
 *
 * @param newest the creation of the newest record seen by any run, in seconds since 1970; 0 if none was
 * @param since from then on, in seconds since 1970
 * @param begun when the run began to ask, in seconds since 1970 by this host's clock
 * @param oldest no record is older, as far as is known for showing progress; 0 if nothing is
 * @param reached the creation of the last record that was read; the end of the window at the start of a run
 * @param limit how many records a page has at most
 * @param after the last id that was read; empty at the start of a run
 */
record Window(long newest, long since, long begun, long oldest, long reached, int limit, String after) {
    private static final Pattern TEXT =
            Pattern.compile("newest=([0-9]{1,12})(?:;since=([0-9]{1,12});begun=([0-9]{1,12})"
                    + ";oldest=([0-9]{1,12});reached=([0-9]{1,12});limit=([0-9]{1,3});after=(.+))?");

    /**
     * The window that {@code cursor} stands for.
     *
     * @param limit the size of a page of a run that begins
     */
    static Window parse(Cursor cursor, History history, Instant now, int limit) {
        if (cursor.isStart()) {
            return begun(0, history.firstSince(now), now, limit);
        }
        Matcher parts = TEXT.matcher(cursor.text());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + cursor.text()
                    + "' is no cursor of this connector; start again from Cursor.START, nothing is counted twice");
        }
        long newest = Long.parseLong(parts.group(1));
        String after = parts.group(7);
        return after == null
                ? begun(newest, newest == 0 ? history.firstSince(now) : history.since(newest), now, limit)
                : new Window(
                        newest,
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        Long.parseLong(parts.group(4)),
                        Long.parseLong(parts.group(5)),
                        Math.max(Integer.parseInt(parts.group(6)), 1),
                        after);
    }

    private static Window begun(long newest, Instant since, Instant now, int limit) {
        long begun = Math.max(now.getEpochSecond(), 0);
        return new Window(newest, Math.max(since.getEpochSecond(), 0), begun, 0, until(begun), limit, "");
    }

    /** Stripe's clock may be ahead of ours. */
    private static long until(long begun) {
        return begun + Json.CLOCK_SKEW.toSeconds() + 1;
    }

    boolean isBeginning() {
        return after.isEmpty();
    }

    /** The end of the window, exclusive. */
    Instant until() {
        return Instant.ofEpochSecond(until(begun));
    }

    /** The window when a record was seen; {@code created} is 0 if that cannot be told. */
    Window seen(long created, String id) {
        long lowest = created == 0 ? reached : Math.min(reached, created);
        return new Window(Math.max(newest, created), since, begun, oldest, lowest, limit, id);
    }

    Window withLimit(int smaller) {
        return new Window(newest, since, begun, oldest, reached, smaller, after);
    }

    Window withOldest(long bound) {
        return new Window(newest, since, begun, bound, reached, limit, after);
    }

    Window withAfter(String id) {
        return new Window(newest, since, begun, oldest, reached, limit, id);
    }

    /** How far the run has come; empty if nobody knows how far history goes back. */
    Optional<Span> span() {
        long goal = Math.max(since, oldest);
        return goal == 0
                ? Optional.empty()
                : Optional.of(new Span(
                        Instant.ofEpochSecond(begun),
                        Instant.ofEpochSecond(Math.min(reached, begun)),
                        Instant.ofEpochSecond(goal)));
    }

    /** Where the next page begins. */
    Cursor next() {
        return new Cursor("newest=" + newest + ";since=" + since + ";begun=" + begun + ";oldest=" + oldest + ";reached="
                + reached + ";limit=" + limit + ";after=" + after);
    }

    /** Where the next run begins once this one has come to its end. */
    Cursor end() {
        return new Cursor("newest=" + newest);
    }
}
