package com.econlytics.zendesk;

import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.fact.SourceAccount;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any document of one Zendesk account: asked for by the right that the credentials give, within the limits, with patience.
 *
 * <p>Example: {@code api.get(api.url("/api/v2/ticket_fields.json").build())}.
 */
final class ZendeskApi {
    private static final Logger LOG = LoggerFactory.getLogger(ZendeskApi.class);
    private static final String EXPORTS = "/api/v2/incremental/";
    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> NOT_THERE_FOR_US = Set.of(403, 404);

    private final ZendeskSettings settings;
    private final Tokens tokens;
    private final Exchange exchange;
    private final Patience patience;
    private final AccountLimit limit;
    private final ExportBudget exports;

    ZendeskApi(
            ZendeskSettings settings,
            Tokens tokens,
            Exchange exchange,
            Patience patience,
            AccountLimit limit,
            ExportBudget exports) {
        this.settings = settings;
        this.tokens = tokens;
        this.exchange = exchange;
        this.patience = patience;
        this.limit = limit;
        this.exports = exports;
    }

    /** An address of the account, to which parameters may be added. Never use one that Zendesk sent: it may name another host. */
    HttpUrl.Builder url(String path) {
        return settings.url(path);
    }

    /**
     * The document at {@code url}.
     *
     * @throws SourceException if there is none
     */
    JsonNode get(HttpUrl url) {
        return get(url, document -> document).content();
    }

    /**
     * The document at {@code url}; empty if it is not there, or not shown to this token or in this plan (HTTP 404 or 403).
     *
     * @throws SourceException if Zendesk cannot be asked
     */
    Optional<JsonNode> find(HttpUrl url) {
        try {
            return Optional.of(get(url));
        } catch (SourceException failure) {
            if (NOT_THERE_FOR_US.contains(failure.status())) {
                LOG.debug("{} shows nothing of an optional kind: HTTP {}", settings.account(), failure.status());
                return Optional.empty();
            }
            throw failure;
        }
    }

    /**
     * What {@code reader} makes of the document at {@code url}.
     *
     * @throws SourceException if there is none
     */
    <T> Answered<T> get(HttpUrl url, Exchange.Reader<JsonNode, T> reader) {
        String authorization = tokens.authorization();
        try {
            return ask(url, authorization, reader);
        } catch (SourceException refused) {
            if (refused.status() != UNAUTHORIZED) {
                throw refused;
            }
            if (!tokens.renew(authorization)) {
                throw unauthorized(refused);
            }
        }
        try {
            return ask(url, tokens.authorization(), reader);
        } catch (SourceException refused) {
            throw refused.status() == UNAUTHORIZED ? unauthorized(refused) : refused;
        }
    }

    private <T> Answered<T> ask(HttpUrl url, String authorization, Exchange.Reader<JsonNode, T> reader) {
        return patience.ask(() -> once(url, authorization, reader));
    }

    private <T> Reply<T> once(HttpUrl url, String authorization, Exchange.Reader<JsonNode, T> reader) {
        limit.await();
        if (url.encodedPath().startsWith(EXPORTS)) {
            exports.await();
        }
        Reply<JsonNode> reply = exchange.get(url, authorization);
        return reply instanceof Answered<JsonNode> answered
                ? exchange.read(answered, reader)
                : ((Reply.Failed<JsonNode>) reply).instead();
    }

    private SourceException unauthorized(SourceException refused) {
        SourceAccount account = settings.account();
        String message = account + " answered HTTP 401: " + tokens.advice();
        return new SourceException(message, UNAUTHORIZED, refused.requestId(), Retry.IS_USELESS);
    }
}
