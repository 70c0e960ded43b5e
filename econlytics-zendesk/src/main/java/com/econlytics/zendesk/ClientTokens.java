package com.econlytics.zendesk;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access tokens of a client that stands for itself; asked for when they are needed, and kept in memory only. */
final class ClientTokens implements Tokens {
    private final TokenEndpoint endpoint;
    private final Patience patience;
    private final Clock clock;
    private TokenEndpoint.@Nullable Grant current;

    ClientTokens(TokenEndpoint endpoint, Patience patience, Clock clock) {
        this.endpoint = endpoint;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public synchronized String authorization() {
        TokenEndpoint.Grant grant = current;
        if (grant == null || Expiry.isNear(Optional.ofNullable(grant.expiresAt()), clock)) {
            grant = patience.ask(endpoint::forClient).content();
            current = grant;
        }
        return "Bearer " + grant.accessToken();
    }

    @Override
    public synchronized boolean renew(String refused) {
        TokenEndpoint.Grant grant = current;
        if (grant != null && refused.equals("Bearer " + grant.accessToken())) {
            current = null;
        }
        return true;
    }

    @Override
    public String advice() {
        return "a new access token is not accepted either; check the OAuth client in Zendesk's admin center";
    }
}
