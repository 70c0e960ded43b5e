package com.econlytics.customer;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The attributes of one customer through time.
 *
 * <p>Example: with {@code plan} "basic" from March and "pro" from June, the plan in May is "basic".
 */
public final class AttributeHistory {
    /** Nothing known. */
    public static final AttributeHistory EMPTY = of(List.of());

    private final Map<String, List<Value>> values;

    private AttributeHistory(Map<String, List<Value>> values) {
        this.values = values;
    }

    /** The history that these statements about one customer tell, in any order and however often repeated. */
    public static AttributeHistory of(Collection<DatedAttribute> statements) {
        Map<String, List<Value>> values = new HashMap<>();
        statements.stream()
                .collect(Collectors.groupingBy(DatedAttribute::name))
                .forEach((name, named) -> values.put(name, valuesOf(named)));
        return new AttributeHistory(values);
    }

    /** The value of {@code name} at {@code instant}; empty if there is none, or sources contradict each other. */
    public Optional<String> valueAt(String name, Instant instant) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.from.isAfter(instant))
                .reduce((earlier, later) -> later)
                .map(Value::text)
                .filter(text -> !text.isEmpty());
    }

    /** The names of all attributes that ever had a value, by code point. */
    public Set<String> names() {
        return new TreeSet<>(values.keySet());
    }

    private static List<Value> valuesOf(Collection<DatedAttribute> named) {
        return named.stream().collect(Collectors.groupingBy(DatedAttribute::validFrom)).values().stream()
                .map(AttributeHistory::standing)
                .sorted(Comparator.comparing(Value::from))
                .toList();
    }

    /** The value that counts from one instant on: that of the highest revision, none if it says two things. */
    private static Value standing(Collection<DatedAttribute> stated) {
        long highest = stated.stream().mapToLong(DatedAttribute::revision).max().orElseThrow();
        Set<String> texts = stated.stream()
                .filter(attribute -> attribute.revision() == highest)
                .map(DatedAttribute::value)
                .collect(Collectors.toSet());
        Instant from = stated.iterator().next().validFrom();
        return new Value(from, texts.size() == 1 ? texts.iterator().next() : "");
    }

    private record Value(Instant from, String text) {}
}
