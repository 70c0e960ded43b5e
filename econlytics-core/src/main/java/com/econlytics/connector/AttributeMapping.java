package com.econlytics.connector;

import com.econlytics.TextOrder;
import com.econlytics.customer.DatedAttribute;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which fields of a source's records become attributes of customers: a mapping that is data, so that a field more needs no code.
 *
 * <p>Example: {@code AttributeMapping.parse("metadata.utm_source=acquisition_channel, address.country=country")}. A field that
 * is not mapped is not kept.
 *
 * @param fields from the path of a field in the source's words, names joined by dots, to the name of the attribute
 */
public record AttributeMapping(SortedMap<String, String> fields) {
    /** No field becomes an attribute. */
    public static final AttributeMapping NONE = new AttributeMapping(new TreeMap<>());

    public AttributeMapping {
        SortedMap<String, String> copy = new TreeMap<>(TextOrder.CODE_POINT);
        copy.putAll(fields);
        copy.forEach(AttributeMapping::requireUsable);
        if (copy.values().stream().distinct().count() < copy.size()) {
            throw new IllegalArgumentException("two fields become one attribute in " + copy
                    + "; they would contradict each other, so give each a name of its own");
        }
        fields = Collections.unmodifiableSortedMap(copy);
    }

    /** The mapping of these fields. */
    public static AttributeMapping of(Map<String, String> fields) {
        return new AttributeMapping(new TreeMap<>(fields));
    }

    /**
     * Reads {@code field=attribute} pairs, separated by commas; blanks do not matter.
     *
     * @throws IllegalArgumentException if a pair has another form, a field comes twice or a name is no attribute's
     */
    public static AttributeMapping parse(String text) {
        SortedMap<String, String> fields = new TreeMap<>(TextOrder.CODE_POINT);
        for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] sides = pair.split("=", -1);
            if (sides.length != 2 || fields.put(sides[0].strip(), sides[1].strip()) != null) {
                throw new IllegalArgumentException("'" + pair.strip()
                        + "' maps no field, or one for the second time; write field=attribute, separated by commas");
            }
        }
        return new AttributeMapping(fields);
    }

    private static void requireUsable(String field, String attribute) {
        DatedAttribute.requireName(attribute);
        if (field.isBlank() || field.startsWith(".") || field.endsWith(".") || field.contains("..")) {
            throw new IllegalArgumentException(
                    "'" + field + "' is no path of a field; join names by dots, like metadata.utm_source");
        }
    }
}
