package com.econlytics.zendesk;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The users of one Zendesk account: changes of them that touch no ticket, such as another address or plan.
 *
 * <p>Users come along with their tickets too; this connector is needed for what changes between tickets. Run it every
 * few hours: it shares the 10 requests a minute of the ticket export. It needs the scope {@code users:read}.
 *
 * <p>Example: {@code new Sync(ledger, leases, "host-1").runOnce(new ZendeskUsers(access))}.
 */
public final class ZendeskUsers implements Connector {
    /** Zendesk withholds what changed in the last minute. */
    private static final Duration WITHHELD = Duration.ofMinutes(1);

    private final ZendeskSettings settings;
    private final Clock clock;
    private final CursorExport export;
    private final PartyReader parties;

    /** The users of an account, reached together with its other connectors. */
    public ZendeskUsers(ZendeskAccess access) {
        this.settings = access.settings();
        this.clock = access.clock();
        this.export = new CursorExport(settings, clock, access.api(), "users", Set.of("organizations"));
        this.parties = new PartyReader(settings);
    }

    /** {@code zendesk/<account>/users}. */
    @Override
    public String name() {
        return settings.account() + "/users";
    }

    /**
     * Reads the next page of changed users.
     *
     * @throws SourceException useless to retry if the token or the address must change first; else after 6 tries
     * @throws IllegalArgumentException if {@code cursor} is not one of this connector
     */
    @Override
    public Page pull(Cursor cursor) {
        Position position = cursor.isStart() ? Position.startOf(settings.historyFrom()) : Position.parse(cursor);
        Answered<ExportPage> answered = export.next(position);
        ExportPage exported = answered.content();
        Instant now = clock.instant();
        Position next = position.next(exported.after(), changes(exported.users()), now);
        Page.Builder page = Page.builder(next.cursor(), exported.end())
                .records(exported.users().size() + exported.organizations().size());
        parties.read(exported.users(), exported.organizations(), now, page);
        if (exported.end() == Page.End.REACHED) {
            page.dataThrough(answered.asOf().minus(WITHHELD));
        }
        return page.build();
    }

    private static List<Instant> changes(List<JsonNode> users) {
        return users.stream()
                .flatMap(user -> new Fields(user).findInstant("updated_at").stream())
                .toList();
    }
}
