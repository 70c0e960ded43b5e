package com.econlytics.examples.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tokens that are valid now: a file with a line for each, {@code name role hash}. It is read again whenever it changed, so that a token
 * that is revoked is worthless at once.
 */
public final class AccessTokens {
    private final Path file;
    private List<AccessToken> tokens;
    private String read = "";

    private AccessTokens(Path file, List<AccessToken> tokens) {
        this.file = file;
        this.tokens = List.copyOf(tokens);
    }

    /** These, and no others. */
    public static AccessTokens of(List<AccessToken> tokens) {
        return new AccessTokens(Path.of(""), tokens);
    }

    /** Those of a file; none if there is no such file yet. */
    public static AccessTokens ofFile(Path file) {
        return new AccessTokens(file, List.of());
    }

    /** All of them. */
    public synchronized List<AccessToken> all() {
        if (!file.toString().isEmpty()) {
            refresh();
        }
        return tokens;
    }

    /** Whose this secret is. Every token is looked at, so that the time it takes says nothing. */
    Optional<AccessToken> find(String secret) {
        byte[] hash = AccessToken.hash(secret).getBytes(StandardCharsets.US_ASCII);
        Optional<AccessToken> found = Optional.empty();
        for (AccessToken token : all()) {
            if (MessageDigest.isEqual(token.hash().getBytes(StandardCharsets.US_ASCII), hash)) {
                found = Optional.of(token);
            }
        }
        return found;
    }

    /**
     * Adds one to the file.
     *
     * @throws IllegalArgumentException if another has this name
     */
    public synchronized void add(AccessToken token) {
        List<AccessToken> more = new ArrayList<>(all());
        if (more.stream().anyMatch(other -> other.name().equals(token.name()))) {
            throw new IllegalArgumentException(
                    "there is a token of the name " + token.name() + "; revoke it first, or choose another name");
        }
        more.add(token);
        write(more);
    }

    /** Takes one out of the file; whether there was one of this name. */
    public synchronized boolean revoke(String name) {
        List<AccessToken> fewer = new ArrayList<>(all());
        boolean known = fewer.removeIf(token -> token.name().equals(name));
        if (known) {
            write(fewer);
        }
        return known;
    }

    private void refresh() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            if (!text.equals(read)) {
                tokens = text.lines()
                        .filter(line -> !line.isBlank())
                        .map(AccessTokens::token)
                        .toList();
                read = text;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the file of access tokens cannot be read: " + file, failed);
        }
    }

    private static AccessToken token(String line) {
        String[] fields = line.strip().split(" ", -1);
        if (fields.length != 3 || !fields[2].matches("[0-9a-f]{64}")) {
            throw new IllegalStateException(
                    "the file of access tokens has a line that is not 'name role hash'; make tokens with 'tokens create'");
        }
        return new AccessToken(fields[0], Role.valueOf(fields[1].toUpperCase(Locale.ROOT)), fields[2]);
    }

    /** By a new file that takes the place of the old one, so that no half of one is ever read. */
    private void write(List<AccessToken> all) {
        StringBuilder text = new StringBuilder();
        all.forEach(token -> text.append(token.name())
                .append(' ')
                .append(token.role().name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(token.hash())
                .append('\n'));
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path next = Files.createTempFile(folder, "tokens", ".new");
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("the file of access tokens cannot be written: " + file, failed);
        }
    }
}
