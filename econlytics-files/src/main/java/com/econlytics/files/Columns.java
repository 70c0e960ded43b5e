package com.econlytics.files;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which columns a table must have, may have, and whether it may have others.
 *
 * @param required each exactly once, in any order
 * @param optional each at most once
 * @param others whether there may be more, which are not read
 */
record Columns(List<String> required, Set<String> optional, Others others) {
    enum Others {
        IGNORED,
        REFUSED
    }

    /** A format of ours: what is not known is a slip of the pen. */
    static Columns exactly(List<String> required, String... optional) {
        return new Columns(required, new LinkedHashSet<>(List.of(optional)), Others.REFUSED);
    }

    /** A format of somebody else, who may add columns. */
    static Columns atLeast(List<String> required, String... optional) {
        return new Columns(required, new LinkedHashSet<>(List.of(optional)), Others.IGNORED);
    }

    /** Where each known column is, by name. */
    Map<String, Integer> locate(CsvRow header) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.cells().size(); i++) {
            String name = normalized(header.cells().get(i));
            boolean known = required.contains(name) || optional.contains(name);
            if (known && places.putIfAbsent(name, i) != null) {
                throw header.whole().refuse(expected(), "column " + name + " twice");
            }
            if (!known && others == Others.REFUSED && !header.cell(i).isEmpty()) {
                throw header.whole().refuse(expected(), "a column " + (i + 1) + " of another name");
            }
        }
        for (String name : required) {
            if (!places.containsKey(name)) {
                throw header.whole().refuse(expected(), "no column " + name);
            }
        }
        return places;
    }

    private String expected() {
        String names = "the columns " + String.join(", ", required);
        return optional.isEmpty() ? names : names + " and perhaps " + String.join(", ", optional);
    }

    /** {@code Created (UTC)} and {@code created_utc} are one name. */
    static String normalized(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    }
}
