package com.econlytics.zendesk;

import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final Changes changes;
    private final ConnectorListener listener;
    private final LoopGuard guard;

    /**
     * An export.
     *
     * @param records what it is one of: {@code tickets} or {@code users}
     * @param include what Zendesk is to send along
     * @param changes tells when what is on a page changed
     */
    CursorExport(ZendeskAccess access, String records, Set<String> include, Changes changes) {
        this.settings = access.settings();
        this.clock = access.clock();
        this.api = access.api();
        this.listener = access.listener();
        this.records = records;
        this.include = new TreeSet<>(include);
        this.changes = changes;
        this.guard = new LoopGuard(settings.account(), records);
    }

    /** Tells when what is on a page changed. */
    @FunctionalInterface
    interface Changes {
        List<Instant> of(ExportPage page);
    }

    /** {@code zendesk/<account>/<records>}, the name of the stream. */
    String name() {
        return settings.account() + "/" + records;
    }

    /** Where {@code cursor} is, or the start of history. */
    Position place(Cursor cursor) {
        return cursor.isStart() ? Position.startOf(settings.historyFrom()) : Position.parse(cursor);
    }

    /**
     * The page behind {@code position}; if Zendesk no longer accepts its cursor, the page from shortly before its time.
     *
     * @throws SourceException if there is none, or the stream does not move on
     */
    ExportStep next(Position position) {
        Optional<Answered<ExportPage>> onward = findAfter(position);
        if (onward.isEmpty() && !position.after().isEmpty()) {
            tellRestart(position);
        }
        Answered<ExportPage> answered = onward.orElseGet(() -> since(restart(position)));
        ExportPage page = answered.content();
        Position next = position.next(page.after(), changes.of(page), clock.instant());
        guard.check(page, onward.isPresent() ? position : position.withoutCursor(), next);
        Instant through = next.dataThrough(page.end(), answered.asOf());
        return new ExportStep(page, next, new Span(settings.historyFrom(), through, answered.asOf()));
    }

    private void tellRestart(Position position) {
        guard.restarting(position);
        Instant from = restart(position);
        LOG.warn("{} no longer accepts the cursor; {} since {} are read again", settings.account(), records, from);
        listener.restarted(name(), from);
    }

    private Instant restart(Position position) {
        return position.restart(settings.historyFrom());
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

    /** The page behind a position; empty if it has no cursor, or one that Zendesk no longer accepts. */
    private Optional<Answered<ExportPage>> findAfter(Position position) {
        if (position.after().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    api.get(url("cursor", position.after()), document -> ExportPage.parse(document, records)));
        } catch (SourceException failure) {
            if (NOT_ACCEPTED.contains(failure.status())) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private HttpUrl url(String parameter, String value) {
        return api.url("/api/v2/incremental/" + records + "/cursor.json")
                .addQueryParameter(parameter, value)
                .addQueryParameter("per_page", Integer.toString(settings.pageSize()))
                .addQueryParameter("include", String.join(",", include))
                .build();
    }
}
