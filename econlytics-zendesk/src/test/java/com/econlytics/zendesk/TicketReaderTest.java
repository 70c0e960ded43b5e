package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.tagged;
import static com.econlytics.zendesk.Records.ticket;
import static com.econlytics.zendesk.Records.trackedTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketReaderTest {
    private static final SourceAccount ACME = SourceAccount.of("zendesk", "acme");
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final TicketReader reader = new TicketReader(
            ZendeskSettings.builder("acme").token("t").build(), new TrackedTimeReader(Records.TRACKED));

    @Test
    void aTicketIsOneTicketOnSupportDatedByItsCreation() throws UnreadableException {
        assertThat(read(ticket(35436)))
                .isEqualTo(new Activity(
                        FactId.of(ACME, "ticket-35436", "ticket"),
                        Records.GENERATED,
                        Instant.parse("2026-03-10T08:00:00Z"),
                        Party.reference(ACME, "user-6130907993114"),
                        ChartOfAccounts.SUPPORT,
                        List.of(Quantity.of(Driver.TICKET, 1)),
                        new TreeMap<>(Map.of("ticket", "35436", "channel", "email"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"840", "\"840\"", "\" 840 \"", "840.0", "\"840.00\"", "8.4e2", "\"0840\""})
    void trackedSecondsAreReadFromNumbersAndNumericText(String value) throws UnreadableException {
        Activity activity = read(trackedTicket(1, value));

        assertThat(activity.quantities())
                .containsExactlyInAnyOrder(Quantity.of(Driver.TICKET, 1), Quantity.of(Driver.AGENT_SECOND, 840));
        assertThat(activity.attributes()).doesNotContainKey("flag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "-0", "0.0"})
    void noSecondsAreATrackedTimeToo(String value) throws UnreadableException {
        assertThat(read(trackedTicket(1, value)).names(Driver.AGENT_SECOND)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void anEmptyFieldTracksNothing(String value) throws UnreadableException {
        Activity activity = read(trackedTicket(1, value));

        assertThat(activity.names(Driver.AGENT_SECOND)).isFalse();
        assertThat(activity.attributes()).doesNotContainKey("flag");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "\"-1\"",
                "1.5",
                "\"12 min\"",
                "\"14:00\"",
                "\"NaN\"",
                "true",
                "[840]",
                "{}",
                "1000000001",
                "1e999999999",
                "1e-999999999",
                "\"1e999999999\"",
                "\"8.4e2\"",
                "\"+840\"",
                "\"-0\"",
                "\"840.\"",
                "\"٨٤٠\"",
                "\"1e99999999999\"",
                "\"000000000000000000000000000000840\"",
                "123456789012345678901234567890"
            })
    void anUnreadableTimeIsFlaggedAndTheTicketStillCounts(String value) throws UnreadableException {
        Activity activity = read(trackedTicket(1, value));

        assertThat(activity.quantities()).containsExactly(Quantity.of(Driver.TICKET, 1));
        assertThat(activity.attributes()).containsEntry("flag", "tracked_time_unreadable");
    }

    @Test
    void theDuplicateListOfFieldsIsReadWhereTheFirstIsSilent() throws UnreadableException {
        ObjectNode ticket = trackedTicket(1, "null");
        ticket.set("fields", trackedTicket(1, "60").path("custom_fields"));

        assertThat(read(ticket).quantityOf(Driver.AGENT_SECOND)).isEqualTo(60);
    }

    @Test
    void aRateCanDependOnTheGroupTheAgentTheChannelAndThePriority() throws UnreadableException {
        ObjectNode ticket = ticket(35436);
        ticket.put("group_id", 360001234567L).put("assignee_id", 6130907993114L).put("priority", "urgent");

        assertThat(read(ticket).attributes())
                .isEqualTo(new TreeMap<>(Map.of(
                        "ticket",
                        "35436",
                        "channel",
                        "email",
                        "group",
                        "360001234567",
                        "agent",
                        "6130907993114",
                        "priority",
                        "urgent")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"group_id\": null, \"assignee_id\": null, \"priority\": null}",
                "{\"group_id\": 0, \"assignee_id\": -1, \"priority\": \"\"}",
                "{\"group_id\": \"7\", \"assignee_id\": 1.5, \"priority\": 3}",
                "{\"group_id\": {}, \"assignee_id\": 1e99, \"priority\": \"Very urgent\"}"
            })
    void whatIsNoGroupAgentOrPriorityIsLeftOutAndTheTicketStillCounts(String fields) throws UnreadableException {
        ObjectNode ticket = ticket(35436);
        ticket.setAll(Records.object(fields));

        assertThat(read(ticket).attributes()).isEqualTo(new TreeMap<>(Map.of("ticket", "35436", "channel", "email")));
    }

    @Test
    void withoutAFieldNoTimeIsRead() throws UnreadableException {
        TicketReader untracked =
                new TicketReader(ZendeskSettings.builder("acme").token("t").build(), new TrackedTimeReader(0));

        assertThat(untracked.read(trackedTicket(1, "840"), AuditTrail.NOT_ASKED, NOW))
                .noneMatch(activity -> activity.names(Driver.AGENT_SECOND));
    }

    @Test
    void aMergedTicketCountsOutsideProfit() throws UnreadableException {
        assertThat(read(tagged(1, "closed_by_merge")).account()).isEqualTo(ChartOfAccounts.MERGED_TICKETS);
        assertThat(read(tagged(1, "not_closed_by_merge")).account()).isEqualTo(ChartOfAccounts.SUPPORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"solved", "closed", "hold", "a_status_of_tomorrow"})
    void aTicketIsACostInEveryStatus(String status) throws UnreadableException {
        assertThat(read(ticket(1).put("status", status))).isEqualTo(read(ticket(1)));
    }

    @Test
    void anEmptiedStateIsBelowEveryOtherAndTheLaterTheLower() throws UnreadableException {
        Activity before = read(trackedTicket(1, "60").put("generated_timestamp", 1_200_000_000));
        Activity deleted = read(trackedTicket(1, "60").put("status", "deleted"));
        Activity emptied = read(ticket(1).put("status", "deleted"));
        Activity emptiedLater =
                read(ticket(1).put("status", "deleted").put("generated_timestamp", Records.GENERATED + 60));

        assertThat(emptiedLater.revision()).isLessThan(emptied.revision());
        assertThat(emptied.revision()).isLessThan(before.revision());
        assertThat(deleted.revision()).isGreaterThan(before.revision());
        assertThat(emptied.account()).isEqualTo(ChartOfAccounts.SUPPORT);
        assertThat(emptied.quantities()).containsExactly(Quantity.of(Driver.TICKET, 1));
        assertThat(emptied.attributes()).containsEntry("flag", "deleted_before_read");
        assertThat(deleted.attributes()).doesNotContainKey("flag");
    }

    @Test
    void withoutARequesterThePartyIsUnknown() throws UnreadableException {
        assertThat(read(ticket(1).putNull("requester_id")).party()).isEqualTo(Party.unknown());
        assertThat(read(ticket(1).put("requester_id", -1)).party()).isEqualTo(Party.unknown());
    }

    @Test
    void anOddChannelIsLeftOut() throws UnreadableException {
        ObjectNode ticket = ticket(1);
        ticket.withObjectProperty("via").put("channel", "ada@example.com");

        assertThat(read(ticket).attributes()).containsOnlyKeys("ticket");
    }

    @ParameterizedTest
    @CsvSource({
        "id, null, SCHEMA, id is missing",
        "id, 0, SCHEMA, id is not positive",
        "id, '\"7\"', SCHEMA, id is not a whole number of 64 bits",
        "id, 1.5, SCHEMA, id is not a whole number of 64 bits",
        "id, 9223372036854775808, SCHEMA, id is not a whole number of 64 bits",
        "generated_timestamp, null, SCHEMA, generated_timestamp is missing",
        "generated_timestamp, '\"2026\"', SCHEMA, generated_timestamp is not a whole number of 64 bits",
        "generated_timestamp, 0, TIMESTAMP, generated_timestamp is before 2005 or after tomorrow",
        "generated_timestamp, 1773230401, TIMESTAMP, generated_timestamp is before 2005 or after tomorrow",
        "generated_timestamp, 9223372036854775807, TIMESTAMP, generated_timestamp is not a time",
        "created_at, null, SCHEMA, created_at is missing or no text",
        "created_at, 17, SCHEMA, created_at is missing or no text",
        "created_at, '\"10/03/2026\"', TIMESTAMP, created_at is not a time in ISO 8601",
        "created_at, '\"2004-12-31T23:59:59Z\"', TIMESTAMP, created_at is before 2005 or after tomorrow",
        "created_at, '\"2026-03-11T12:00:01Z\"', TIMESTAMP, created_at is before 2005 or after tomorrow",
        "requester_id, '\"x\"', SCHEMA, requester_id is not a whole number of 64 bits"
    })
    void whatATicketMustHaveIsNamed(String field, String json, Reason reason, String detail) {
        ObjectNode ticket = ticket(1);
        ticket.set(field, Records.object("{\"value\": " + json + "}").path("value"));

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> read(ticket))
                .withMessage(detail)
                .extracting(UnreadableException::reason)
                .isEqualTo(reason);
    }

    private Activity read(ObjectNode ticket) throws UnreadableException {
        return reader.read(ticket, AuditTrail.NOT_ASKED, NOW).get(0);
    }
}
