package com.econlytics.zendesk;

import java.net.URI;
import java.util.Objects;

/**
 * What Zendesk sent an administrator's browser back with, to be exchanged within two minutes for the first tokens.
 *
 * @param code the code; never shown
 * @param redirectUri where the browser was sent back to, exactly as it was asked for
 * @param verifier the PKCE verifier whose challenge was sent along then; never shown; empty if there was none
 */
public record AuthorizationCode(String code, URI redirectUri, String verifier) {
    public AuthorizationCode {
        Objects.requireNonNull(redirectUri, "redirectUri");
        Objects.requireNonNull(verifier, "verifier");
        if (code.isBlank()) {
            throw new IllegalArgumentException(
                    "a blank authorization code; take the parameter 'code' of the address that Zendesk redirected to");
        }
    }

    /** Neither code nor verifier. */
    @Override
    public String toString() {
        return "AuthorizationCode[***, " + redirectUri + ", ***]";
    }
}
