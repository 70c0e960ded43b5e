package com.econlytics.stripe;

import com.econlytics.connector.Cursor;
import com.econlytics.stripe.NewestFirst.History;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is being listed, newest first, and how far the listing has come.
 *
 * <p>All times are Stripe's own, so that it does not matter what this host takes the time to be. A record that appears while
 * the window is read, or that lies ahead of our clock, is read by a later run, which begins before the newest record seen.
 *
 * <p>Written {@code newest=1767225600;since=1735689600;after=txn_1}, and between two runs {@code newest=1767225600}.
 *
 * @param newest the creation of the newest record seen by any run, in seconds since 1970; 0 if none was
 * @param since from then on, in seconds since 1970
 * @param after the last id that was read; empty at the start of a run
 */
record Window(long newest, long since, String after) {
    private static final Pattern TEXT = Pattern.compile("newest=([0-9]{1,12})(?:;since=([0-9]{1,12});after=(.+))?");

    static Window parse(Cursor cursor, History history) {
        if (cursor.isStart()) {
            return begun(0, history);
        }
        Matcher parts = TEXT.matcher(cursor.text());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + cursor.text()
                    + "' is no cursor of this connector; start again from Cursor.START, nothing is counted twice");
        }
        long newest = Long.parseLong(parts.group(1));
        String since = parts.group(2);
        String after = parts.group(3);
        return since == null || after == null
                ? begun(newest, history)
                : new Window(newest, Long.parseLong(since), after);
    }

    private static Window begun(long newest, History history) {
        long overlapping = newest - history.overlap().toSeconds();
        return new Window(newest, Math.max(Math.max(overlapping, history.start().getEpochSecond()), 0), "");
    }

    /** The window when a record of this time was seen. */
    Window seen(long created) {
        return new Window(Math.max(newest, created), since, after);
    }

    Window after(String id) {
        return new Window(newest, since, id);
    }

    /** Where the next page begins. */
    Cursor next() {
        return new Cursor("newest=" + newest + ";since=" + since + ";after=" + after);
    }

    /** Where the next run begins once this one has come to its end. */
    Cursor end() {
        return new Cursor("newest=" + newest);
    }
}
