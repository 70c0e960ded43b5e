package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.object;
import static com.econlytics.zendesk.Records.ticket;
import static com.econlytics.zendesk.Records.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PageReaderTest {
    private static final SourceAccount ACME = SourceAccount.of("zendesk", "acme");
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final PageReader reader =
            new PageReader(ZendeskSettings.builder("acme").token("t").build());

    @Test
    void aUserIsAnIdentityAlsoWhenNoTicketNamesIt() {
        Page page = read(List.of(), List.of(user(11)));

        assertThat(page.identities())
                .containsExactly(new Identity(
                        Party.reference(ACME, "user-11"),
                        Identity.Role.OUTSIDE,
                        new TreeSet<>(Set.of("cus_1")),
                        new TreeSet<>(Set.of("ada@example.com")),
                        Instant.parse("2024-05-01T10:00:00Z")));
        assertThat(page.records()).isEqualTo(1);
    }

    @Test
    void agentsAndAdminsAreInternal() {
        List<JsonNode> users = List.of(
                user(1).put("role", "agent"),
                user(2).put("role", "admin"),
                user(3).put("role", "end-user"),
                user(4).putNull("role"));

        assertThat(read(List.of(), users).identities())
                .extracting(Identity::role)
                .containsExactly(
                        Identity.Role.INTERNAL, Identity.Role.INTERNAL, Identity.Role.OUTSIDE, Identity.Role.OUTSIDE);
    }

    @Test
    void aUserMayLackEverythingButItsId() {
        JsonNode bare = object("{\"id\": 5, \"email\": null, \"external_id\": null, \"created_at\": \"?\"}");

        assertThat(read(List.of(), List.of(bare)).identities())
                .containsExactly(Identity.of(Party.reference(ACME, "user-5")));
    }

    @Test
    void anExternalIdMayBeANumber() {
        JsonNode numbered = user(6).put("external_id", 4711);

        assertThat(read(List.of(), List.of(numbered)).identities().get(0).aliases())
                .containsExactly("4711");
    }

    @Test
    void aRecordThatCannotBeReadIsRejectedAndThePageSurvives() {
        JsonNode undated = ticket(2).putNull("created_at");
        Page page =
                read(List.of(ticket(1), undated, IntNode.valueOf(3), ticket(4)), List.of(object("{\"id\": \"x\"}")));

        assertThat(page.facts()).extracting(fact -> fact.id().object()).containsExactly("ticket-1", "ticket-4");
        assertThat(page.rejections())
                .extracting(Rejection::key, Rejection::reason, Rejection::detail)
                .satisfiesExactly(
                        ticket -> assertThat(ticket.toList())
                                .containsExactly("ticket:2", Reason.SCHEMA, "created_at is missing or no text"),
                        number -> assertThat(number.toList().get(2)).isEqualTo("id is missing"),
                        user -> assertThat(user.toList().get(0).toString()).startsWith("user:"));
        assertThat(page.records()).isEqualTo(5);
    }

    @Test
    void aTicketTwiceOnAPageIsTwoStatementsOfOneFact() {
        JsonNode later = ticket(1).put("generated_timestamp", Records.GENERATED + 60);

        assertThat(read(List.of(ticket(1), later), List.of()).facts())
                .extracting(fact -> fact.id().object() + "@" + (fact.revision() - Records.GENERATED))
                .containsExactly("ticket-1@0", "ticket-1@60");
    }

    @Test
    void theCursorCarriesTheLatestTimeSeenThatIsNotAheadOfTheClock() {
        Position before = Position.startOf(Instant.EPOCH);
        Instant seen = Instant.ofEpochSecond(Records.GENERATED);

        assertThat(before.next("next", List.of(seen, NOW.plusSeconds(1)), NOW).cursor())
                .isEqualTo(new Cursor(Records.GENERATED + ":next"));
    }

    @Test
    void aPageWithoutACursorAtTheEndKeepsTheOldOne() {
        Position before = new Position(Instant.ofEpochSecond(99), "kept");

        assertThat(before.next("", List.of(), NOW).cursor()).isEqualTo(new Cursor("99:kept"));
    }

    private Page read(List<JsonNode> tickets, List<JsonNode> users) {
        Page.Builder page = Page.builder(new Cursor("next"), Page.End.REACHED);
        ExportPage exported = new ExportPage(tickets, users, List.of(), "next", Page.End.REACHED);
        reader.read(exported, 0, Map.of(), NOW, page);
        return page.build();
    }
}
