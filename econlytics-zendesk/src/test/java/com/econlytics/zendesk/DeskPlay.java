package com.econlytics.zendesk;

import com.econlytics.connector.Sync;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.time.BusinessCalendar;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A desk at which a history happens, in a Zendesk that shows of each ticket only how it is now, and ledgers that read it. */
final class DeskPlay implements AutoCloseable {
    private static final SourceAccount ACME = SourceAccount.of("zendesk", "acme");
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final int REQUESTERS = 4;

    private final SettableClock clock = SettableClock.at("2026-01-10T12:00:00Z");
    private final FakeZendesk zendesk = FakeZendesk.start(clock, "t0ken").showingLastStatesOnly();
    private final UnaryOperator<ZendeskSettings.Builder> options;
    private final Map<Integer, ObjectNode> tickets = new TreeMap<>();
    private final Map<Integer, String> statuses = new HashMap<>();
    private long audits = 7_000_000_000L;

    DeskPlay(UnaryOperator<ZendeskSettings.Builder> options) {
        this.options = options;
        for (int id = 1; id <= REQUESTERS; id++) {
            ObjectNode user = Records.user(id).put("external_id", "cus_" + id);
            zendesk.putUser(id == REQUESTERS ? user.put("role", "agent") : user);
        }
    }

    InMemoryLedger emptyLedger() {
        InMemoryLedger ledger = new InMemoryLedger(
                new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                new Matching(Matching.Emails.IGNORE),
                clock);
        ledger.decide(new Decision.AdoptCosts(CostModel.of(
                Currency.getInstance("USD"),
                DriverRate.hourly(Money.parse("USD 60.00"), Instant.EPOCH),
                DriverRate.perUnit(Driver.TICKET, Money.parse("USD 5.00"), Instant.EPOCH))));
        List<Identity> customers = new ArrayList<>();
        for (int id = 1; id < REQUESTERS; id++) {
            customers.add(Identity.of(Party.ofRecord(STRIPE, "cus_" + id)));
        }
        ledger.book(Batch.builder().identities(customers).build());
        return ledger;
    }

    /** Reads what is new into {@code ledger}. */
    void read(InMemoryLedger ledger) {
        ZendeskSettings settings = options.apply(ZendeskSettings.builder(ACME, URI.create(zendesk.baseUrl()))
                        .token("t0ken")
                        .trackedTime(TrackedTime.inField(Records.TRACKED))
                        .exportsPerMinute(1000)
                        .exclusions(TicketExclusion.parse("tag:tag_1"))
                        .historyFrom(Instant.parse("2026-01-01T00:00:00Z"))
                        .pageSize(2))
                .build();
        ZendeskAccess access = ZendeskAccess.builder(settings)
                .clock(clock)
                .pause(clock::advance)
                .random(new Random(1))
                .build();
        new Sync(ledger, ledger.leases(), "host").runOnce(new ZendeskTickets(access));
    }

    /** Lets so much time pass that Zendesk shows all that happened. */
    void settle() {
        clock.advance(Duration.ofHours(1));
    }

    /** Lets steps happen; {@code live} reads at each poll. */
    void play(List<DeskStep> steps, InMemoryLedger live) {
        for (DeskStep step : steps) {
            clock.advance(Duration.ofSeconds(step.secondsLater()));
            if (step.move() == DeskStep.Move.POLL) {
                read(live);
            } else {
                happen(step);
            }
        }
    }

    /** Restores every ticket that is deleted and not scrubbed. */
    void restoreAll() {
        List.copyOf(tickets.keySet()).forEach(id -> happen(new DeskStep(0, DeskStep.Move.RESTORE, id, 0)));
    }

    private void happen(DeskStep step) {
        int id = step.ticket();
        ObjectNode ticket = tickets.get(id);
        if (ticket == null) {
            if (step.move() == DeskStep.Move.CREATE) {
                tickets.put(id, created(id, step.number()));
                put(id);
            }
            return;
        }
        String status = ticket.path("status").asText();
        boolean scrubbed = ticket.path("subject").asText().equals("SCRUBBED");
        boolean open = !status.equals("deleted") && !status.equals("closed");
        switch (step.move()) {
            case TRACK -> change(id, open, () -> track(ticket, id, step.number()));
            case CORRECT -> change(id, open, () -> track(ticket, id, -step.number()));
            case RETAG -> change(id, open, () -> ticket.putArray("tags").add("tag_" + step.number() % 3));
            case CHANGE_REQUESTER ->
                change(id, open, () -> ticket.put("requester_id", 1 + step.number() % (REQUESTERS + 1)));
            case SOLVE -> change(id, open, () -> ticket.put("status", "solved"));
            case REOPEN -> change(id, open && status.equals("solved"), () -> ticket.put("status", "open"));
            case MERGE ->
                change(id, open, () -> {
                    ticket.put("status", "closed");
                    ticket.putArray("tags").add("closed_by_merge");
                });
            case DELETE ->
                change(id, !status.equals("deleted"), () -> {
                    statuses.put(id, status);
                    ticket.put("status", "deleted");
                });
            case RESTORE ->
                change(
                        id,
                        status.equals("deleted") && !scrubbed,
                        () -> ticket.put("status", statuses.getOrDefault(id, "open")));
            case SCRUB ->
                change(id, status.equals("deleted") && !scrubbed, () -> {
                    ticket.put("subject", "SCRUBBED").put("description", "X");
                    ticket.putArray("tags");
                    ticket.putArray("custom_fields");
                    ticket.putArray("fields");
                });
            case CREATE, POLL -> {}
        }
    }

    private void change(int id, boolean possible, Runnable change) {
        if (possible) {
            change.run();
            put(id);
        }
    }

    private void put(int id) {
        ObjectNode ticket = tickets.get(id);
        zendesk.put(ticket.deepCopy()
                .put("generated_timestamp", clock.instant().getEpochSecond())
                .put("updated_at", clock.instant().toString()));
    }

    private ObjectNode created(int id, int number) {
        return Records.trackedTicket(id, "null")
                .put("created_at", clock.instant().toString())
                .put("requester_id", 1 + number % REQUESTERS);
    }

    private void track(ObjectNode ticket, int id, int seconds) {
        ObjectNode field = (ObjectNode) ticket.path("custom_fields").get(1);
        long before = field.path("value").asLong();
        long after = Math.max(0, before + seconds);
        ObjectNode audit = Records.object("""
                {"id": %d, "ticket_id": %d, "created_at": "%s", "author_id": %d, "events": [
                  {"id": 1, "type": "Comment", "body": "private"},
                  {"id": 2, "type": "Change", "field_name": "%d", "previous_value": "%s", "value": "%d"}]}
                """.formatted(
                        audits++,
                        id,
                        clock.instant(),
                        900 + seconds % 3,
                        Records.TRACKED,
                        field.path("value").isNull() ? "" : Long.toString(before),
                        after));
        field.put("value", Long.toString(after));
        zendesk.putAudit(audit);
    }

    /** Customer-months: every balance that is not 0, as text. */
    static List<String> balances(InMemoryLedger ledger) {
        return ledger.balances().stream()
                .filter(balance -> balance.amount() != 0)
                .map(Balance::toString)
                .sorted()
                .toList();
    }

    /** What counts of each ticket and each update, by their ids. */
    static Map<String, Activity> counting(InMemoryLedger ledger) {
        Map<String, Activity> counting = new TreeMap<>();
        ledger.readStandings(standing -> {
            Fact fact = standing.content();
            if (standing.isContested()) {
                throw new AssertionError("contested: " + standing.contents());
            }
            counting.put(fact.id().object() + "/" + fact.id().ordinal(), (Activity) fact);
        });
        return counting;
    }

    @Override
    public void close() {
        zendesk.close();
    }
}
