package com.econlytics.zendesk;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tickets of one Zendesk account, and who asked.
 *
 * <p>Every change of a ticket is a statement of one fact: {@code 1 ticket} and, where agents track their time, the total
 * of {@code agent_second} so far, dated by the creation of the ticket, or update by update. Users and organizations come
 * along as identities. Subjects, descriptions and names are not kept.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Connector tickets = new ZendeskTickets(ZendeskAccess.builder(settings).build());
 * new Sync(ledger, leases, "host-1").runOnce(tickets);
 * }</pre>
 *
 * <p>A page makes the data complete up to the last change on it; the last page of a run, up to a minute before it was asked
 * for, because Zendesk withholds the last minute. A poll every minute takes one of the 10 export calls that Zendesk grants,
 * and brings changes within two minutes or so. A pull asks up to 6 times and may wait up to 15 minutes each time if Zendesk
 * says so. Safe for use by several threads, as far as the access is.
 */
public final class ZendeskTickets implements Connector {
    private final ZendeskSettings settings;
    private final Clock clock;
    private final CursorExport export;
    private final TimeFieldSearch fields;
    private final TicketHistories histories;
    private final PageReader reader;

    /** The tickets of an account that nothing else on this host reads; the calling thread sleeps while Zendesk makes it wait. */
    public ZendeskTickets(ZendeskSettings settings, Clock clock) {
        this(ZendeskAccess.builder(settings).clock(clock).build());
    }

    /** The tickets of an account, reached together with its other connectors. */
    public ZendeskTickets(ZendeskAccess access) {
        this.settings = access.settings();
        this.clock = access.clock();
        PagedList lists = new PagedList(settings.account(), access.api());
        this.export = new CursorExport(access, "tickets", sentAlong(settings), ZendeskTickets::changes);
        this.fields = new TimeFieldSearch(settings.account(), lists);
        this.histories = new TicketHistories(settings.account(), lists);
        this.reader = new PageReader(settings);
    }

    /** {@code zendesk/<account>/tickets}. */
    @Override
    public String name() {
        return export.name();
    }

    /**
     * Reads the next page of changed tickets.
     *
     * @throws SourceException useless to retry if the credentials or the address must change first; else after 6 tries, or if
     *     the stream promises more and does not move on
     * @throws IllegalArgumentException if {@code cursor} is not one of this connector
     */
    @Override
    public Page pull(Cursor cursor) {
        Optional<TimeField> titled = titledField(cursor);
        ExportStep step = export.next(export.place(TimeField.without(cursor)));
        Cursor next = step.next().cursor();
        Page.Builder page =
                step.reaching(titled.map(field -> field.before(next)).orElse(next));
        long timeField = timeField(titled);
        reader.read(step.page(), timeField, histories(step.page(), timeField), clock.instant(), page);
        return page.build();
    }

    private static List<Instant> changes(ExportPage exported) {
        return exported.tickets().stream()
                .flatMap(ticket -> TicketState.findGenerated(new Fields(ticket)).stream())
                .toList();
    }

    private static Set<String> sentAlong(ZendeskSettings settings) {
        return settings.estimate().isPresent()
                ? Set.of("users", "organizations", "metric_sets")
                : Set.of("users", "organizations");
    }

    /** The ticket field that the settings name by its title, looked up only once. */
    private Optional<TimeField> titledField(Cursor cursor) {
        return settings.trackedTime() instanceof TrackedTime.Titled titled
                ? TimeField.findIn(cursor)
                        .filter(field -> field.title().equals(titled.title()))
                        .or(() -> Optional.of(fields.find(titled.title())))
                : Optional.empty();
    }

    private long timeField(Optional<TimeField> titled) {
        return settings.trackedTime() instanceof TrackedTime.InField field
                ? field.fieldId()
                : titled.map(TimeField::id).orElse(0L);
    }

    private Map<Long, AuditTrail> histories(ExportPage exported, long timeField) {
        return settings.effortByUpdate() && timeField != 0 ? histories.of(exported.tickets()) : Map.of();
    }
}
