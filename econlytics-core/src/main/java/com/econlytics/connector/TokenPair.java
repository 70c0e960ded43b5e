package com.econlytics.connector;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an OAuth server gives out together: a token to read with, and one to get the next pair with. Never shown.
 *
 * <p>Where refresh tokens rotate, each serves once: the server answers with a new pair and forgets the old one.
 *
 * @param accessToken sent with every request; empty if there is none yet
 * @param refreshToken exchanged for the next pair
 * @param expiresAt when the access token ends, to the second; null if the server did not say
 */
public record TokenPair(
        String accessToken, String refreshToken, @Nullable Instant expiresAt) {
    public TokenPair {
        Objects.requireNonNull(accessToken, "accessToken");
        if (refreshToken.isEmpty()) {
            throw new IllegalArgumentException("a pair without a refresh token cannot be renewed");
        }
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A refresh token that was given without an access token: the first use renews it. */
    public static TokenPair ofRefreshToken(String refreshToken) {
        return new TokenPair("", refreshToken, Instant.EPOCH);
    }

    /** When the access token ends, if the server said so. */
    public Optional<Instant> findExpiry() {
        return Optional.ofNullable(expiresAt);
    }

    /** All but the tokens. */
    @Override
    public String toString() {
        return "TokenPair[***, expiresAt=" + (expiresAt == null ? "unknown" : expiresAt) + "]";
    }
}
