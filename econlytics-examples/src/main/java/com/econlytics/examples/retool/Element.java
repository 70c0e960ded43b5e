package com.econlytics.examples.retool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of Retool's language, which looks like XML and is not: attributes are texts in quotes, or expressions in braces.
 *
 * <p>Example: {@code Element.of("Text", "title").text("value", "### Customers")}.
 */
final class Element {
    static final int SHORT_ID = 5;
    static final int EVENT_ID = 8;
    private static final String INDENT = "  ";

    private final String tag;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();

    private Element(String tag) {
        this.tag = tag;
    }

    static Element of(String tag) {
        return new Element(tag);
    }

    static Element of(String tag, String id) {
        return of(tag).text("id", id);
    }

    /** An id of hexadecimal digits, always the same for the same name. */
    static String hex(String name, int digits) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, digits);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform must offer SHA-256", missing);
        }
    }

    Element text(String name, String value) {
        if (value.contains("\"")) {
            throw new IllegalArgumentException(
                    "the attribute " + name + " has a quotation mark; write it as an expression");
        }
        attributes.put(name, "\"" + value + "\"");
        return this;
    }

    /** A number, a truth value, a list or an object. */
    Element expression(String name, String value) {
        attributes.put(name, "{" + value + "}");
        return this;
    }

    Element with(Element child) {
        children.add(child);
        return this;
    }

    Element with(List<Element> more) {
        children.addAll(more);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder rsx = new StringBuilder();
        write(rsx, "");
        return rsx.toString();
    }

    private void write(StringBuilder rsx, String indent) {
        rsx.append(indent).append('<').append(tag);
        attributes.forEach((name, value) -> rsx.append('\n')
                .append(indent)
                .append(INDENT)
                .append(name)
                .append('=')
                .append(value));
        if (children.isEmpty()) {
            rsx.append(" />\n");
            return;
        }
        rsx.append(">\n");
        children.forEach(child -> child.write(rsx, indent + INDENT));
        rsx.append(indent).append("</").append(tag).append(">\n");
    }
}
