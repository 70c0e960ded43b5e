package com.econlytics;

import java.util.Comparator;

/**
 * The one order of text: by Unicode code point, which is also PostgreSQL's {@code COLLATE "C"} on UTF-8.
 *
 * <p>{@link String#compareTo} compares UTF-16 units and puts U+1F600 before U+FF5E; this order does not.
 */
public final class TextOrder {
    /** Compares code point by code point; a prefix comes first. */
    public static final Comparator<String> CODE_POINT = TextOrder::compare;

    private TextOrder() {}

    private static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                return Character.isSurrogate(l) == Character.isSurrogate(r)
                        ? Character.compare(l, r)
                        : Boolean.compare(Character.isSurrogate(l), Character.isSurrogate(r));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
