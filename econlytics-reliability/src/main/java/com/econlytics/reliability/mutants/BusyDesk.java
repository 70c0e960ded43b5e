package com.econlytics.reliability.mutants;

import com.econlytics.connector.Pause;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.Sync;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.zendesk.ZendeskAccess;
import com.econlytics.zendesk.ZendeskSettings;
import com.econlytics.zendesk.ZendeskTickets;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A desk that takes three requests in a minute: whoever waits as long as it says is refused once a minute at most. */
final class BusyDesk implements Check<Function<SettableClock, Pause>> {
    private static final int TICKETS = 8;
    private static final int PER_MINUTE = 3;
    private static final int MOST_REFUSALS = TICKETS / PER_MINUTE + 1;

    @Override
    public String name() {
        return "a desk with a limit";
    }

    @Override
    public Optional<Alarm> look(Function<SettableClock, Pause> wiring) {
        SettableClock clock = SettableClock.at(Company.NOW.plus(Duration.ofDays(1)));
        try (FakeZendesk desk = FakeZendesk.start(clock, "token")) {
            desk.limits().requests(PER_MINUTE);
            for (int id = 1; id <= TICKETS; id++) {
                desk.put(ticket(id));
            }
            InMemoryLedger ledger = new InMemoryLedger(Company.BOOKING, Company.MATCHING, clock);
            String outcome = read(desk, ledger, clock, wiring.apply(clock));
            int refusals = desk.requestCount() - TICKETS;
            return outcome.isEmpty() && refusals <= MOST_REFUSALS
                    ? Optional.empty()
                    : Optional.of(new Alarm(
                            outcome.isEmpty() ? refusals + " requests were refused" : outcome,
                            desk.requestCount() + " requests"));
        }
    }

    /** How the run failed; empty if it did not. */
    private static String read(FakeZendesk desk, InMemoryLedger ledger, SettableClock clock, Pause pause) {
        ZendeskSettings settings = ZendeskSettings.builder(
                        SourceAccount.of("zendesk", "desk"), URI.create(desk.baseUrl()))
                .token("token")
                .historyFrom(Instant.parse("2026-03-01T00:00:00Z"))
                .pageSize(1)
                .build();
        ZendeskAccess access = ZendeskAccess.builder(settings)
                .clock(clock)
                .pause(pause)
                .random(new SplittableRandom(1))
                .build();
        try {
            new Sync(ledger, ledger.leases(), "host").runOnce(new ZendeskTickets(access));
            return "";
        } catch (SourceException gaveUp) {
            return "the run gave up with status " + gaveUp.status();
        }
    }

    private static ObjectNode ticket(int id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("created_at", "2026-03-10T08:00:00Z")
                .put("updated_at", "2026-03-10T08:30:00Z")
                .put("generated_timestamp", Company.NOW.getEpochSecond() + id)
                .put("status", "open")
                .put("requester_id", 7);
    }
}
