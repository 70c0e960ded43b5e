package com.econlytics.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.econlytics.connector.Sync;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.recording.Recording;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.time.BusinessCalendar;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Answers of a real Zendesk that were recorded by others, with figures that were counted without this library. They are not part
 * of the project: where they are not at hand, the tests say so and are left out. The system property {@code econlytics.shared}
 * names their folder.
 */
class RecordedDeskTest {
    private static final Path SHARED = Path.of(System.getProperty("econlytics.shared", "../../shared/data"));
    private static final SourceAccount ACME = SourceAccount.of("zendesk", "acme");

    private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
            new Matching(Matching.Emails.MATCH_UNIQUE),
            clock);
    private final List<FakeZendesk> servers = new ArrayList<>();

    @BeforeEach
    void recordingsAreAtHand() {
        assumeTrue(
                Files.isDirectory(SHARED.resolve("zendesk")),
                "the recordings are not at hand; name their folder as -Deconlytics.shared=...");
    }

    @AfterEach
    void stop() {
        servers.forEach(FakeZendesk::close);
    }

    @Test
    @Scenario("C51")
    void everyRecordedTicketCountsOnceAndTheScrubbedOneIsFlagged() {
        Sync.Outcome outcome = read();
        List<Activity> tickets = new ArrayList<>();
        ledger.readFacts(fact -> tickets.add((Activity) fact));

        assertThat(outcome.rejected()).isZero();
        assertThat(tickets).hasSize(152);
        assertThat(tickets)
                .allMatch(ticket -> ticket.quantityOf(Driver.TICKET) == 1)
                .allMatch(ticket -> ticket.occurredAt().toString().startsWith("2023-09"))
                .allMatch(ticket -> ticket.party().equals(Party.reference(ACME, "user-6130907993114")));
        assertThat(tickets)
                .filteredOn(ticket -> ticket.attributes().containsKey("flag"))
                .extracting(ticket ->
                        ticket.id().object() + " " + ticket.attributes().get("flag"))
                .containsExactly("ticket-465 deleted_before_read");
    }

    @Test
    void everyRecordedUserIsAPartyWithTheNamesItHas() {
        ZendeskUsers users = new ZendeskUsers(access());
        List<Identity> identities = new ArrayList<>();
        new Sync(ledger, ledger.leases(), "host").runOnce(users, page -> identities.addAll(page.identities()));

        assertThat(identities).hasSize(150);
        assertThat(identities.stream().flatMap(user -> user.emails().stream()).distinct())
                .hasSize(17);
        assertThat(identities.stream().flatMap(user -> user.aliases().stream()).distinct())
                .hasSize(10);
    }

    private Sync.Outcome read() {
        return new Sync(ledger, ledger.leases(), "host").runOnce(new ZendeskTickets(access()));
    }

    private ZendeskAccess access() {
        FakeZendesk server = FakeZendesk.replaying(Recording.read(SHARED.resolve("zendesk")), clock, "t0ken");
        servers.add(server);
        return ZendeskAccess.builder(ZendeskSettings.builder(ACME, URI.create(server.baseUrl()))
                        .token("t0ken")
                        .build())
                .clock(clock)
                .pause(wait -> {})
                .build();
    }
}
