package com.econlytics.revenue;

import com.econlytics.fact.Posting;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a document says in words: attributes of its posting, of which none is empty. */
final class DocumentText {
    private final SortedMap<String, String> attributes;
    private final String prefix;

    DocumentText() {
        this(new TreeMap<>(), "");
    }

    DocumentText(Posting posting) {
        this(posting.attributes(), "");
    }

    private DocumentText(SortedMap<String, String> attributes, String prefix) {
        this.attributes = attributes;
        this.prefix = prefix;
    }

    /** The attributes whose names begin with {@code start}. */
    DocumentText under(String start) {
        return new DocumentText(attributes, prefix + start);
    }

    SortedMap<String, String> attributes() {
        return attributes;
    }

    /** States {@code value}; nothing if it is null or empty. */
    void put(String name, @Nullable Object value) {
        String text = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        if (value != null && !text.isEmpty()) {
            attributes.put(prefix + name, text);
        }
    }

    /** States {@code value} if it is not the {@code usual} one. */
    void putUnless(String name, Object value, Object usual) {
        if (!value.equals(usual)) {
            put(name, value);
        }
    }

    /** The attribute; empty if it is not stated. */
    String get(String name) {
        return attributes.getOrDefault(prefix + name, "");
    }

    /** What the attribute says; null if it is not stated. */
    <T> @Nullable T find(String name, Function<String, T> reading) {
        String text = get(name);
        return text.isEmpty() ? null : reading.apply(text);
    }

    /** The constant that the attribute names; the {@code usual} one if it is not stated. */
    <E extends Enum<E>> E named(String name, E usual) {
        String text = get(name);
        return text.isEmpty()
                ? usual
                : Arrays.stream(usual.getDeclaringClass().getEnumConstants())
                        .filter(constant -> constant.toString().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no " + name));
    }
}
