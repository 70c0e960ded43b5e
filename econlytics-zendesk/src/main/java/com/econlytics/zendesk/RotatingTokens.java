package com.econlytics.zendesk;

import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.connector.TokenPair;
import com.econlytics.connector.TokenStore;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Lease;
import com.econlytics.ledger.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens whose refresh token serves once. One host renews at a time, under a lease; whoever waited, or came too late, takes
 * what it stored.
 *
 * <p>A crash after Zendesk has answered and before the pair is stored loses the pair: nobody else was told it. The account
 * then has to be authorized again. The time between is that of one write to the store.
 */
final class RotatingTokens implements Tokens {
    /** Longer than a refresh can take; whoever holds it and crashes keeps others waiting for so long. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final SourceAccount account;
    private final ZendeskCredentials.RefreshTokens credentials;
    private final TokenEndpoint endpoint;
    private final Patience patience;
    private final Clock clock;
    private final TokenStore store;
    private final Leases leases;
    private final String holder = "tokens-" + UUID.randomUUID();

    RotatingTokens(
            SourceAccount account,
            ZendeskCredentials.RefreshTokens credentials,
            TokenEndpoint endpoint,
            Patience patience,
            Clock clock,
            SharedTokens shared) {
        this.account = account;
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.patience = patience;
        this.clock = clock;
        this.store = shared.store();
        this.leases = shared.leases();
    }

    /**
     * Where hosts share tokens.
     *
     * @param store keeps the pair
     * @param leases let one renew at a time
     */
    record SharedTokens(TokenStore store, Leases leases) {
        SharedTokens {
            Objects.requireNonNull(store, "store");
            Objects.requireNonNull(leases, "leases");
        }
    }

    @Override
    public synchronized String authorization() {
        TokenPair pair = current();
        return header(Expiry.isNear(pair.findExpiry(), clock) ? renewed(pair) : pair);
    }

    @Override
    public synchronized boolean renew(String refused) {
        TokenPair pair = current();
        if (header(pair).equals(refused)) {
            renewed(pair);
        }
        return true;
    }

    @Override
    public String advice() {
        return "a new access token is not accepted either; check the OAuth client in Zendesk's admin center";
    }

    /** Stores the pair that a new authorization brought, whatever was there. */
    synchronized void authorize(AuthorizationCode code) {
        TokenPair first = patience.ask(() -> endpoint.exchange(code)).content();
        boolean stored = store.add(name(), first);
        while (!stored) {
            stored = store.find(name())
                    .map(known -> store.replace(name(), known, first))
                    .orElseGet(() -> store.add(name(), first));
        }
    }

    private TokenPair current() {
        return store.find(name()).orElseGet(this::begun);
    }

    private TokenPair begun() {
        if (credentials.first().isEmpty()) {
            throw new SourceException(
                    account + " was never authorized: there is no refresh token; give the settings one, or exchange an"
                            + " authorization code with ZendeskAccess.authorize",
                    0,
                    "",
                    Retry.IS_USELESS);
        }
        TokenPair first = TokenPair.ofRefreshToken(credentials.first());
        store.add(name(), first);
        return store.find(name()).orElse(first);
    }

    private TokenPair renewed(TokenPair used) {
        return patience.ask(() -> renewal(used)).content();
    }

    private Reply<TokenPair> renewal(TokenPair used) {
        Optional<Lease> lease = leases.acquire(name() + "/oauth", holder, LEASE);
        if (lease.isEmpty()) {
            return storedByAnother(used).orElseGet(this::busy);
        }
        try {
            return storedByAnother(used).orElseGet(() -> refresh(used));
        } finally {
            leases.release(lease.get());
        }
    }

    private Reply<TokenPair> refresh(TokenPair used) {
        Reply<TokenPair> next = endpoint.refresh(used.refreshToken());
        boolean refused = next instanceof Reply.Failed<TokenPair> failed && !failed.mayPass();
        if (refused && !credentials.first().isEmpty() && !credentials.first().equals(used.refreshToken())) {
            next = endpoint.refresh(credentials.first());
        }
        return next instanceof Answered<TokenPair> answered ? stored(used, answered) : next;
    }

    /** A pair that came in meanwhile is a newer authorization, and counts. */
    private Reply<TokenPair> stored(TokenPair used, Answered<TokenPair> next) {
        return store.replace(name(), used, next.content())
                ? next
                : storedByAnother(used).orElse(next);
    }

    private Optional<Reply<TokenPair>> storedByAnother(TokenPair used) {
        return store.find(name())
                .filter(known -> !known.equals(used))
                .map(known -> new Answered<>(known, "", clock.instant()));
    }

    private Reply<TokenPair> busy() {
        String message = account + " is getting a new access token on another host; the next run goes on here";
        return new Reply.Failed<>(new SourceException(message, 0, "", Retry.MAY_HELP), Delay.BACKOFF);
    }

    private String name() {
        return account.toString();
    }

    private static String header(TokenPair pair) {
        return "Bearer " + pair.accessToken();
    }
}
