package com.econlytics.zendesk;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import java.time.Clock;
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
    private final Clock clock;
    private final CursorExport export;
    private final PartyReader parties;

    /** The users of an account, reached together with its other connectors. */
    public ZendeskUsers(ZendeskAccess access) {
        this.clock = access.clock();
        this.export = new CursorExport(access, "users", Set.of("organizations"), ZendeskUsers::changes);
        this.parties = new PartyReader(access.settings());
    }

    /** {@code zendesk/<account>/users}. */
    @Override
    public String name() {
        return export.name();
    }

    /**
     * Reads the next page of changed users.
     *
     * @throws SourceException useless to retry if the credentials or the address must change first; else after 6 tries, or if
     *     the stream promises more and does not move on
     * @throws IllegalArgumentException if {@code cursor} is not one of this connector
     */
    @Override
    public Page pull(Cursor cursor) {
        ExportStep step = export.next(export.place(cursor));
        ExportPage exported = step.page();
        Page.Builder page = step.reaching(step.next().cursor())
                .records(exported.users().size() + exported.organizations().size());
        parties.read(exported.users(), exported.organizations(), clock.instant(), page);
        return page.build();
    }

    private static List<Instant> changes(ExportPage exported) {
        return exported.users().stream()
                .flatMap(user -> new Fields(user).findInstant("updated_at").stream())
                .toList();
    }
}
