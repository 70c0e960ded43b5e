package com.econlytics.fact;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The source's ids and flags of a fact: kept in one order, and without characters that no store could keep. */
final class Attributes {
    private Attributes() {}

    static SortedMap<String, String> copyOf(Map<String, String> attributes) {
        SortedMap<String, String> copy = new TreeMap<>();
        attributes.forEach((name, value) -> {
            requirePrintable(name, name);
            requirePrintable(name, value);
            copy.put(name, value);
        });
        return Collections.unmodifiableSortedMap(copy);
    }

    private static void requirePrintable(String name, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("attribute " + name.replaceAll("\\p{Cntrl}", "?")
                    + " holds a control character; leave it out, no store could keep it");
        }
    }
}
