package com.econlytics.examples.settings;

import com.econlytics.zendesk.OAuthClient;
import com.econlytics.zendesk.ZendeskCredentials;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** By what right Zendesk is read: one of several, and not two. */
final class ZendeskVariables {
    private static final String TOKEN = "[!-~]+";
    private static final String TOKEN_HINT = "copy it from Zendesk's admin center, without blanks";

    private final Environment environment;

    ZendeskVariables(Environment environment) {
        this.environment = environment;
    }

    /** The credentials; none if the environment has noted why not. */
    Optional<ZendeskCredentials> credentials() {
        List<ZendeskCredentials> given = Stream.of(client(), accessToken(), apiToken())
                .flatMap(Optional::stream)
                .toList();
        if (given.size() > 1) {
            environment.note(
                    "Zendesk can be read in more than one way; keep one of ZENDESK_CLIENT_ID, ZENDESK_TOKEN and"
                            + " ZENDESK_API_TOKEN");
        }
        boolean unset = Stream.of(Variable.ZENDESK_CLIENT_ID, Variable.ZENDESK_TOKEN, Variable.ZENDESK_API_TOKEN)
                .noneMatch(this::isSet);
        if (unset) {
            environment.note(
                    "ZENDESK_CLIENT_ID is not set; register an OAuth client in Zendesk's admin center, and set its"
                            + " ZENDESK_CLIENT_SECRET too");
        }
        return given.size() == 1 ? Optional.of(given.get(0)) : Optional.empty();
    }

    private Optional<ZendeskCredentials> client() {
        if (!isSet(Variable.ZENDESK_CLIENT_ID)) {
            return Optional.empty();
        }
        String id = environment.text(Variable.ZENDESK_CLIENT_ID, "", TOKEN, TOKEN_HINT);
        String secret = environment.text(Variable.ZENDESK_CLIENT_SECRET, "", TOKEN, TOKEN_HINT);
        String refreshToken = environment.text(Variable.ZENDESK_REFRESH_TOKEN, "", TOKEN, TOKEN_HINT);
        if (!isSet(Variable.ZENDESK_CLIENT_SECRET) && !isSet(Variable.ZENDESK_REFRESH_TOKEN)) {
            environment.note("ZENDESK_CLIENT_SECRET is not set; " + TOKEN_HINT);
        }
        if (id.isEmpty() || (secret.isEmpty() && refreshToken.isEmpty())) {
            return Optional.empty();
        }
        OAuthClient client = OAuthClient.of(id, secret);
        return Optional.of(
                refreshToken.isEmpty()
                        ? new ZendeskCredentials.ClientCredentials(client)
                        : new ZendeskCredentials.RefreshTokens(client, refreshToken));
    }

    private Optional<ZendeskCredentials> accessToken() {
        return environment
                .read(
                        Variable.ZENDESK_TOKEN,
                        ZendeskCredentials.AccessToken::new,
                        "create an OAuth access token with the scope read")
                .map(ZendeskCredentials.class::cast);
    }

    private Optional<ZendeskCredentials> apiToken() {
        if (!isSet(Variable.ZENDESK_API_TOKEN)) {
            return Optional.empty();
        }
        String email = environment.require(
                Variable.ZENDESK_EMAIL,
                "[^@:\\s]+@[^@:\\s]+",
                "write the address of the agent whose rights the token has");
        return environment
                .read(
                        Variable.ZENDESK_API_TOKEN,
                        token -> new ZendeskCredentials.ApiToken(email.isEmpty() ? "nobody@invalid" : email, token),
                        TOKEN_HINT)
                .map(ZendeskCredentials.class::cast);
    }

    private boolean isSet(Variable variable) {
        return environment.find(variable).isPresent();
    }
}
