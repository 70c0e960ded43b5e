package com.econlytics.zendesk;

import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.connector.TokenPair;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where Zendesk gives out OAuth tokens. */
final class TokenEndpoint {
    private static final String PATH = "/oauth/tokens";
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final long LONGEST_SECONDS = 10L * 366 * 24 * 60 * 60;
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 422);

    private final SourceAccount account;
    private final HttpUrl url;
    private final Exchange exchange;
    private final OAuthClient client;

    TokenEndpoint(ZendeskSettings settings, Exchange exchange, OAuthClient client) {
        this.account = settings.account();
        this.url = settings.url(PATH).build();
        this.exchange = exchange;
        this.client = client;
    }

    /**
     * What was given out.
     *
     * @param accessToken to read with
     * @param refreshToken to get the next with; empty if none was given
     * @param expiresAt when the access token ends; null if that was not said
     */
    record Grant(
            String accessToken,
            String refreshToken,
            @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "Grant[***]";
        }
    }

    /** A token for the client itself. */
    Reply<Grant> forClient() {
        return ask(form("client_credentials").add("scope", client.scope()), grant -> grant);
    }

    /** The pair that follows a refresh token, which serves no more. */
    Reply<TokenPair> refresh(String refreshToken) {
        return ask(form("refresh_token").add("refresh_token", refreshToken), TokenEndpoint::pair);
    }

    /** The first pair. */
    Reply<TokenPair> exchange(AuthorizationCode given) {
        FormBody.Builder form = form("authorization_code")
                .add("code", given.code())
                .add("redirect_uri", given.redirectUri().toString())
                .add("scope", client.scope());
        return ask(
                given.verifier().isEmpty() ? form : form.add("code_verifier", given.verifier()), TokenEndpoint::pair);
    }

    private FormBody.Builder form(String grantType) {
        FormBody.Builder form =
                new FormBody.Builder().add("grant_type", grantType).add("client_id", client.id());
        return client.secret().isEmpty() ? form : form.add("client_secret", client.secret());
    }

    private <T> Reply<T> ask(FormBody.Builder form, Exchange.Reader<Grant, T> reader) {
        Reply<JsonNode> reply = exchange.post(url, form.build());
        if (reply instanceof Answered<JsonNode> answered) {
            return exchange.read(answered, document -> reader.read(grant(document, answered.asOf())));
        }
        Reply.Failed<JsonNode> failed = (Reply.Failed<JsonNode>) reply;
        return REFUSALS.contains(failed.failure().status()) ? refused(failed.failure()) : failed.instead();
    }

    private <T> Reply<T> refused(SourceException failure) {
        String message = account + " answered HTTP " + failure.status()
                + ": it gives no access token; check identifier,"
                + " secret and scope of the OAuth client '" + client.id() + "', and authorize it again if it has a"
                + " refresh token, which may have been used, revoked or expired";
        return new Reply.Failed<>(
                new SourceException(message, failure.status(), failure.requestId(), Retry.IS_USELESS), Delay.BACKOFF);
    }

    private static Grant grant(JsonNode document, Instant asOf) throws UnreadableException {
        Fields fields = new Fields(document);
        String accessToken = fields.findText("access_token")
                .filter(token -> TOKEN.matcher(token).matches())
                .orElseThrow(() -> new UnreadableException(Reason.SCHEMA, "lacks access_token"));
        OptionalLong seconds = fields.findWhole("expires_in");
        @Nullable
        Instant expiresAt =
                seconds.isPresent() ? asOf.plusSeconds(Math.min(seconds.getAsLong(), LONGEST_SECONDS)) : null;
        return new Grant(accessToken, fields.findText("refresh_token").orElse(""), expiresAt);
    }

    private static TokenPair pair(Grant grant) throws UnreadableException {
        if (grant.refreshToken().isEmpty()) {
            throw new UnreadableException(Reason.SCHEMA, "lacks refresh_token");
        }
        return new TokenPair(grant.accessToken(), grant.refreshToken(), grant.expiresAt());
    }
}
