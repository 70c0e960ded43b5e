package com.econlytics.zendesk;

import com.econlytics.connector.Page;
import com.econlytics.connector.Pause;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The incremental ticket export, asked with patience: a bounded number of times, as Zendesk tells or with exponential
 * backoff and full jitter.
 *
 * <p>The address of the next page is always built here from the cursor; the one that Zendesk sends along may name
 * another host.
 */
final class TicketExport {
    static final int MOST_TRIES = 6;

    private static final Logger LOG = LoggerFactory.getLogger(TicketExport.class);
    /** Zendesk withholds the last minute and refuses to start in it; the rest allows for clocks that differ. */
    private static final Duration LATEST_START_BEFORE_NOW = Duration.ofMinutes(5);

    private static final Set<Integer> NOT_ACCEPTED = Set.of(400, 404, 410, 422);

    private final ZendeskSettings settings;
    private final Clock clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Exchange exchange;

    TicketExport(ZendeskSettings settings, Clock clock, Pause pause, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
        this.exchange = new Exchange(settings, clock);
    }

    /**
     * The page of what changed from {@code start} on; an earlier start if that is too recent.
     *
     * @throws SourceException if there is none
     */
    ExportPage since(Instant start) {
        Instant latest = clock.instant().minus(LATEST_START_BEFORE_NOW);
        long seconds = (start.isAfter(latest) ? latest : start).getEpochSecond();
        Reply reply = ask(url("start_time", Long.toString(seconds)));
        if (reply instanceof Reply.Delivered delivered) {
            return delivered.page();
        }
        throw ((Reply.Failed) reply).failure();
    }

    /**
     * The page behind {@code cursor}; empty if Zendesk no longer accepts that.
     *
     * @throws SourceException if there is none, or it would lead back to itself
     */
    Optional<ExportPage> findAfter(String cursor) {
        Reply reply = ask(url("cursor", cursor));
        if (reply instanceof Reply.Delivered delivered) {
            return Optional.of(requireProgress(delivered, cursor));
        }
        SourceException failure = ((Reply.Failed) reply).failure();
        if (NOT_ACCEPTED.contains(failure.status())) {
            return Optional.empty();
        }
        throw failure;
    }

    private ExportPage requireProgress(Reply.Delivered delivered, String cursor) {
        ExportPage page = delivered.page();
        if (page.end() == Page.End.MORE && page.after().equals(cursor)) {
            String message = settings.account() + " promised more tickets and gave the same cursor again; nothing was"
                    + " lost, ask Zendesk's support why the export does not move on";
            throw new SourceException(message, 200, delivered.requestId(), Retry.MAY_HELP);
        }
        return page;
    }

    private HttpUrl url(String parameter, String value) {
        HttpUrl base = Objects.requireNonNull(HttpUrl.get(settings.baseUri()), "base URI");
        return base.newBuilder()
                .encodedPath("/api/v2/incremental/tickets/cursor.json")
                .addQueryParameter(parameter, value)
                .addQueryParameter("per_page", Integer.toString(settings.pageSize()))
                .addQueryParameter("include", "users")
                .build();
    }

    private Reply ask(HttpUrl url) {
        Reply reply = exchange.get(url);
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            if (!(reply instanceof Reply.Failed failed) || !failed.mayPass()) {
                return reply;
            }
            Duration wait = failed.delay().after(tries, random);
            LOG.warn(
                    "try {} of {} failed, next in {}: {}",
                    tries,
                    MOST_TRIES,
                    wait,
                    failed.failure().getMessage());
            pause(wait);
            reply = exchange.get(url);
        }
        return reply;
    }

    private void pause(Duration wait) {
        try {
            pause.await(wait);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            String message = "reading " + settings.account() + " was interrupted; the next run goes on here";
            throw new SourceException(message, 0, "", Retry.MAY_HELP, stopped);
        }
    }
}
