package com.econlytics.zendesk;

import com.econlytics.connector.SourceAddress;
import com.econlytics.fact.SourceAccount;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which Zendesk account is read, and how.
 *
 * <p>Example:
 *
 * <pre>{@code
 * ZendeskSettings settings = ZendeskSettings.builder("acme")
 *         .token(accessToken)
 *         .trackedTime(TrackedTime.inField(360001234567L))
 *         .historyFrom(Instant.parse("2025-01-01T00:00:00Z"))
 *         .build();
 * }</pre>
 *
 * <p>The token is an OAuth access token with the scopes {@code tickets:read users:read}. A renewed token needs new
 * settings and a new connector, which go on where the old ones stopped: progress is kept by the ledger.
 */
public final class ZendeskSettings {
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final int LARGEST_PAGE = 1000;

    private final SourceAccount account;
    private final URI baseUri;
    private final String token;
    private final TrackedTime trackedTime;
    private final Instant historyFrom;
    private final int pageSize;
    private final Duration pageDeadline;
    private final String mergedTag;

    private ZendeskSettings(Builder builder) {
        account = builder.account;
        baseUri = builder.baseUri;
        token = builder.token;
        trackedTime = builder.trackedTime;
        historyFrom = builder.historyFrom;
        pageSize = builder.pageSize;
        pageDeadline = builder.pageDeadline;
        mergedTag = builder.mergedTag;
    }

    /**
     * Settings for {@code https://<subdomain>.zendesk.com}, whose source account is {@code zendesk/<subdomain>}.
     *
     * @throws IllegalArgumentException if it is not a subdomain: letters in lower case, digits and hyphens
     */
    public static Builder builder(String subdomain) {
        if (!SUBDOMAIN.matcher(subdomain).matches()) {
            throw new IllegalArgumentException(
                    "'" + subdomain + "' is not a Zendesk subdomain; use 'acme' for https://acme.zendesk.com");
        }
        return new Builder(SourceAccount.of("zendesk", subdomain), URI.create("https://" + subdomain + ".zendesk.com"));
    }

    /**
     * Settings for an account behind another address.
     *
     * @param account the name under which its facts are kept
     * @param baseUri {@code https://host[:port]}; {@code http} only on the loopback interface, for tests
     * @throws IllegalArgumentException if the address is anything else
     */
    public static Builder builder(SourceAccount account, URI baseUri) {
        Objects.requireNonNull(account, "account");
        SourceAddress.parse(baseUri.toString());
        return new Builder(account, baseUri);
    }

    /** The name under which the facts are kept. */
    public SourceAccount account() {
        return account;
    }

    URI baseUri() {
        return baseUri;
    }

    String token() {
        return token;
    }

    TrackedTime trackedTime() {
        return trackedTime;
    }

    Instant historyFrom() {
        return historyFrom;
    }

    int pageSize() {
        return pageSize;
    }

    Duration pageDeadline() {
        return pageDeadline;
    }

    String mergedTag() {
        return mergedTag;
    }

    /** All but the token. */
    @Override
    public String toString() {
        return "ZendeskSettings[" + account + ", " + baseUri + ", token=***, " + trackedTime + ", historyFrom="
                + historyFrom + ", pageSize=" + pageSize + ", pageDeadline=" + pageDeadline + ", mergedTag=" + mergedTag
                + "]";
    }

    /** Collects settings; only the token has no default. */
    public static final class Builder {
        private final SourceAccount account;
        private final URI baseUri;
        private String token = "";
        private TrackedTime trackedTime = TrackedTime.none();
        private Instant historyFrom = Instant.EPOCH;
        private int pageSize = LARGEST_PAGE;
        private Duration pageDeadline = Duration.ofMinutes(2);
        private String mergedTag = "closed_by_merge";

        private Builder(SourceAccount account, URI baseUri) {
            this.account = account;
            this.baseUri = baseUri;
        }

        /**
         * The OAuth access token; never shown again.
         *
         * @throws IllegalArgumentException if it is empty or has blanks or characters that no token has
         */
        public Builder token(String accessToken) {
            if (!TOKEN.matcher(accessToken).matches()) {
                throw new IllegalArgumentException("an access token is visible ASCII characters without blanks");
            }
            token = accessToken;
            return this;
        }

        /** Where agents' time is tracked; by default it is not. */
        public Builder trackedTime(TrackedTime place) {
            trackedTime = Objects.requireNonNull(place, "place");
            return this;
        }

        /** Tickets that changed before are not read on the first run; by default all are. */
        public Builder historyFrom(Instant start) {
            if (start.isBefore(Instant.EPOCH)) {
                throw new IllegalArgumentException("history starts in 1970 or later, not at " + start);
            }
            historyFrom = start;
            return this;
        }

        /** How many tickets a page has at most, from 1 to 1000, the default. */
        public Builder pageSize(int tickets) {
            if (tickets < 1 || tickets > LARGEST_PAGE) {
                throw new IllegalArgumentException("a page has 1 to 1000 tickets, not " + tickets);
            }
            pageSize = tickets;
            return this;
        }

        /** How long one try of one page may take altogether; by default 2 minutes. */
        public Builder pageDeadline(Duration longest) {
            if (longest.isNegative() || longest.isZero()) {
                throw new IllegalArgumentException("a page needs some time, not " + longest);
            }
            pageDeadline = longest;
            return this;
        }

        /** The tag of tickets that were merged into others; by default {@code closed_by_merge}. */
        public Builder mergedTag(String tag) {
            if (tag.isBlank()) {
                throw new IllegalArgumentException("a blank tag marks no ticket; keep 'closed_by_merge'");
            }
            mergedTag = tag;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalStateException if there is no token
         */
        public ZendeskSettings build() {
            if (token.isEmpty()) {
                throw new IllegalStateException("Zendesk account " + account + " needs an OAuth access token");
            }
            return new ZendeskSettings(this);
        }
    }
}
