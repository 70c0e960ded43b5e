package com.econlytics.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Sync;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.testkit.Mutations;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.time.BusinessCalendar;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Four thousand damaged tickets and users between valid ones: nothing ends a run, and no valid ticket is lost. */
class MutatedZendeskLaws {
    private static final int VALID = 150;
    private static final int DAMAGED = 200;
    private static final long FIRST_DAMAGED = 1_000_000;

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    @Scenario({"C44", "C45", "C46"})
    void damagedTicketsAndPagesLoseNoValidTicket(@ForAll long seed) {
        SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
        try (FakeZendesk zendesk = FakeZendesk.start(clock, "t0ken")) {
            for (long id = 1; id <= VALID; id++) {
                zendesk.put(Records.trackedTicket(id, Long.toString(60 + id)));
            }
            zendesk.failNext(1, Fault.cutOff(200));
            zendesk.failNext(1, Fault.corrupt(50));
            zendesk.failNext(1, Fault.html(200));
            zendesk.failNext(1, Fault.empty());
            zendesk.failNext(1, Fault.reset(100));
            Mutations mutations = new Mutations(seed);
            zendesk.failBy(FaultPlan.always(Fault.altered(right -> withDamagedRecords(right, mutations))));
            InMemoryLedger ledger = ledger(clock);

            Sync.Outcome outcome = new Sync(ledger, ledger.leases(), "host").runOnce(tickets(zendesk, clock));

            assertThat(outcome.records()).isGreaterThanOrEqualTo(VALID + 2 * DAMAGED);
            assertThat(quarantined(ledger)).isPositive().isLessThanOrEqualTo(outcome.rejected());
            assertThat(trackedSeconds(ledger)).isEqualTo(expected());
        }
    }

    private static InMemoryLedger ledger(SettableClock clock) {
        return new InMemoryLedger(
                new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                new Matching(Matching.Emails.MATCH_UNIQUE),
                clock);
    }

    private static ZendeskTickets tickets(FakeZendesk zendesk, SettableClock clock) {
        ZendeskSettings settings = ZendeskSettings.builder(
                        SourceAccount.of("zendesk", "acme"), URI.create(zendesk.baseUrl()))
                .token("t0ken")
                .trackedTime(TrackedTime.inField(Records.TRACKED))
                .pageSize(100)
                .build();
        return new ZendeskTickets(ZendeskAccess.builder(settings)
                .clock(clock)
                .pause(wait -> {})
                .random(new Random(1))
                .build());
    }

    /** The page with damaged tickets and users, of ids that no valid one has, between those that are on it. */
    private static Answer withDamagedRecords(Answer right, Mutations mutations) {
        ObjectNode page = Records.object(right.body());
        ArrayNode tickets = page.withArrayProperty("tickets");
        ArrayNode users = page.withArrayProperty("users");
        for (int i = 0; i < DAMAGED; i++) {
            long id = FIRST_DAMAGED + i;
            tickets.insert(i % (tickets.size() + 1), mutations.record(Records.trackedTicket(id, "\"90\"")));
            users.add(mutations.record(Records.user(id)));
        }
        return new Answer(right.status(), right.headers(), page.toString());
    }

    /** How many were put aside, by reason and in sum; the same bytes twice are one. */
    private static long quarantined(InMemoryLedger ledger) {
        assertThat(ledger.inbox().counts().keySet()).allMatch(standing -> standing.startsWith("QUARANTINED "));
        return ledger.inbox().counts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Map<String, Long> expected() {
        Map<String, Long> seconds = new HashMap<>();
        for (long id = 1; id <= VALID; id++) {
            seconds.put("ticket-" + id, 60 + id);
        }
        return seconds;
    }

    /** The tracked seconds of each valid ticket, of which each is one ticket. */
    private static Map<String, Long> trackedSeconds(InMemoryLedger ledger) {
        Map<String, Long> seconds = new HashMap<>();
        ledger.readFacts(fact -> {
            boolean valid = fact.id().object().matches("ticket-[0-9]{1,3}");
            if (valid && fact instanceof Activity activity) {
                activity.quantities().stream()
                        .filter(quantity -> quantity.driver().equals(Driver.AGENT_SECOND))
                        .mapToLong(Quantity::amount)
                        .forEach(amount -> seconds.merge(fact.id().object(), amount, Long::sum));
            }
        });
        return seconds;
    }
}
