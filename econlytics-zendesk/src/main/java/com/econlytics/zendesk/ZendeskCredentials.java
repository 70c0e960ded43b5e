package com.econlytics.zendesk;

import com.econlytics.fact.SourceAccount;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what right an account is read. Nothing secret is ever shown.
 *
 * <p>For a server of the company itself, {@link ClientCredentials} are the simplest; {@link RefreshTokens} are for an
 * administrator who authorizes in the browser, and for apps that many companies install.
 */
public sealed interface ZendeskCredentials {
    /** What operators should know about these credentials, if anything; logged once per connection. */
    default Optional<String> warning(SourceAccount account) {
        return Optional.empty();
    }

    /**
     * An OAuth access token that the host supplies, and replaces by new settings before it ends.
     *
     * @param token visible ASCII characters without blanks
     */
    record AccessToken(String token) implements ZendeskCredentials {
        public AccessToken {
            requireToken(token, "an access token");
        }

        @Override
        public String toString() {
            return "AccessToken[***]";
        }
    }

    /**
     * The client itself, by the grant {@code client_credentials}: an access token is asked for when there is none, before it
     * ends, and when it is refused.
     *
     * @param client with a secret
     */
    record ClientCredentials(OAuthClient client) implements ZendeskCredentials {
        public ClientCredentials {
            if (client.secret().isEmpty()) {
                throw new IllegalArgumentException("OAuth client '" + client.id()
                        + "' needs its secret to stand for itself; a public client is authorized in the browser");
            }
        }
    }

    /**
     * What an administrator authorized in the browser: refresh tokens that serve once each, kept in a store that all hosts
     * share.
     *
     * <p>If a host dies, or its connection does, after Zendesk gave out a new pair and before the pair is stored, nobody knows
     * it: Zendesk accepts neither the old one nor tells the new one again. The account is then authorized once more.
     *
     * @param client which asks
     * @param first a refresh token to begin with, never shown; empty if {@link ZendeskAccess#authorize} gets the first pair.
     *     It counts while the store has none, and once more if the stored one is refused
     */
    record RefreshTokens(OAuthClient client, String first) implements ZendeskCredentials {
        public RefreshTokens {
            Objects.requireNonNull(client, "client");
            if (!first.isEmpty()) {
                requireToken(first, "a refresh token");
            }
        }

        @Override
        public String toString() {
            return "RefreshTokens[" + client + ", ***]";
        }
    }

    /**
     * An API token, as Zendesk gave them out before OAuth. It works until Zendesk switches them off.
     *
     * @param email of the agent or administrator whose rights it has; never shown
     * @param token visible ASCII characters without blanks
     */
    record ApiToken(String email, String token) implements ZendeskCredentials {
        public ApiToken {
            requireToken(token, "an API token");
            if (!email.contains("@") || email.contains(":")) {
                throw new IllegalArgumentException("an API token goes with the e-mail address of an agent");
            }
        }

        @Override
        public Optional<String> warning(SourceAccount account) {
            return Optional.of(
                    account + " is read with an API token, which Zendesk switches off on 2027-04-30; register an"
                            + " OAuth client in Zendesk's admin center and use its client credentials instead");
        }

        @Override
        public String toString() {
            return "ApiToken[***]";
        }
    }

    private static void requireToken(String text, String what) {
        if (!Pattern.matches("[!-~]+", text)) {
            throw new IllegalArgumentException(what + " is visible ASCII characters without blanks");
        }
    }
}
