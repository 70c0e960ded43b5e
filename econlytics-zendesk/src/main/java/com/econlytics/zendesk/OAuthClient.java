package com.econlytics.zendesk;

import java.util.Objects;

/**
 * An OAuth client as it is registered in Zendesk's admin center under APIs, OAuth clients.
 *
 * @param id its identifier
 * @param secret its secret, never shown; empty for a public client, which proves itself by PKCE alone
 * @param scope what it asks to read
 */
public record OAuthClient(String id, String secret, String scope) {
    public OAuthClient {
        Objects.requireNonNull(secret, "secret");
        if (id.isBlank() || scope.isBlank()) {
            throw new IllegalArgumentException("an OAuth client has an identifier and a scope such as 'read'");
        }
    }

    /** A client that asks to read everything and to write nothing: scope {@code read}. */
    public static OAuthClient of(String id, String secret) {
        return new OAuthClient(id, secret, "read");
    }

    /** All but the secret. */
    @Override
    public String toString() {
        return "OAuthClient[" + id + ", ***, " + scope + "]";
    }
}
