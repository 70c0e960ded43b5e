package com.econlytics.testkit.zendesk;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Request;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who may read the fake: the token it was started with, OAuth clients at {@code POST /oauth/tokens}, and API tokens.
 *
 * <p>A refresh token serves once: it is answered with a new pair, and the access and the refresh token before are dead from
 * then on. Access tokens end by the fake's clock.
 *
 * <pre>{@code
 * zendesk.grants().client("econlytics", "secret");
 * String refreshToken = zendesk.grants().refreshToken();
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class DeskGrants {
    static final String PATH = "/oauth/tokens";

    private final Clock clock;
    private final Set<String> authorizations = new HashSet<>();
    private final Map<String, Instant> accessTokens = new HashMap<>();
    private final Map<String, String> pairs = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private String clientId = "";
    private String clientSecret = "";
    private Duration lifetime = Duration.ofHours(1);
    private int count;

    DeskGrants(Clock clock, String token) {
        this.clock = clock;
        authorizations.add("Bearer " + token);
    }

    /** Registers the OAuth client; an empty secret makes it a public one. */
    public synchronized DeskGrants client(String id, String secret) {
        clientId = Objects.requireNonNull(id, "id");
        clientSecret = Objects.requireNonNull(secret, "secret");
        return this;
    }

    /** How long the access tokens last that are given out from now on; an hour unless said otherwise. */
    public synchronized DeskGrants lifetime(Duration accessTokens) {
        lifetime = Objects.requireNonNull(accessTokens, "accessTokens");
        return this;
    }

    /** Accepts an API token of old. */
    public synchronized DeskGrants apiToken(String email, String token) {
        String pair = email + "/token:" + token;
        authorizations.add("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** A refresh token of an authorization that was given in a browser before. */
    public synchronized String refreshToken() {
        return newPair().path("refresh_token").asText();
    }

    /**
     * A code as a browser would be sent back with, good for one exchange.
     *
     * @param verifier that must come with it; empty for none
     */
    public synchronized String code(String verifier) {
        String code = "code-" + ++count;
        codes.put(code, verifier);
        return code;
    }

    /** Accepts no access token any more that was given out so far; refresh tokens still serve. */
    public synchronized void revokeAccessTokens() {
        accessTokens.clear();
    }

    synchronized boolean accepts(Request request) {
        String authorization = request.authorization();
        String token = authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        return authorizations.contains(authorization)
                || Optional.ofNullable(accessTokens.get(token))
                        .filter(clock.instant()::isBefore)
                        .isPresent();
    }

    synchronized Answer give(Request request) {
        Map<String, String> form = request.form();
        if (!request.method().equals("POST") || !isClient(form)) {
            return refusal(401, "invalid_client");
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" ->
                clientSecret.isEmpty() ? refusal(401, "invalid_client") : Answer.json(200, newAccessToken());
            case "refresh_token" -> refreshed(form.getOrDefault("refresh_token", ""));
            case "authorization_code" -> exchanged(form);
            default -> refusal(400, "unsupported_grant_type");
        };
    }

    private boolean isClient(Map<String, String> form) {
        return !clientId.isEmpty()
                && clientId.equals(form.get("client_id"))
                && clientSecret.equals(form.getOrDefault("client_secret", ""));
    }

    private Answer refreshed(String refreshToken) {
        String accessToken = pairs.remove(refreshToken);
        if (accessToken == null) {
            return refusal(400, "invalid_grant");
        }
        accessTokens.remove(accessToken);
        return Answer.json(200, newPair());
    }

    private Answer exchanged(Map<String, String> form) {
        String verifier = codes.remove(form.getOrDefault("code", ""));
        boolean proven = verifier != null && verifier.equals(form.getOrDefault("code_verifier", ""));
        return proven && form.containsKey("redirect_uri") ? Answer.json(200, newPair()) : refusal(400, "invalid_grant");
    }

    private ObjectNode newPair() {
        ObjectNode pair = newAccessToken();
        String refreshToken = "refresh-" + count;
        pairs.put(refreshToken, pair.path("access_token").asText());
        return pair.put("refresh_token", refreshToken);
    }

    private ObjectNode newAccessToken() {
        String token = "access-" + ++count;
        accessTokens.put(token, clock.instant().plus(lifetime));
        return JsonNodeFactory.instance
                .objectNode()
                .put("access_token", token)
                .put("token_type", "bearer")
                .put("scope", "read")
                .put("expires_in", lifetime.toSeconds());
    }

    private static Answer refusal(int status, String error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", error);
        body.put("error_description", "The grant is invalid, expired, revoked or was issued to another client.");
        return Answer.json(status, body);
    }
}
