package com.econlytics.zendesk;

import com.econlytics.connector.AttributeMapping;
import com.econlytics.connector.SourceAddress;
import com.econlytics.fact.SourceAccount;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which Zendesk account is read, and how.
 *
 * <p>Example:
 *
 * <pre>{@code
 * ZendeskSettings settings = ZendeskSettings.builder("acme")
 *         .credentials(new ZendeskCredentials.ClientCredentials(OAuthClient.of(id, secret)))
 *         .trackedTime(TrackedTime.inField(360001234567L))
 *         .historyFrom(Instant.parse("2025-01-01T00:00:00Z"))
 *         .build();
 * }</pre>
 *
 * <p>What is read needs the scope {@code read}, or {@code tickets:read users:read organizations:read}, of an agent who sees
 * all tickets. New settings and a new connector go on where the old ones stopped: progress is kept by the ledger.
 */
public final class ZendeskSettings {
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_EXPORTS = 1000;
    /** A page must be read while the lease on its stream lasts. */
    private static final int LARGEST_PAGE_WITH_UPDATES = 100;

    private final SourceAccount account;
    private final URI baseUri;
    private final ZendeskCredentials credentials;
    private final TrackedTime trackedTime;
    private final Instant historyFrom;
    private final int pageSize;
    private final int exportsPerMinute;
    private final Duration pageDeadline;
    private final String mergedTag;
    private final List<TicketExclusion> exclusions;
    private final @Nullable TicketMetric estimate;
    private final boolean effortByUpdate;
    private final AttributeMapping userAttributes;
    private final AttributeMapping organizationAttributes;

    private ZendeskSettings(Builder builder, ZendeskCredentials credentials) {
        account = builder.account;
        baseUri = builder.baseUri;
        this.credentials = credentials;
        trackedTime = builder.trackedTime;
        historyFrom = builder.historyFrom;
        pageSize = builder.pageSize;
        exportsPerMinute = builder.exportsPerMinute;
        pageDeadline = builder.pageDeadline;
        mergedTag = builder.mergedTag;
        exclusions = builder.exclusions;
        estimate = builder.estimate;
        effortByUpdate = builder.effortByUpdate;
        userAttributes = builder.userAttributes;
        organizationAttributes = builder.organizationAttributes;
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

    /** An address of the account, to which parameters may be added. */
    HttpUrl.Builder url(String path) {
        HttpUrl base = Objects.requireNonNull(HttpUrl.get(baseUri), "base URI");
        return base.newBuilder().encodedPath(path);
    }

    ZendeskCredentials credentials() {
        return credentials;
    }

    TrackedTime trackedTime() {
        return trackedTime;
    }

    Instant historyFrom() {
        return historyFrom;
    }

    int pageSize() {
        return effortByUpdate ? Math.min(pageSize, LARGEST_PAGE_WITH_UPDATES) : pageSize;
    }

    int exportsPerMinute() {
        return exportsPerMinute;
    }

    Duration pageDeadline() {
        return pageDeadline;
    }

    String mergedTag() {
        return mergedTag;
    }

    List<TicketExclusion> exclusions() {
        return exclusions;
    }

    Optional<TicketMetric> estimate() {
        return Optional.ofNullable(estimate);
    }

    boolean effortByUpdate() {
        return effortByUpdate;
    }

    AttributeMapping userAttributes() {
        return userAttributes;
    }

    AttributeMapping organizationAttributes() {
        return organizationAttributes;
    }

    /** All but what is secret. */
    @Override
    public String toString() {
        return "ZendeskSettings[" + account + ", " + baseUri + ", " + credentials + ", " + trackedTime
                + ", historyFrom=" + historyFrom + ", pageSize=" + pageSize + ", exportsPerMinute=" + exportsPerMinute
                + ", pageDeadline=" + pageDeadline + ", mergedTag=" + mergedTag
                + ", exclusions="
                + exclusions.stream().map(TicketExclusion::name).toList() + ", estimate=" + estimate
                + ", effortByUpdate=" + effortByUpdate + ", userAttributes=" + userAttributes.fields()
                + ", organizationAttributes=" + organizationAttributes.fields() + "]";
    }

    /** Collects settings; only the credentials have no default. */
    public static final class Builder {
        private final SourceAccount account;
        private final URI baseUri;
        private @Nullable ZendeskCredentials credentials;
        private TrackedTime trackedTime = TrackedTime.none();
        private Instant historyFrom = Instant.EPOCH;
        private int pageSize = LARGEST_PAGE;
        private int exportsPerMinute = 10;
        private Duration pageDeadline = Duration.ofMinutes(2);
        private String mergedTag = "closed_by_merge";
        private List<TicketExclusion> exclusions = List.of(TicketExclusion.SAMPLE_TICKETS);
        private @Nullable TicketMetric estimate;
        private boolean effortByUpdate;
        private AttributeMapping userAttributes = AttributeMapping.NONE;
        private AttributeMapping organizationAttributes = AttributeMapping.NONE;

        private Builder(SourceAccount account, URI baseUri) {
            this.account = account;
            this.baseUri = baseUri;
        }

        /** By what right the account is read. */
        public Builder credentials(ZendeskCredentials right) {
            credentials = Objects.requireNonNull(right, "right");
            return this;
        }

        /**
         * An OAuth access token that the host renews; the same as {@link ZendeskCredentials.AccessToken}.
         *
         * @throws IllegalArgumentException if it is empty or has blanks or characters that no token has
         */
        public Builder token(String accessToken) {
            return credentials(new ZendeskCredentials.AccessToken(accessToken));
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

        /**
         * How many calls of the exports the account has in a minute: 10, the default, or 30 with Zendesk's add-on for a high
         * volume of requests. Take less if other programs export too.
         */
        public Builder exportsPerMinute(int calls) {
            if (calls < 1 || calls > MOST_EXPORTS) {
                throw new IllegalArgumentException("an account has 1 to 1000 export calls a minute, not " + calls);
            }
            exportsPerMinute = calls;
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
         * Which tickets are no customer's cost; by default only {@link TicketExclusion#SAMPLE_TICKETS}, which these rules
         * replace.
         */
        public Builder exclusions(List<TicketExclusion> rules) {
            exclusions = List.copyOf(rules);
            return this;
        }

        /**
         * Reads a measured time of every ticket as {@code business_second}: an estimate of effort, which the basis of business
         * time prices. By default none is read.
         */
        public Builder estimateBy(TicketMetric metric) {
            estimate = Objects.requireNonNull(metric, "metric");
            return this;
        }

        /**
         * Dates tracked time by the updates that agents made it in, each under its agent, instead of by the creation of the
         * ticket. It takes one request more for each ticket that changed; pages then have 100 tickets at most.
         */
        public Builder effortByUpdate() {
            effortByUpdate = true;
            return this;
        }

        /**
         * Which fields of users become attributes of their customers, such as {@code user_fields.tier=tier}; by default none.
         */
        public Builder userAttributes(AttributeMapping fields) {
            userAttributes = Objects.requireNonNull(fields, "fields");
            return this;
        }

        /**
         * Which fields of organizations become attributes of their customers, such as {@code organization_fields.plan=plan};
         * by default none.
         */
        public Builder organizationAttributes(AttributeMapping fields) {
            organizationAttributes = Objects.requireNonNull(fields, "fields");
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalStateException if there are no credentials
         */
        public ZendeskSettings build() {
            ZendeskCredentials right = credentials;
            if (right == null) {
                throw new IllegalStateException("Zendesk account " + account
                        + " needs credentials; best is an OAuth client that stands for itself, ClientCredentials");
            }
            return new ZendeskSettings(this, right);
        }
    }
}
