package com.econlytics.zendesk;

import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * The incremental ticket export.
 *
 * <p>The address of the next page is always built here from the cursor; the one that Zendesk sends along may name
 * another host.
 */
final class TicketExport {
    private static final String PATH = "/api/v2/incremental/tickets/cursor.json";
    /** Zendesk withholds the last minute and refuses to start in it; the rest allows for clocks that differ. */
    private static final Duration LATEST_START_BEFORE_NOW = Duration.ofMinutes(5);

    private static final Set<Integer> NOT_ACCEPTED = Set.of(400, 404, 410, 422);

    private final ZendeskSettings settings;
    private final Clock clock;
    private final ZendeskApi api;

    TicketExport(ZendeskSettings settings, Clock clock, ZendeskApi api) {
        this.settings = settings;
        this.clock = clock;
        this.api = api;
    }

    /**
     * The page of what changed from {@code start} on; an earlier start if that is too recent.
     *
     * @throws SourceException if there is none
     */
    Answered<ExportPage> since(Instant start) {
        Instant latest = clock.instant().minus(LATEST_START_BEFORE_NOW);
        long seconds = (start.isAfter(latest) ? latest : start).getEpochSecond();
        return api.get(url("start_time", Long.toString(seconds)), ExportPage::parse);
    }

    /**
     * The page behind {@code cursor}; empty if Zendesk no longer accepts that.
     *
     * @throws SourceException if there is none, or it would lead back to itself
     */
    Optional<Answered<ExportPage>> findAfter(String cursor) {
        try {
            return Optional.of(requireProgress(api.get(url("cursor", cursor), ExportPage::parse), cursor));
        } catch (SourceException failure) {
            if (NOT_ACCEPTED.contains(failure.status())) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Answered<ExportPage> requireProgress(Answered<ExportPage> answered, String cursor) {
        ExportPage page = answered.content();
        if (page.end() == Page.End.MORE && page.after().equals(cursor)) {
            String message = settings.account() + " promised more tickets and gave the same cursor again; nothing was"
                    + " lost, ask Zendesk's support why the export does not move on";
            throw new SourceException(message, 200, answered.requestId(), Retry.MAY_HELP);
        }
        return answered;
    }

    private HttpUrl url(String parameter, String value) {
        return api.url(PATH)
                .addQueryParameter(parameter, value)
                .addQueryParameter("per_page", Integer.toString(settings.pageSize()))
                .addQueryParameter("include", "users")
                .build();
    }
}
