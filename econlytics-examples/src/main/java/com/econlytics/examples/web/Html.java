package com.econlytics.examples.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A piece of a page. Whatever is put into a template is escaped, unless it is such a piece itself, so that no text of a source can
 * be forgotten and become markup.
 *
 * <p>Example: {@code Html.of("<td>%s</td>", "a<b")} is a cell in which three characters are read.
 *
 * @param markup safe to be sent
 */
record Html(String markup) {
    static final Html NOTHING = new Html("");

    /** A template with {@code %s} for each part: a piece, many of them, or anything else as text. */
    static Html of(String template, Object... parts) {
        return new Html(template.formatted(Arrays.stream(parts).map(Html::safe).toArray()));
    }

    /** Pieces, one after the other. */
    static Html all(Iterable<Html> pieces) {
        return new Html(StreamSupport.stream(pieces.spliterator(), false)
                .map(Html::markup)
                .collect(Collectors.joining()));
    }

    /** {@code text} as it may stand between tags and in quoted attributes. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** A path with its parameters; those without a value are left out. */
    static String path(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Pieces of one kind, made into one. */
    private static String safe(Object part) {
        if (part instanceof Html piece) {
            return piece.markup();
        }
        if (part instanceof Iterable<?> pieces) {
            return StreamSupport.stream(pieces.spliterator(), false)
                    .map(Html::safe)
                    .collect(Collectors.joining());
        }
        return escaped(String.valueOf(part));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
