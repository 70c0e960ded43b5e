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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tickets of one Zendesk account, and who asked.
 *
 * <p>Every change of a ticket is a statement of one fact: {@code 1 ticket} and, where agents track their time, the total
 * of {@code agent_second} so far, dated by the creation of the ticket. Users come along as identities. Subjects,
 * descriptions and names are not kept.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Connector tickets = new ZendeskTickets(settings, Clock.systemUTC());
 * new Sync(ledger, leases, "host-1").runOnce(tickets);
 * }</pre>
 *
 * <p>Zendesk allows 10 requests a minute for the export and shares them among all its users: run one sync per account at
 * a time, every few minutes. A pull asks up to 6 times and may wait up to 15 minutes each time if Zendesk says so. Safe for
 * use by several threads, as far as the clock, the pause and the random numbers are.
 */
public final class ZendeskTickets implements Connector {
    private static final int MOST_EMPTY_PAGES_IN_A_ROW = 100;

    private final ZendeskSettings settings;
    private final AtomicInteger emptyPagesInARow = new AtomicInteger();
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
        this.export = new CursorExport(settings, clock, access.api(), "tickets", sentAlong(settings));
        this.fields = new TimeFieldSearch(settings.account(), lists);
        this.histories = new TicketHistories(settings.account(), lists);
        this.reader = new PageReader(settings);
    }

    /** {@code zendesk/<account>/tickets}. */
    @Override
    public String name() {
        return settings.account() + "/tickets";
    }

    /**
     * Reads the next page of changed tickets.
     *
     * @throws SourceException useless to retry if the token or the address must change first; else after 6 tries, or after
     *     100 empty pages in a row that all promised more
     * @throws IllegalArgumentException if {@code cursor} is not one of this connector
     */
    @Override
    public Page pull(Cursor cursor) {
        Optional<TimeField> titled = titledField(cursor);
        Cursor place = TimeField.without(cursor);
        Position position = place.isStart() ? Position.startOf(settings.historyFrom()) : Position.parse(place);
        ExportPage exported = export.next(position).content();
        Instant now = clock.instant();
        Cursor next = position.next(exported.after(), changes(exported), now).cursor();
        Page.Builder builder =
                Page.builder(titled.map(field -> field.before(next)).orElse(next), exported.end());
        long timeField = timeField(titled);
        reader.read(exported, timeField, histories(exported, timeField), now, builder);
        Page page = builder.build();
        requireRecords(page);
        return page;
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

    private void requireRecords(Page page) {
        boolean idle = page.records() == 0 && page.end() == Page.End.MORE;
        int idlePages = emptyPagesInARow.updateAndGet(pages -> idle ? pages + 1 : 0);
        if (idlePages >= MOST_EMPTY_PAGES_IN_A_ROW) {
            emptyPagesInARow.set(0);
            throw new SourceException(
                    settings.account() + " sent " + idlePages
                            + " empty pages that promised more tickets; nothing was lost,"
                            + " ask Zendesk's support why the export does not move on",
                    200,
                    "",
                    SourceException.Retry.MAY_HELP);
        }
    }
}
