package com.econlytics.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.connector.AttributeMapping;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.fact.Fact;
import com.econlytics.testkit.Scenario;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write to a desk, and what it notes about them, gets no further than the memory of a pull. */
class PrivacyTest {
    private static final String CANARY = "canary";

    private final DeskRuns runs = new DeskRuns();

    @AfterEach
    void stop() {
        runs.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "created_at", "requester_id", "generated_timestamp", "updated_at"})
    @Scenario("B42")
    void subjectsDescriptionsCommentsNamesNotesAndPhonesAreKeptNowhere(String broken) {
        runs.zendesk().putUser(brokenAt(broken, spoken(Records.user(6130907993114L))));
        runs.zendesk().putOrganization(brokenAt(broken, spoken(Records.object("{\"id\": 5}"))));
        ObjectNode ticket = spoken(Records.trackedTicket(1, "60")).put("organization_id", 5);
        ticket.putObject("satisfaction_rating").put("score", "bad").put("comment", CANARY);
        ticket.withArrayProperty("custom_fields").addObject().put("id", 78).put("value", CANARY);
        ticket.withObjectProperty("via").put("note", CANARY).putObject("source").put("from", CANARY);
        runs.zendesk().put(brokenAt(broken, ticket));
        runs.zendesk().putAudit(spoken(Records.object("""
                {"id": 1, "ticket_id": 1, "created_at": "2026-03-10T08:00:00Z",
                 "events": [{"type": "Comment", "body": "canary"}]}
                """)));
        ZendeskAccess access = runs.access(settings -> settings.trackedTime(TrackedTime.inField(Records.TRACKED))
                .effortByUpdate()
                .userAttributes(AttributeMapping.parse("locale=locale"))
                .organizationAttributes(AttributeMapping.parse("organization_fields.plan=plan")));

        List<Page> pages = List.of(
                new ZendeskTickets(access).pull(Cursor.START),
                new ZendeskUsers(access).pull(Cursor.START),
                new ZendeskOrganizations(access).pull(Cursor.START));

        assertThat(pages.stream().mapToInt(Page::records).sum()).isPositive();
        assertThat(pages).flatExtracting(PrivacyTest::everythingKept).noneMatch(text -> text.contains(CANARY));
    }

    private static List<String> everythingKept(Page page) {
        List<String> kept = new ArrayList<>();
        page.facts().stream().map(Fact::toString).forEach(kept::add);
        page.identities().forEach(identity -> {
            kept.addAll(identity.aliases());
            kept.addAll(identity.emails());
        });
        page.attributes().forEach(attribute -> kept.add(attribute.value()));
        page.rejections().forEach(rejection -> {
            kept.add(rejection.key() + rejection.detail());
            kept.add(new String(rejection.body().toByteArray(), UTF_8));
        });
        kept.add(page.next().text());
        return kept;
    }

    /** A field that breaks the record, with something in it that somebody wrote. */
    private static ObjectNode brokenAt(String field, ObjectNode record) {
        if (field.equals("none")) {
            return record;
        }
        record.putObject(field).put("text", CANARY);
        return record;
    }

    private static ObjectNode spoken(ObjectNode record) {
        for (String field : List.of(
                "subject",
                "raw_subject",
                "description",
                "name",
                "alias",
                "phone",
                "notes",
                "details",
                "signature",
                "body",
                "recipient")) {
            record.put(field, CANARY);
        }
        return record;
    }
}
