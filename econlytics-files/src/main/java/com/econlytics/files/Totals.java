package com.econlytics.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sums under a table, by currency or more: {@code total of 12} and a figure for each column that can be added. By them a reader
 * knows that it has the whole table, as it was written.
 */
final class Totals {
    /** Between the parts of a group; no code holds it. */
    static final String SEPARATOR = " ";

    private static final Pattern LABEL = Pattern.compile("total of (0|[1-9][0-9]{0,8})");

    private final int width;
    private final SortedMap<String, Sum> sums = new TreeMap<>();

    Totals(int width) {
        this.width = width;
    }

    /**
     * What stands under one group.
     *
     * @param rows how many
     * @param figures by column
     */
    record Sum(long rows, List<BigDecimal> figures) {
        Sum plus(Sum other) {
            List<BigDecimal> added = new ArrayList<>();
            for (int i = 0; i < figures.size(); i++) {
                added.add(figures.get(i).add(other.figures.get(i)));
            }
            return new Sum(Math.addExact(rows, other.rows), added);
        }

        boolean equalsSum(Sum other) {
            boolean equal = rows == other.rows;
            for (int i = 0; i < figures.size(); i++) {
                equal = equal && figures.get(i).compareTo(other.figures.get(i)) == 0;
            }
            return equal;
        }

        String label() {
            return "total of " + rows;
        }

        List<String> cells() {
            return figures.stream().map(BigDecimal::toPlainString).toList();
        }
    }

    /** Adds a row. */
    void add(String group, List<BigDecimal> figures) {
        sums.merge(group, new Sum(1, figures), Sum::plus);
    }

    /** By group; of an empty table, one without a name. */
    SortedMap<String, Sum> sums() {
        if (sums.isEmpty()) {
            return new TreeMap<>(Map.of("", new Sum(0, Collections.nCopies(width, BigDecimal.ZERO))));
        }
        return sums;
    }

    /** Refuses a total that is not the sum of the rows above. */
    void require(Cell place, String group, List<BigDecimal> figures) {
        Matcher label = LABEL.matcher(place.trimmed());
        Sum due = sums().get(group);
        if (due == null || !label.matches() || !due.equalsSum(new Sum(Long.parseLong(label.group(1)), figures))) {
            throw place.refuse(
                    "the totals of the rows above",
                    due == null ? "those of rows that are not there" : "others; rows are missing or were changed");
        }
    }
}
