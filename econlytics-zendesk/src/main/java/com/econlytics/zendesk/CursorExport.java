package com.econlytics.zendesk;

import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of Zendesk's incremental exports by cursor.
 *
 * <p>The address of the next page is always built here from the cursor; the one that Zendesk sends along may name
 * another host.
 */
final class CursorExport {
    private static final Logger LOG = LoggerFactory.getLogger(CursorExport.class);
    /** Zendesk withholds the last minute and refuses to start in it; the rest allows for clocks that differ. */
    private static final Duration LATEST_START_BEFORE_NOW = Duration.ofMinutes(5);

    private static final Set<Integer> NOT_ACCEPTED = Set.of(400, 404, 410, 422);

    private final ZendeskSettings settings;
    private final Clock clock;
    private final ZendeskApi api;
    private final String records;
    private final Set<String> include;

    /**
     * An export.
     *
     * @param records what it is one of: {@code tickets} or {@code users}
     * @param include what Zendesk is to send along
     */
    CursorExport(ZendeskSettings settings, Clock clock, ZendeskApi api, String records, Set<String> include) {
        this.settings = settings;
        this.records = records;
        this.include = new TreeSet<>(include);
        this.clock = clock;
        this.api = api;
    }

    /**
     * The page behind {@code position}; if Zendesk no longer accepts its cursor, the page from shortly before its time.
     *
     * @throws SourceException if there is none
     */
    Answered<ExportPage> next(Position position) {
        if (!position.after().isEmpty()) {
            Optional<Answered<ExportPage>> page = findAfter(position.after());
            if (page.isPresent()) {
                return page.get();
            }
            LOG.warn(
                    "{} no longer accepts the cursor; {} since shortly before {} are read again",
                    settings.account(),
                    records,
                    position.watermark());
        }
        return since(position.restart(settings.historyFrom()));
    }

    /**
     * The page of what changed from {@code start} on; an earlier start if that is too recent.
     *
     * @throws SourceException if there is none
     */
    private Answered<ExportPage> since(Instant start) {
        Instant latest = clock.instant().minus(LATEST_START_BEFORE_NOW);
        long seconds = (start.isAfter(latest) ? latest : start).getEpochSecond();
        return api.get(url("start_time", Long.toString(seconds)), document -> ExportPage.parse(document, records));
    }

    /**
     * The page behind {@code cursor}; empty if Zendesk no longer accepts that.
     *
     * @throws SourceException if there is none, or it would lead back to itself
     */
    private Optional<Answered<ExportPage>> findAfter(String cursor) {
        try {
            return Optional.of(requireProgress(
                    api.get(url("cursor", cursor), document -> ExportPage.parse(document, records)), cursor));
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
            String message =
                    settings.account() + " promised more " + records + " and gave the same cursor again; nothing was"
                            + " lost, ask Zendesk's support why the export does not move on";
            throw new SourceException(message, 200, answered.requestId(), Retry.MAY_HELP);
        }
        return answered;
    }

    private HttpUrl url(String parameter, String value) {
        return api.url("/api/v2/incremental/" + records + "/cursor.json")
                .addQueryParameter(parameter, value)
                .addQueryParameter("per_page", Integer.toString(settings.pageSize()))
                .addQueryParameter("include", String.join(",", include))
                .build();
    }
}
