package com.econlytics.testkit.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;

/**
 * The place of a change in the stream: by the second in which it was made, then by record, then as they came.
 *
 * @param number counts the changes as they came, from 1
 */
record Position(long generated, long id, long number) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::generated)
            .thenComparingLong(Position::id)
            .thenComparingLong(Position::number);
    private static final String SEPARATOR = "||";

    /** The place before every change of this second. */
    static Position before(long second) {
        return new Position(second, Long.MIN_VALUE, 0);
    }

    /**
     * Reads a cursor.
     *
     * @throws IllegalArgumentException if it is not one of ours
     */
    static Position ofCursor(String cursor) {
        String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
        String[] parts = text.split("\\|\\|", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a cursor: " + cursor);
        }
        return new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    String cursor() {
        String text = generated + SEPARATOR + id + SEPARATOR + number;
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
