package com.econlytics.connector;

/**
 * A place in a stream, in the words of its connector.
 *
 * @param text opaque to everybody else; empty at the start
 */
public record Cursor(String text) {
    /** Before the first record. */
    public static final Cursor START = new Cursor("");

    /** Whether nothing has been read yet. */
    public boolean isStart() {
        return text.isEmpty();
    }
}
