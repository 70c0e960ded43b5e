package com.econlytics.zendesk;

import com.econlytics.connector.Pause;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any document of one Zendesk account, asked for with patience: a bounded number of times, as Zendesk tells or with
 * exponential backoff and full jitter.
 *
 * <p>Example: {@code api.get(api.url("/api/v2/ticket_fields.json").build())}.
 */
final class ZendeskApi {
    static final int MOST_TRIES = 6;

    private static final Logger LOG = LoggerFactory.getLogger(ZendeskApi.class);
    private static final Set<Integer> NOT_THERE_FOR_US = Set.of(403, 404);

    private final ZendeskSettings settings;
    private final Pause pause;
    private final RandomGenerator random;
    private final Exchange exchange;

    ZendeskApi(ZendeskSettings settings, Clock clock, Pause pause, RandomGenerator random) {
        this.settings = settings;
        this.pause = Objects.requireNonNull(pause, "pause");
        this.random = Objects.requireNonNull(random, "random");
        this.exchange = new Exchange(settings, clock);
    }

    /** Makes something of a document. */
    @FunctionalInterface
    interface Reader<T> {
        /**
         * What the document says.
         *
         * @throws UnreadableException if it is not whole; it is then asked for again
         */
        T read(JsonNode document) throws UnreadableException;
    }

    /** An address of the account, to which parameters may be added. Never use one that Zendesk sent: it may name another host. */
    HttpUrl.Builder url(String path) {
        HttpUrl base = Objects.requireNonNull(HttpUrl.get(settings.baseUri()), "base URI");
        return base.newBuilder().encodedPath(path);
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
                LOG.debug("{} shows nothing at {}: HTTP {}", settings.account(), url.encodedPath(), failure.status());
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
    <T> Answered<T> get(HttpUrl url, Reader<T> reader) {
        for (int tries = 1; ; tries++) {
            Reply reply = exchange.get(url);
            if (reply instanceof Reply.Delivered delivered) {
                try {
                    return new Answered<>(reader.read(delivered.document()), delivered.requestId(), delivered.asOf());
                } catch (UnreadableException unreadable) {
                    reply = exchange.unusable(unreadable.detail(), delivered.requestId());
                }
            }
            Reply.Failed failed = (Reply.Failed) reply;
            if (!failed.mayPass() || tries == MOST_TRIES) {
                throw failed.failure();
            }
            await(failed, tries);
        }
    }

    private void await(Reply.Failed failed, int tries) {
        Duration wait = failed.delay().after(tries, random);
        LOG.warn(
                "try {} of {} failed, next in {}: {}",
                tries,
                MOST_TRIES,
                wait,
                failed.failure().getMessage());
        try {
            pause.await(wait);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            String message = "reading " + settings.account() + " was interrupted; the next run goes on here";
            throw new SourceException(message, 0, "", Retry.MAY_HELP, stopped);
        }
    }
}
