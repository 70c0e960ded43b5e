package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.object;
import static com.econlytics.zendesk.Records.ticket;
import static com.econlytics.zendesk.Records.trackedTicket;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.testkit.Scenario;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a ticket is read only where settings ask for it, or only where it is known. */
class TicketReadingTest {
    private static final SourceAccount ACME = SourceAccount.of("zendesk", "acme");
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"offered", "unoffered", "good", "bad"})
    void theSatisfactionIsADimensionAndItsCommentIsNotKept(String score) throws UnreadableException {
        ObjectNode ticket = ticket(1);
        ticket.putObject("satisfaction_rating").put("score", score).put("comment", "You are slow");

        assertThat(read(plain(), ticket).attributes())
                .containsEntry("satisfaction", score)
                .doesNotContainValue("You are slow");
    }

    @Test
    void withoutARequesterItIsTheOrganizations() throws UnreadableException {
        ObjectNode ticket = ticket(1).putNull("requester_id").put("organization_id", 6130869157658L);

        assertThat(read(plain(), ticket).party()).isEqualTo(Party.reference(ACME, "organization-6130869157658"));
    }

    @ParameterizedTest
    @EnumSource
    void aMeasuredTimeIsAnEstimateThatNamesItsMetric(TicketMetric metric) throws UnreadableException {
        ObjectNode ticket = trackedTicket(1, "840");
        ticket.putObject("metric_set")
                .setAll(Map.of(
                        "reply_time_in_minutes", minutes(7),
                        "first_resolution_time_in_minutes", minutes(7),
                        "full_resolution_time_in_minutes", minutes(7),
                        "agent_wait_time_in_minutes", minutes(7),
                        "requester_wait_time_in_minutes", minutes(7),
                        "on_hold_time_in_minutes", minutes(7)));
        Activity activity = read(plain().estimateBy(metric), ticket);

        assertThat(activity.quantityOf(Driver.BUSINESS_SECOND)).isEqualTo(420);
        assertThat(activity.quantityOf(Driver.AGENT_SECOND)).isEqualTo(840);
        assertThat(activity.attributes())
                .containsEntry("estimate", metric.name().toLowerCase(Locale.ROOT));
        assertThat(read(plain(), ticket).names(Driver.BUSINESS_SECOND)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"requester_wait_time_in_minutes\": null}",
                "{\"requester_wait_time_in_minutes\": {\"calendar\": 7, \"business\": null}}",
                "{\"requester_wait_time_in_minutes\": {\"business\": -1}}",
                "{\"requester_wait_time_in_minutes\": {\"business\": 1.5}}",
                "{\"requester_wait_time_in_minutes\": {\"business\": \"7\"}}",
                "{\"requester_wait_time_in_minutes\": {\"business\": 99999999999999999999}}"
            })
    @Scenario("K16")
    void untilItIsMeasuredThereIsNoEstimate(String metrics) throws UnreadableException {
        ObjectNode ticket = ticket(1);
        ticket.set("metric_set", object(metrics));
        Activity activity = read(plain().estimateBy(TicketMetric.REQUESTER_WAIT), ticket);

        assertThat(activity.quantities()).containsExactly(Quantity.of(Driver.TICKET, 1));
        assertThat(activity.attributes()).doesNotContainKey("estimate");
    }

    @Test
    void aMeasuredTimeThatWentWithTheDeletionIsKept() throws UnreadableException {
        ObjectNode measured = trackedTicket(1, "60");
        measured.putObject("metric_set").set("reply_time_in_minutes", minutes(7));
        ObjectNode deleted =
                trackedTicket(1, "60").put("status", "deleted").put("generated_timestamp", Records.GENERATED + 9);
        ZendeskSettings.Builder settings = plain().estimateBy(TicketMetric.FIRST_REPLY);

        assertThat(read(settings, deleted).revision())
                .isLessThan(read(settings, measured).revision());
        assertThat(read(plain(), deleted).revision())
                .isGreaterThan(read(plain(), measured).revision());
    }

    @Test
    @Scenario("C50")
    void anUpdateIsItsAgentsWorkInItsOwnMonthAndTheTicketKeepsTheRest() throws UnreadableException {
        ObjectNode ticket = trackedTicket(35436, "840").put("assignee_id", 5).put("created_at", "2026-01-31T23:00:00Z");
        AuditTrail trail = AuditTrail.of(List.of(
                audit(11, 901, "2026-02-01T00:00:00Z", "Create", "null", "600"),
                audit(12, 902, "2026-03-01T00:00:00Z", "Change", "\"600\"", "\"800\""),
                audit(13, 902, "2026-03-10T10:00:00Z", "Change", "\"800\"", "\"9999\"")));
        List<Activity> activities = reader(plain()).read(ticket, trail, NOW);

        assertThat(activities)
                .extracting(activity -> activity.id().ordinal() + " " + activity.occurredAt() + " "
                        + activity.attributes().get("agent") + " " + activity.quantityOf(Driver.TICKET) + " "
                        + activity.quantityOf(Driver.AGENT_SECOND))
                .containsExactly(
                        " 2026-01-31T23:00:00Z 5 1 40",
                        "11 2026-02-01T00:00:00Z 901 0 600",
                        "12 2026-03-01T00:00:00Z 902 0 200");
        assertThat(activities.get(1))
                .isEqualTo(new Activity(
                        new FactId(ACME, "ticket-35436", "effort", "11"),
                        Records.GENERATED,
                        Instant.parse("2026-02-01T00:00:00Z"),
                        Party.reference(ACME, "user-6130907993114"),
                        ChartOfAccounts.SUPPORT,
                        List.of(Quantity.of(Driver.TICKET, 0), Quantity.of(Driver.AGENT_SECOND, 600)),
                        new TreeMap<>(Map.of("ticket", "35436", "channel", "email", "agent", "901"))));
    }

    @Test
    void aFieldThatWasEmptiedAgainTracksNothingAndItsUpdatesNeither() throws UnreadableException {
        AuditTrail trail = AuditTrail.of(List.of(audit(11, 901, "2026-02-01T00:00:00Z", "Change", "\"\"", "\"600\"")));
        List<Activity> activities = reader(plain()).read(trackedTicket(1, "null"), trail, NOW);

        assertThat(activities.get(0).names(Driver.AGENT_SECOND)).isFalse();
        assertThat(activities.get(1).quantityOf(Driver.AGENT_SECOND)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": \"x\", \"created_at\": \"2026-02-01T00:00:00Z\", \"events\": [{}]}",
                "{\"id\": 1, \"created_at\": 7, \"events\": \"none\"}",
                "{\"id\": 1, \"created_at\": \"2026-02-01T00:00:00Z\", \"events\": [7, null, {\"type\": \"Comment\"}]}"
            })
    void whatIsNoUpdateOfTheFieldIsInTheRest(String audit) throws UnreadableException {
        List<Activity> activities =
                reader(plain()).read(trackedTicket(1, "840"), AuditTrail.of(List.of(object(audit))), NOW);

        assertThat(activities).hasSize(1);
        assertThat(activities.get(0).quantityOf(Driver.AGENT_SECOND)).isEqualTo(840);
    }

    @Test
    @Scenario("C51")
    void theWorkOnATicketWhoseHistoryIsGoneIsACostAndFlagged() throws UnreadableException {
        Activity activity = reader(plain())
                .read(trackedTicket(1, "840").put("status", "deleted"), AuditTrail.GONE, NOW)
                .get(0);

        assertThat(activity.quantityOf(Driver.AGENT_SECOND)).isEqualTo(840);
        assertThat(activity.attributes()).containsEntry("flag", "deleted_before_read");
        assertThat(activity.revision()).isNegative();
    }

    private static JsonNode minutes(int business) {
        return object("{\"calendar\": 185916, \"business\": " + business + "}");
    }

    private static JsonNode audit(long id, long author, String at, String type, String before, String after) {
        return object("""
                {"id": %d, "ticket_id": 35436, "created_at": "%s", "author_id": %d, "events": [
                  {"id": 1, "type": "Comment", "body": "private"},
                  {"id": 2, "type": "%s", "field_name": "status", "value": "600"},
                  {"id": 3, "type": "%s", "field_name": "%d", "previous_value": %s, "value": %s}]}
                """.formatted(id, at, author, type, type, Records.TRACKED, before, after));
    }

    private static ZendeskSettings.Builder plain() {
        return ZendeskSettings.builder("acme").token("t");
    }

    private static TicketReader reader(ZendeskSettings.Builder settings) {
        return new TicketReader(settings.build(), new TrackedTimeReader(Records.TRACKED));
    }

    private static Activity read(ZendeskSettings.Builder settings, ObjectNode ticket) throws UnreadableException {
        return reader(settings).read(ticket, AuditTrail.NOT_ASKED, NOW).get(0);
    }
}
