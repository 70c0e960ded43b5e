package com.econlytics.costing;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * For which work a rate is meant, by attributes of the activity.
 *
 * <p>Work is in scope if it has every named attribute with the stated value; a missing attribute equals nothing. Of two
 * scopes the one with more attributes is more specific; with equally many, {@code agent} goes before {@code group}, that
 * before {@code channel}, and that before {@code priority}. No two different scopes of one activity are equally specific.
 *
 * <p>Example: for an urgent ticket of group 7, {@code {group=7, priority=urgent}} goes before {@code {group=7}}, and that
 * before {@code {priority=urgent}}.
 *
 * @param attributes attribute to value; empty for all work
 */
public record RateScope(SortedMap<String, String> attributes) {
    private static final List<String> PRECEDENCE = List.of("agent", "group", "channel", "priority");

    /** All work. */
    public static final RateScope ALL = new RateScope(new TreeMap<>());

    /** The more specific scope is the greater one. */
    static final Comparator<RateScope> BY_SPECIFICITY =
            Comparator.comparingInt(RateScope::size).thenComparingInt(RateScope::rank);

    public RateScope {
        SortedMap<String, String> copy = new TreeMap<>(Map.copyOf(attributes));
        copy.forEach(RateScope::require);
        attributes = Collections.unmodifiableSortedMap(copy);
    }

    /** Work whose {@code attribute} is {@code value}. */
    public static RateScope of(String attribute, String value) {
        return ALL.and(attribute, value);
    }

    /** The part of this scope whose {@code attribute} is {@code value}. */
    public RateScope and(String attribute, String value) {
        SortedMap<String, String> more = new TreeMap<>(attributes);
        String earlier = more.put(attribute, value);
        if (earlier != null) {
            throw new IllegalArgumentException(
                    "the scope " + this + " already names " + attribute + "; state one rate for each value");
        }
        return new RateScope(more);
    }

    /** Whether work with the attributes {@code of} is in scope. */
    public boolean includes(Map<String, String> of) {
        return of.entrySet().containsAll(attributes.entrySet());
    }

    /** {@code {group=7, priority=urgent}}, or {@code all work}. */
    @Override
    public String toString() {
        return attributes.isEmpty() ? "all work" : attributes.toString();
    }

    private int size() {
        return attributes.size();
    }

    private int rank() {
        int rank = 0;
        for (String attribute : PRECEDENCE) {
            rank = 2 * rank + (attributes.containsKey(attribute) ? 1 : 0);
        }
        return rank;
    }

    private static void require(String attribute, String value) {
        if (!PRECEDENCE.contains(attribute)) {
            throw new IllegalArgumentException("no rate is specific to '" + attribute + "'; name one of " + PRECEDENCE);
        }
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the scope of a rate names " + attribute
                    + " without a printable value; leave it out if the rate is for every " + attribute);
        }
    }
}
