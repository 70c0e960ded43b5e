package com.econlytics.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What an event is about, by a number that means nothing outside the ledger.
 *
 * <p>Example: {@code customer 17}.
 *
 * @param kind such as {@code customer}, {@code party}, {@code fact} or {@code month}
 * @param number the ledger's number; of a month, year and month as in 202605
 */
public record AuditSubject(String kind, long number) {
    private static final String SEPARATOR = ", ";

    public AuditSubject {
        Objects.requireNonNull(kind, "kind");
        if (!kind.matches("[a-z]{1,40}")) {
            throw new IllegalArgumentException("the kind of a subject is one word of small letters, like customer");
        }
    }

    /** The text form of several, such as {@code party 7, customer 3}; empty for none. */
    public static String format(List<AuditSubject> subjects) {
        return subjects.stream().map(AuditSubject::toString).collect(Collectors.joining(SEPARATOR));
    }

    /**
     * Reads the text form of several.
     *
     * @throws IllegalArgumentException if {@code text} is not exactly what {@link #format} writes
     */
    public static List<AuditSubject> parse(String text) {
        List<AuditSubject> subjects = text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(SEPARATOR, -1))
                        .map(AuditSubject::parseOne)
                        .toList();
        if (!format(subjects).equals(text)) {
            throw new IllegalArgumentException("subjects are written as 'party 7, customer 3'");
        }
        return subjects;
    }

    private static AuditSubject parseOne(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("a subject is written as 'customer 17'");
        }
        return new AuditSubject(text.substring(0, space), Long.parseLong(text.substring(space + 1)));
    }

    @Override
    public String toString() {
        return kind + " " + number;
    }
}
