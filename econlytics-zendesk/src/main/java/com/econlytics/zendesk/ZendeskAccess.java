package com.econlytics.zendesk;

import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.Pause;
import com.econlytics.connector.TokenStore;
import com.econlytics.ledger.Leases;
import java.time.Clock;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one Zendesk account is reached from this host: by its credentials, within its limits, and with patience. All
 * connectors of the account share one, because they share the limits and the tokens.
 *
 * <p>Example:
 *
 * <pre>{@code
 * ZendeskAccess access = ZendeskAccess.builder(settings)
 *         .tokens(new JdbcTokenStore(database), leases) // for rotating refresh tokens
 *         .listener(metrics)
 *         .build();
 * Connector tickets = new ZendeskTickets(access);
 * }</pre>
 *
 * <p>Zendesk grants the exports 10 calls a minute, or 30 with an add-on, to all clients of an account together, and the
 * account as a whole some hundred requests. Calls wait for their turn, on the calling thread. Safe for use by several
 * threads, as far as the clock, the pause and the random numbers are.
 */
public final class ZendeskAccess {
    private static final Logger LOG = LoggerFactory.getLogger(ZendeskAccess.class);

    private final ZendeskSettings settings;
    private final Clock clock;
    private final ConnectorListener listener;
    private final Tokens tokens;
    private final ZendeskApi api;

    private ZendeskAccess(Builder builder) {
        settings = builder.settings;
        clock = builder.clock;
        listener = builder.listener;
        Patience patience = new Patience(settings.account(), builder.pause, builder.random, listener);
        AccountLimit limit = new AccountLimit(clock, patience);
        Exchange exchange = new Exchange(settings, clock, limit::hear);
        tokens = tokens(builder, exchange, patience);
        ExportBudget exports = new ExportBudget(settings.exportsPerMinute(), clock, patience);
        api = new ZendeskApi(settings, tokens, exchange, patience, limit, exports);
        settings.credentials().warning(settings.account()).ifPresent(LOG::warn);
    }

    /** An access with the system's clock, on whose thread the caller sleeps while Zendesk makes it wait. */
    public static Builder builder(ZendeskSettings settings) {
        return new Builder(settings);
    }

    /**
     * Exchanges what an administrator's browser came back with for the first tokens, and stores them in place of any others.
     *
     * @throws com.econlytics.connector.SourceException if Zendesk does not accept it
     * @throws IllegalStateException if the credentials are of another kind than {@link ZendeskCredentials.RefreshTokens}
     */
    public void authorize(AuthorizationCode code) {
        if (!(tokens instanceof RotatingTokens rotating)) {
            throw new IllegalStateException(
                    settings.account() + " is not read by refresh tokens; give its settings RefreshTokens first");
        }
        rotating.authorize(code);
    }

    ZendeskSettings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    ConnectorListener listener() {
        return listener;
    }

    ZendeskApi api() {
        return api;
    }

    private static Tokens tokens(Builder builder, Exchange exchange, Patience patience) {
        ZendeskSettings settings = builder.settings;
        ZendeskCredentials credentials = settings.credentials();
        if (credentials instanceof ZendeskCredentials.AccessToken given) {
            return Tokens.of(given);
        }
        if (credentials instanceof ZendeskCredentials.ApiToken given) {
            return Tokens.of(given);
        }
        if (credentials instanceof ZendeskCredentials.ClientCredentials own) {
            return new ClientTokens(new TokenEndpoint(settings, exchange, own.client()), patience, builder.clock);
        }
        ZendeskCredentials.RefreshTokens rotating = (ZendeskCredentials.RefreshTokens) credentials;
        TokenEndpoint endpoint = new TokenEndpoint(settings, exchange, rotating.client());
        return new RotatingTokens(
                settings.account(), rotating, endpoint, patience, builder.clock, builder.sharedTokens());
    }

    /** Collects what is needed beside the settings; only rotating tokens need something that has no default. */
    public static final class Builder {
        private final ZendeskSettings settings;
        private Clock clock = Clock.systemUTC();
        private Pause pause = Pause.ofThread();
        private RandomGenerator random = RandomGenerator.getDefault();
        private ConnectorListener listener = ConnectorListener.NONE;
        private RotatingTokens.@Nullable SharedTokens shared;

        private Builder(ZendeskSettings settings) {
            this.settings = Objects.requireNonNull(settings, "settings");
        }

        /** What timestamps, limits and retry times are measured against. */
        public Builder clock(Clock time) {
            clock = Objects.requireNonNull(time, "time");
            return this;
        }

        /** How to wait. */
        public Builder pause(Pause waiting) {
            pause = Objects.requireNonNull(waiting, "waiting");
            return this;
        }

        /** Spreads the retries of many hosts. */
        public Builder random(RandomGenerator chance) {
            random = Objects.requireNonNull(chance, "chance");
            return this;
        }

        /** Hears of retries. */
        public Builder listener(ConnectorListener ear) {
            listener = Objects.requireNonNull(ear, "ear");
            return this;
        }

        /**
         * Where rotating tokens are kept.
         *
         * @param store shared by all hosts that read the account
         * @param leases by which these hosts let one renew at a time
         */
        public Builder tokens(TokenStore store, Leases leases) {
            shared = new RotatingTokens.SharedTokens(store, leases);
            return this;
        }

        /**
         * The access.
         *
         * @throws IllegalStateException if the credentials are refresh tokens and there is no store for them
         */
        public ZendeskAccess build() {
            return new ZendeskAccess(this);
        }

        private RotatingTokens.SharedTokens sharedTokens() {
            RotatingTokens.SharedTokens given = shared;
            if (given == null) {
                throw new IllegalStateException(
                        settings.account()
                                + " is read by refresh tokens, which serve once each; give the access a TokenStore to keep them in");
            }
            return given;
        }
    }
}
