package com.econlytics.zendesk;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The organizations of one Zendesk account: changes of them that touch no ticket, such as another plan.
 *
 * <p>Zendesk has no cursor for organizations, only times: each run goes on at the second in which the last one ended, and
 * what is read again there changes nothing. Run it every few hours: it shares the 10 requests a minute of the ticket
 * export. It needs the scope {@code organizations:read}.
 *
 * <p>Example: {@code new Sync(ledger, leases, "host-1").runOnce(new ZendeskOrganizations(access))}.
 */
public final class ZendeskOrganizations implements Connector {
    /** Zendesk refuses to start in the last minute; the rest allows for clocks that differ. */
    private static final Duration LATEST_START_BEFORE_NOW = Duration.ofMinutes(5);

    private static final int WHOLE_PAGE = 1000;

    private final ZendeskSettings settings;
    private final Clock clock;
    private final ZendeskApi api;
    private final PartyReader parties;

    /** The organizations of an account, reached together with its other connectors. */
    public ZendeskOrganizations(ZendeskAccess access) {
        this.settings = access.settings();
        this.clock = access.clock();
        this.api = access.api();
        this.parties = new PartyReader(settings);
    }

    private record Part(List<JsonNode> organizations, long endTime, Page.End end) {}

    /** {@code zendesk/<account>/organizations}. */
    @Override
    public String name() {
        return settings.account() + "/organizations";
    }

    /**
     * Reads the next page of changed organizations.
     *
     * @throws SourceException useless to retry if the token or the address must change first; else after 6 tries, or if
     *     Zendesk leads back to where the page began
     * @throws IllegalArgumentException if {@code cursor} is not one of this connector
     */
    @Override
    public Page pull(Cursor cursor) {
        Instant now = clock.instant();
        long start = Math.min(
                start(cursor).getEpochSecond(),
                now.minus(LATEST_START_BEFORE_NOW).getEpochSecond());
        Answered<Part> answered = api.get(
                api.url("/api/v2/incremental/organizations.json")
                        .addQueryParameter("start_time", Long.toString(start))
                        .build(),
                document -> part(document, start));
        Part part = answered.content();
        requireProgress(part, start, answered.requestId());
        Page.Builder page = Page.builder(new Cursor(Long.toString(part.endTime())), part.end())
                .records(part.organizations().size());
        parties.read(List.of(), part.organizations(), now, page);
        if (part.end() == Page.End.REACHED) {
            page.dataThrough(answered.asOf().minus(LATEST_START_BEFORE_NOW));
        }
        return page.build();
    }

    private Instant start(Cursor cursor) {
        try {
            return cursor.isStart() ? settings.historyFrom() : Instant.ofEpochSecond(Long.parseLong(cursor.text()));
        } catch (NumberFormatException foreign) {
            throw new IllegalArgumentException(
                    "the checkpoint was not written by this connector; is its name used by another?", foreign);
        }
    }

    private static Part part(JsonNode document, long start) throws UnreadableException {
        Fields fields = new Fields(document);
        if (!document.path("organizations").isArray()) {
            throw new UnreadableException(Reason.SCHEMA, "lacks organizations");
        }
        List<JsonNode> organizations = fields.list("organizations").toList();
        boolean ended = document.path("end_of_stream").asBoolean(organizations.size() < WHOLE_PAGE);
        return new Part(
                organizations, fields.findWhole("end_time").orElse(start), ended ? Page.End.REACHED : Page.End.MORE);
    }

    private void requireProgress(Part part, long start, String requestId) {
        if (part.end() == Page.End.MORE && part.endTime() <= start) {
            throw new SourceException(
                    settings.account() + " promised more organizations and gave the same time again; nothing was lost,"
                            + " ask Zendesk's support why the export does not move on",
                    200,
                    requestId,
                    SourceException.Retry.MAY_HELP);
        }
    }
}
