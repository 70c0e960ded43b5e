package com.econlytics.connector;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens of one program, forgotten at its end: enough for tests. With rotating tokens a restart then needs a new
 * authorization. Safe for use by several threads.
 */
public final class InMemoryTokenStore implements TokenStore {
    private final Map<String, TokenPair> pairs = new ConcurrentHashMap<>();

    @Override
    public Optional<TokenPair> find(String name) {
        return Optional.ofNullable(pairs.get(name));
    }

    @Override
    public boolean add(String name, TokenPair first) {
        return pairs.putIfAbsent(name, Objects.requireNonNull(first, "first")) == null;
    }

    @Override
    public boolean replace(String name, TokenPair expected, TokenPair next) {
        return pairs.replace(name, expected, Objects.requireNonNull(next, "next"));
    }
}
