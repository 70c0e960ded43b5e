package com.econlytics.testkit.zendesk;

import com.econlytics.testkit.company.SupportUser;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.company.Ticket;
import com.econlytics.testkit.company.TicketChange;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.Loopback;
import com.econlytics.testkit.recording.Recording;
import com.econlytics.testkit.recording.Replay;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * Zendesk's incremental exports of tickets, users and organizations, its ticket fields and audits on this machine: real HTTP on the loopback interface, in Zendesk's wire format.
 *
 * <pre>{@code
 * try (FakeZendesk zendesk = FakeZendesk.serving(company, clock, "token", 100)) {
 *     // GET zendesk.baseUrl() + "/api/v2/incremental/tickets/cursor.json?start_time=0&include=users"
 *     // Authorization: Bearer token
 * }
 * }</pre>
 *
 * <p>It serves the incremental exports of tickets, users and organizations, ticket fields, the audits of tickets, and {@code
 * /oauth/tokens}. The stream is ordered by {@code generated_timestamp} and holds every change of a ticket, not only its last.
 * Changes of the last minute by the given clock are withheld. A cursor stays valid at the end of the stream: what
 * changes later comes behind it. Safe for use by several threads.
 */
public final class FakeZendesk implements AutoCloseable {
    private final Desk desk;
    private final Clock clock;
    private final Loopback loopback;
    private final Replay replay;
    private final DeskGrants grants;
    private final DeskLimits limits;

    private FakeZendesk(Desk desk, Clock clock, String token, int pageSize, Replay replay) {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pages of " + pageSize);
        }
        this.desk = desk;
        this.clock = clock;
        this.replay = replay;
        this.grants = new DeskGrants(clock, Objects.requireNonNull(token, "token"));
        this.limits = new DeskLimits(clock);
        loopback = Loopback.start(
                new DeskDoor(new ZendeskApi(desk, clock, pageSize), grants, limits, clock), ZendeskApi::fault);
    }

    /** An account without tickets, with pages of up to 1,000. */
    public static FakeZendesk start(Clock clock, String token) {
        return new FakeZendesk(Desk.empty(), clock, token, 1_000, Replay.NOTHING);
    }

    /**
     * The tickets of a company.
     *
     * @param clock tells which changes are old enough to be shown; after the plan's end plus a minute, all of them
     * @param token the OAuth token that requests must bear
     * @param pageSize the most tickets on a page, whatever {@code per_page} asks for; at least 1
     */
    public static FakeZendesk serving(SyntheticCompany company, Clock clock, String token, int pageSize) {
        Desk desk = Desk.empty();
        for (SupportUser user : company.supportUsers()) {
            desk.users().put(user.created().getEpochSecond(), user.id(), () -> ZendeskJson.user(user));
        }
        for (Ticket ticket : company.tickets()) {
            for (TicketChange change : ticket.changes()) {
                desk.tickets().put(change.at().getEpochSecond(), ticket.id(), () -> ZendeskJson.ticket(ticket, change));
            }
        }
        return new FakeZendesk(desk, clock, token, pageSize, Replay.NOTHING);
    }

    /**
     * Recorded traffic: every state of every ticket, and every user, organization, ticket field and audit, that is on any of its pages, whichever export they are from.
     * Pages have up to 1,000 tickets, in the order of {@code generated_timestamp}; one without is taken to be generated when it was
     * updated. {@link #replayed} tells what the fake does not serve.
     *
     * @param clock tells which changes are old enough to be shown; a time after the recording shows all
     */
    public static FakeZendesk replaying(Recording recording, Clock clock, String token) {
        RecordedDesk recorded = RecordedDesk.of(recording);
        FakeZendesk fake = new FakeZendesk(Desk.empty(), clock, token, 1_000, recorded.replay());
        recorded.tickets().forEach(fake::put);
        recorded.records("users").forEach(fake::putUser);
        recorded.records("organizations").forEach(fake::putOrganization);
        recorded.records("ticket_fields").forEach(fake::putField);
        recorded.records("audits").forEach(fake::putAudit);
        return fake;
    }

    /**
     * Adds a change of a ticket to the stream.
     *
     * @param ticket its state, with an {@code id}; without a {@code generated_timestamp} the change happens now
     * @throws IllegalArgumentException if it has no id
     */
    public FakeZendesk put(ObjectNode ticket) {
        ObjectNode copy = ticket.deepCopy();
        if (!copy.has("generated_timestamp")) {
            copy.put("generated_timestamp", clock.instant().getEpochSecond());
        }
        desk.tickets().put(copy.path("generated_timestamp").asLong(), id(copy), copy::deepCopy);
        return this;
    }

    /**
     * Adds a user, or replaces the one of its id.
     *
     * @throws IllegalArgumentException if it has no id
     */
    public FakeZendesk putUser(ObjectNode user) {
        ObjectNode copy = user.deepCopy();
        desk.users().put(DeskLists.updated(copy), id(copy), copy::deepCopy);
        return this;
    }

    /**
     * Adds an organization, or replaces the one of its id.
     *
     * @throws IllegalArgumentException if it has no id
     */
    public FakeZendesk putOrganization(ObjectNode organization) {
        desk.records().putOrganization(id(organization), organization.deepCopy());
        return this;
    }

    /**
     * Adds a ticket field, or replaces the one of its id.
     *
     * @throws IllegalArgumentException if it has no id
     */
    public FakeZendesk putField(ObjectNode field) {
        desk.records().putField(id(field), field.deepCopy());
        return this;
    }

    /**
     * Adds an audit of the ticket that it names as {@code ticket_id}. A ticket that is deleted shows none.
     *
     * @throws IllegalArgumentException if it has no id
     */
    public FakeZendesk putAudit(ObjectNode audit) {
        id(audit);
        desk.records().putAudit(audit.path("ticket_id").asLong(), audit.deepCopy());
        return this;
    }

    /** Shows of each ticket only its last state, as Zendesk itself does; by default every change is shown. */
    public FakeZendesk showingLastStatesOnly() {
        desk.tickets().showLastStatesOnly();
        return this;
    }

    /** What became of the recording; nothing for a fake of another kind. */
    public Replay replayed() {
        return replay;
    }

    /** Who may read it besides the bearer of the token: OAuth clients and API tokens. */
    public DeskGrants grants() {
        return grants;
    }

    /** How many requests it takes in a minute. */
    public DeskLimits limits() {
        return limits;
    }

    /** Where it listens, such as {@code http://127.0.0.1:34567}. */
    public String baseUrl() {
        return loopback.baseUrl();
    }

    /** Makes the next {@code count} requests fail, after those that are to fail already. */
    public void failNext(int count, Fault fault) {
        loopback.failNext(count, fault);
    }

    /** Makes requests fail by this plan and no other from now on. */
    public FakeZendesk failBy(FaultPlan plan) {
        loopback.failBy(plan);
        return this;
    }

    /** How many requests came so far, failed ones included. */
    public int requestCount() {
        return loopback.requestCount();
    }

    /** The requests so far, failed ones included, as {@code GET /path?query}. */
    public List<String> requests() {
        return loopback.requests();
    }

    @Override
    public void close() {
        loopback.close();
    }

    private static long id(ObjectNode node) {
        if (!node.path("id").isIntegralNumber()) {
            throw new IllegalArgumentException("no id: " + node);
        }
        return node.path("id").asLong();
    }
}
