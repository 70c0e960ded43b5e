package com.econlytics.examples.retool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads Retool's language, independently of what writes it: a tag, its attributes, its children. */
final class Rsx {
    private final String text;
    private int at;

    private Rsx(String text) {
        this.text = text;
    }

    /**
     * An element.
     *
     * @param attributes as written: in quotes or in braces
     */
    record Node(String tag, Map<String, String> attributes, List<Node> children) {
        String id() {
            return attributes.getOrDefault("id", "\"\"").replace("\"", "");
        }

        Stream<Node> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
        }

        List<Node> named(String name) {
            return all().filter(node -> node.tag.equals(name)).toList();
        }
    }

    static Node parse(String text) {
        Rsx reader = new Rsx(text);
        Node root = reader.node();
        reader.blanks();
        if (reader.at != text.length()) {
            throw new AssertionError("something stands behind the root, at " + reader.at);
        }
        return root;
    }

    private Node node() {
        blanks();
        expect("<");
        String tag = word();
        Map<String, String> attributes = new LinkedHashMap<>();
        List<Node> children = new ArrayList<>();
        for (blanks(); !text.startsWith(">", at) && !text.startsWith("/>", at); blanks()) {
            String name = word();
            expect("=");
            if (attributes.put(name, value()) != null) {
                throw new AssertionError(tag + " has " + name + " twice");
            }
        }
        if (text.startsWith("/>", at)) {
            at += 2;
            return new Node(tag, attributes, children);
        }
        expect(">");
        for (blanks(); !text.startsWith("</", at); blanks()) {
            children.add(node());
        }
        expect("</" + tag + ">");
        return new Node(tag, attributes, children);
    }

    private String value() {
        int from = at;
        if (text.charAt(at) == '"') {
            at = text.indexOf('"', at + 1) + 1;
        } else {
            int depth = 0;
            do {
                depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
                at++;
            } while (depth > 0);
        }
        return text.substring(from, at);
    }

    private String word() {
        int from = at;
        while (Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw new AssertionError("a name is missing at " + text.substring(at, Math.min(text.length(), at + 40)));
        }
        return text.substring(from, at);
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void expect(String expected) {
        if (!text.startsWith(expected, at)) {
            throw new AssertionError(
                    expected + " is missing at " + text.substring(at, Math.min(text.length(), at + 40)));
        }
        at += expected.length();
    }
}
