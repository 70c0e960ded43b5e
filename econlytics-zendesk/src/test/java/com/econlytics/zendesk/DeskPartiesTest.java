package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.object;
import static com.econlytics.zendesk.Records.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.econlytics.connector.AttributeMapping;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.SourceException;
import com.econlytics.customer.AttributeHistory;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Match;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Party;
import com.econlytics.testkit.Scenario;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks, and what is known about them. */
class DeskPartiesTest {
    private static final UnaryOperator<ZendeskSettings.Builder> PLAIN = UnaryOperator.identity();

    private final DeskRuns runs = new DeskRuns().knowing("cus_1", "cus_2");

    @AfterEach
    void stop() {
        runs.close();
    }

    @Test
    @Scenario("K18")
    void aUserWithoutAnIdOfTheirOwnIsKnownByThatOfTheirOrganization() {
        runs.zendesk().putOrganization(organization(5, "cus_2", "2026-03-01T00:00:00Z"));
        runs.zendesk().putUser(user(11).putNull("external_id").put("organization_id", 5));
        runs.zendesk().putUser(user(12).put("organization_id", 5));

        runs.run(new ZendeskUsers(runs.access(PLAIN)));

        assertThat(runs.matchOf("user-11")).isEqualTo(new Match(new CustomerId(2), Match.Method.ALIAS));
        assertThat(runs.matchOf("user-12")).isEqualTo(new Match(new CustomerId(1), Match.Method.ALIAS));
    }

    @Test
    @Scenario("B33")
    void twoIdsThatDisagreeAreAmbiguousAndNobodysGuess() {
        runs.zendesk().putOrganization(organization(5, "cus_2", "2026-03-01T00:00:00Z"));
        runs.zendesk().putUser(user(11).putNull("external_id").put("organization_id", 5));
        ZendeskUsers users = new ZendeskUsers(runs.access(PLAIN));
        runs.run(users);
        runs.zendesk().putUser(user(11).put("organization_id", 5).put("updated_at", "2026-03-10T12:00:00Z"));
        runs.clock().advance(Duration.ofHours(1));

        runs.run(users);

        assertThat(runs.matchOf("user-11").method()).isEqualTo(Match.Method.AMBIGUOUS);
    }

    @Test
    void anOrganizationIsAPartyOfItsOwn() {
        runs.zendesk().putOrganization(organization(6130869157658L, "cus_2", "2026-03-01T00:00:00Z"));

        runs.run(new ZendeskOrganizations(runs.access(PLAIN)));

        assertThat(runs.matchOf("organization-6130869157658").customer()).isEqualTo(new CustomerId(2));
    }

    @Test
    void changesOfUsersThatTouchNoTicketAreReadOnceEach() {
        for (int id = 1; id <= 7; id++) {
            runs.zendesk().putUser(user(id));
        }
        ZendeskUsers users = new ZendeskUsers(runs.access(settings -> settings.pageSize(3)));

        assertThat(runs.run(users).records()).isEqualTo(7);
        runs.zendesk().putUser(user(3).put("updated_at", "2026-03-10T12:00:00Z"));
        runs.clock().advance(Duration.ofHours(1));
        assertThat(runs.run(users).records()).isEqualTo(1);
        assertThat(users.name()).isEqualTo("zendesk/acme/users");
    }

    @Test
    @Scenario("K17")
    void moreOrganizationsOfOneSecondThanAPageHoldsAreReadAndTheExportEnds() {
        for (int id = 1; id <= 1_203; id++) {
            runs.zendesk().putOrganization(organization(id, "cus_" + id, "2026-03-01T00:00:00Z"));
        }
        runs.zendesk().putOrganization(organization(9_999, "cus_1", "2026-03-02T00:00:00Z"));
        ZendeskOrganizations organizations = new ZendeskOrganizations(runs.access(PLAIN));

        assertThat(runs.run(organizations).records()).isEqualTo(1_204);
        assertThat(runs.run(organizations).records()).isZero();
    }

    @Test
    void aCursorOfAnotherConnectorIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ZendeskOrganizations(runs.access(PLAIN)).pull(new Cursor("17:abc")))
                .withMessage("the checkpoint was not written by this connector; is its name used by another?");
    }

    @Test
    void aMappedFieldHoldsFromItsUpdateOnAndTheFirstKnownValueAlsoBefore() {
        AttributeMapping mapping = AttributeMapping.parse("organization_fields.plan=plan, tags=segment");
        ZendeskOrganizations organizations =
                new ZendeskOrganizations(runs.access(settings -> settings.organizationAttributes(mapping)));
        runs.zendesk().putOrganization(organization(5, "cus_1", "2026-02-01T00:00:00Z", "\"basic\""));
        runs.run(organizations);
        runs.zendesk().putOrganization(organization(5, "cus_1", "2026-03-10T11:00:00Z", "\"pro\""));
        runs.clock().advance(Duration.ofHours(1));
        runs.run(organizations);
        AttributeHistory history = AttributeHistory.of(runs.ledger().attributes());

        assertThat(history.valueAt("plan", Instant.parse("2025-01-01T00:00:00Z")))
                .contains("basic");
        assertThat(history.valueAt("plan", Instant.parse("2026-03-10T10:59:59Z")))
                .contains("basic");
        assertThat(history.valueAt("plan", Instant.parse("2026-03-10T11:00:00Z")))
                .contains("pro");
        assertThat(history.valueAt("segment", Instant.parse("2026-03-10T11:00:00Z")))
                .contains("big loyal");
    }

    @Test
    void whatAFieldWasDoesNotDependOnTheOrderInWhichItWasRead() {
        Party party = Party.reference(DeskRuns.ACME, "organization-5");
        AttributeReader reader = new AttributeReader(AttributeMapping.parse("organization_fields.plan=plan"));
        Instant now = Instant.parse("2026-03-10T12:00:00Z");
        List<DatedAttribute> first =
                reader.read(party, new Fields(organization(5, "x", "2026-02-01T00:00:00Z", "\"basic\"")), now);
        List<DatedAttribute> second =
                reader.read(party, new Fields(organization(5, "x", "2026-03-01T00:00:00Z", "null")), now);

        AttributeHistory history =
                AttributeHistory.of(List.of(second.get(1), first.get(0), second.get(0), first.get(1)));
        assertThat(history.valueAt("plan", Instant.parse("2026-01-01T00:00:00Z")))
                .contains("basic");
        assertThat(history.valueAt("plan", Instant.parse("2026-03-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void whatCannotBeAValueStatesNothing() {
        Party party = Party.reference(DeskRuns.ACME, "user-5");
        AttributeReader reader =
                new AttributeReader(AttributeMapping.parse("a=a, b=b, c.d=c, d=d, e=e, user_fields.n=n"));
        Fields fields = new Fields(object("""
                {"updated_at": "2026-02-01T00:00:00Z", "a": {"x": 1}, "b": "two\\nlines", "d": "%s", "e": [["x"]],
                 "user_fields": {"n": 7.5}}
                """.formatted("x".repeat(256))));

        assertThat(reader.read(party, fields, Instant.parse("2026-03-10T12:00:00Z")))
                .extracting(DatedAttribute::name, DatedAttribute::value)
                .containsOnly(tuple("n", "7.5"));
    }

    @Test
    void theFieldWithTheTrackedTimeIsFoundByItsTitleAndKeepsItsIdWhenItIsRenamed() {
        runs.zendesk().putField(field(77, "Time spent last update (sec)"));
        runs.zendesk().putField(field(Records.TRACKED, "Total time spent (sec)"));
        runs.zendesk().put(Records.trackedTicket(1, "60"));
        ZendeskTickets tickets = titled("total time spent (SEC)");
        runs.run(tickets);
        runs.zendesk().putField(field(Records.TRACKED, "Gesamtzeit"));
        runs.zendesk().put(Records.trackedTicket(2, "90").put("generated_timestamp", Records.GENERATED + 60));

        runs.run(tickets);

        assertThat(runs.facts())
                .extracting(fact -> ((Activity) fact).quantityOf(Driver.AGENT_SECOND))
                .containsExactly(60L, 90L);
        assertThat(runs.zendesk().requests())
                .filteredOn(request -> request.contains("ticket_fields"))
                .hasSize(1);
    }

    @Test
    void anAmbiguousOrMissingTitleIsSaidAndNeverGuessed() {
        runs.zendesk().putField(field(77, "Total time spent (sec)"));
        runs.zendesk().putField(field(78, "Total time spent (sec)"));
        runs.zendesk().putField(field(79, "Notes").put("type", "text"));
        runs.zendesk().putField(field(80, "Old").put("active", false));

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> runs.run(titled(TrackedTime.APP_TITLE)))
                .withMessage(
                        "zendesk/acme has 2 active numeric ticket fields with the title 'Total time spent (sec)', [77,"
                                + " 78]; state the title as Zendesk's admin centre shows it, or the id with TrackedTime.inField");
        for (String title : List.of("Notes", "Old", "Total")) {
            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(() -> runs.run(titled(title)))
                    .withMessage(
                            "zendesk/acme has no active numeric ticket field with the title '" + title + "'; state the"
                                    + " title as Zendesk's admin centre shows it, or the id with TrackedTime.inField")
                    .matches(failure -> failure.retry() == SourceException.Retry.IS_USELESS);
        }
    }

    private ZendeskTickets titled(String title) {
        return new ZendeskTickets(runs.access(settings -> settings.trackedTime(TrackedTime.titled(title))));
    }

    private static ObjectNode field(long id, String title) {
        return object("{\"id\": %d, \"type\": \"integer\", \"active\": true}".formatted(id))
                .put("title", title);
    }

    private static ObjectNode organization(long id, String externalId, String updated) {
        return organization(id, externalId, updated, "null");
    }

    private static ObjectNode organization(long id, String externalId, String updated, String plan) {
        return object("""
                {"id": %d, "name": "Example Ltd", "external_id": "%s", "created_at": "2025-01-01T00:00:00Z",
                 "updated_at": "%s", "tags": ["loyal", "big"], "notes": "private", "organization_fields": {"plan": %s}}
                """.formatted(id, externalId, updated, plan));
    }
}
