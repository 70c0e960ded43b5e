package com.econlytics.zendesk;

import com.econlytics.connector.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which ticket field a title stood for when it was looked up, noted in front of the connector's own cursor, so that a field
 * that is renamed later stays the same.
 *
 * @param id of the field
 * @param title under which it was found
 */
record TimeField(long id, String title) {
    private static final Pattern NOTED = Pattern.compile("field ([0-9]{1,18}) ([A-Za-z0-9_-]+);(.*)", Pattern.DOTALL);

    /** What is noted in {@code cursor}. */
    static Optional<TimeField> findIn(Cursor cursor) {
        Matcher noted = NOTED.matcher(cursor.text());
        return noted.matches()
                ? Optional.of(new TimeField(
                        Long.parseLong(noted.group(1)),
                        new String(Base64.getUrlDecoder().decode(noted.group(2)), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** {@code cursor} without a note. */
    static Cursor without(Cursor cursor) {
        Matcher noted = NOTED.matcher(cursor.text());
        return noted.matches() ? new Cursor(noted.group(3)) : cursor;
    }

    /** {@code cursor} with this note in front of it. */
    Cursor before(Cursor cursor) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(title.getBytes(StandardCharsets.UTF_8));
        return new Cursor("field " + id + " " + text + ";" + cursor.text());
    }
}
