package com.econlytics.testkit.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A request as the server received it.
 *
 * @param origin the server as the client sees it, such as {@code http://127.0.0.1:34567}
 * @param method such as {@code GET}
 * @param path the decoded path, without the query
 * @param parameters the decoded query, values in the order in which they came
 * @param headers by name in lower case
 * @param body as text in UTF-8; empty if there is none
 */
public record Request(
        String origin,
        String method,
        String path,
        Map<String, List<String>> parameters,
        Map<String, String> headers,
        String body) {
    public Request {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    static Request of(String origin, String method, URI uri, Map<String, String> headers, String body) {
        Map<String, List<String>> parameters = parsed(Objects.requireNonNullElse(uri.getRawQuery(), ""));
        return new Request(origin, method, uri.getPath(), parameters, headers, body);
    }

    private static Map<String, List<String>> parsed(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                parameters.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    /** The first value of a parameter. */
    public Optional<String> find(String parameter) {
        return Optional.ofNullable(parameters.get(parameter)).map(values -> values.get(0));
    }

    /**
     * The first value of a parameter that is a whole number.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public OptionalLong findLong(String parameter) {
        Optional<String> text = find(parameter);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Invalid integer: " + text.get(), e);
        }
    }

    /** The values of a list parameter, sent as {@code name[]=} or as {@code name[0]=}. */
    public List<String> list(String parameter) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(parameter + "["))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** The fields of a form that was sent as the body; the first value of each. */
    public Map<String, String> form() {
        Map<String, String> fields = new TreeMap<>();
        parsed(body).forEach((name, values) -> fields.put(name, values.get(0)));
        return fields;
    }

    /** The header of that name; empty if it was not sent. */
    public String authorization() {
        return headers.getOrDefault("authorization", "");
    }

    /** Whether the request carries this bearer token. */
    public boolean bears(String token) {
        return authorization().equals("Bearer " + token);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
