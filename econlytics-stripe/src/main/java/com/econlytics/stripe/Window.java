package com.econlytics.stripe;

import com.econlytics.connector.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stretch of time that is being listed, newest first, and how far the listing has come.
 *
 * <p>Written {@code since=1735689600;until=1767225600;after=txn_1}. A window without an end has not been begun.
 *
 * @param since from then on, in seconds since 1970
 * @param until before then; 0 if not fixed yet
 * @param after the last id that was read; empty at the start of the window
 */
record Window(long since, long until, String after) {
    private static final Pattern TEXT = Pattern.compile("since=([0-9]{1,12})(?:;until=([0-9]{1,12})(?:;after=(.+))?)?");

    static Window parse(Cursor cursor, Instant historyStart) {
        if (cursor.isStart()) {
            return new Window(Math.max(historyStart.getEpochSecond(), 0), 0, "");
        }
        Matcher parts = TEXT.matcher(cursor.text());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + cursor.text()
                    + "' is no cursor of this connector; start again from Cursor.START, nothing is counted twice");
        }
        String until = parts.group(2);
        String after = parts.group(3);
        return new Window(
                Long.parseLong(parts.group(1)), until == null ? 0 : Long.parseLong(until), after == null ? "" : after);
    }

    /** The window with its end fixed, which is now if it was not begun. */
    Window begunAt(Instant now) {
        return until > 0 ? this : new Window(since, Math.max(now.getEpochSecond() + 1, since + 1), "");
    }

    Window after(String id) {
        return new Window(since, until, id);
    }

    /** The window to begin once this one is read, which overlaps it: the newest records may appear late. */
    Window next(Duration overlap) {
        return new Window(Math.max(until - overlap.toSeconds(), 0), 0, "");
    }

    Cursor cursor() {
        if (until == 0) {
            return new Cursor("since=" + since);
        }
        return new Cursor("since=" + since + ";until=" + until + (after.isEmpty() ? "" : ";after=" + after));
    }
}
