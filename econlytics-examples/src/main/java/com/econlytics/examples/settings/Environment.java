package com.econlytics.examples.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads variables, and notes every one that is missing or malformed instead of stopping at the first. */
final class Environment {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** A variable that must be set. */
    String require(Variable variable, String shape, String hint) {
        Optional<String> text = find(variable);
        if (text.isEmpty()) {
            problems.add(variable + " is not set; " + hint);
        }
        return text.filter(set -> matches(variable, set, shape, hint)).orElse("");
    }

    /** A variable that may be left out. */
    String text(Variable variable, String otherwise, String shape, String hint) {
        return find(variable).filter(set -> matches(variable, set, shape, hint)).orElse(otherwise);
    }

    /**
     * A variable that may be left out and is read by {@code reader}.
     *
     * @param reader throws {@link RuntimeException} for what it cannot read
     */
    <T> Optional<T> read(Variable variable, Function<String, T> reader, String hint) {
        try {
            return find(variable).map(reader);
        } catch (RuntimeException unreadable) {
            problems.add(malformed(variable, hint));
            return Optional.empty();
        }
    }

    /** An address to which a secret may be sent. */
    Optional<URI> address(Variable variable) {
        return read(variable, Environment::safe, "write https://host, or http://127.0.0.1:port on this machine");
    }

    /** Notes what is wrong with several variables together. */
    void note(String problem) {
        problems.add(problem);
    }

    /** What {@code settings} makes of all that was read. */
    <T> T orThrow(Supplier<T> settings) {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return settings.get();
    }

    /** Blank is as good as not set: shells and compose files leave empty variables behind. */
    Optional<String> find(Variable variable) {
        return Optional.ofNullable(variables.get(variable.name()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private boolean matches(Variable variable, String text, String shape, String hint) {
        if (text.matches(shape)) {
            return true;
        }
        problems.add(malformed(variable, hint));
        return false;
    }

    private static String malformed(Variable variable, String hint) {
        return variable + " is malformed; " + hint;
    }

    private static URI safe(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            boolean encrypted = "https".equals(uri.getScheme());
            boolean local = "http".equals(uri.getScheme());
            boolean safe = host != null
                    && (encrypted || (local && LOOPBACK.matcher(host).matches()));
            boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            if (safe && bare && uri.getPath().matches("/?")) {
                return uri;
            }
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException("not an address", unreadable);
        }
        throw new IllegalArgumentException("not an address to which a secret may be sent");
    }
}
