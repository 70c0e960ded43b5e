package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.ticket;
import static com.econlytics.zendesk.Records.trackedTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.econlytics.connector.SourceException;
import com.econlytics.connector.Sync;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskVolumeTest {
    private final DeskRuns runs = new DeskRuns();

    @AfterEach
    void stop() {
        runs.close();
    }

    @Test
    @Scenario("K14")
    void pagesOfAThousandAreReadWholeClosedAndArchivedTicketsToo() {
        for (int id = 1; id <= 2_345; id++) {
            runs.zendesk().put(ticket(id).put("status", "closed").put("created_at", "2019-01-01T00:00:00Z"));
        }

        Sync.Outcome outcome = runs.run(new ZendeskTickets(runs.access(UnaryOperator.identity())));

        assertThat(outcome.records()).isEqualTo(2_345);
        assertThat(runs.zendesk().requests()).hasSize(3).allMatch(request -> request.contains("per_page=1000"));
        assertThat(runs.facts()).hasSize(2_345);
    }

    @Test
    void idsBeyondWhatADoubleHoldsStayApart() {
        long beyond = 9_007_199_254_740_993L;
        runs.zendesk().put(ticket(beyond).put("requester_id", beyond + 1));
        runs.zendesk().put(ticket(beyond - 1).put("requester_id", Long.MAX_VALUE));

        runs.run(new ZendeskTickets(runs.access(UnaryOperator.identity())));

        assertThat(runs.facts())
                .extracting(fact -> fact.id().object() + " " + fact.party())
                .containsExactlyInAnyOrder(
                        "ticket-9007199254740993 reference:zendesk/acme/user-9007199254740994",
                        "ticket-9007199254740992 reference:zendesk/acme/user-9223372036854775807");
    }

    @Test
    @Scenario("K15")
    void aTrackedTimeThatAloneChangedIsReadAgain() {
        ZendeskTickets tickets =
                new ZendeskTickets(runs.access(settings -> settings.trackedTime(TrackedTime.inField(Records.TRACKED))));
        runs.zendesk().put(trackedTicket(1, "60"));
        runs.run(tickets);
        runs.zendesk().put(trackedTicket(1, "\"90\"").put("generated_timestamp", Records.GENERATED + 60));

        runs.run(tickets);

        assertThat(runs.facts()).extracting(DeskVolumeTest::seconds).containsExactly(60L, 90L);
    }

    @Test
    void historiesAreAskedForTicketByTicketInPagesOfAHundred() {
        for (int id = 1; id <= 150; id++) {
            runs.zendesk().put(trackedTicket(id, "60"));
            runs.zendesk().putAudit(Records.object("""
                    {"id": %d, "ticket_id": %d, "created_at": "2026-03-10T08:00:00Z", "author_id": 7, "events": [
                      {"type": "Create", "field_name": "%d", "value": "60"}]}
                    """.formatted(1_000 + id, id, Records.TRACKED)));
        }

        runs.run(byUpdate());

        assertThat(runs.zendesk().requests()).hasSize(152);
        assertThat(runs.facts()).hasSize(300);
        assertThat(runs.facts().stream().mapToLong(DeskVolumeTest::seconds).sum())
                .isEqualTo(150 * 60);
    }

    @Test
    void aLongHistoryIsReadToItsEnd() {
        runs.zendesk().put(trackedTicket(1, "250"));
        for (int second = 1; second <= 250; second++) {
            runs.zendesk().putAudit(Records.object("""
                    {"id": %d, "ticket_id": 1, "created_at": "2026-03-10T08:00:00Z", "author_id": 7, "events": [
                      {"type": "Change", "field_name": "%d", "previous_value": "%d", "value": "%d"}]}
                    """.formatted(second, Records.TRACKED, second - 1, second)));
        }

        runs.run(byUpdate());

        assertThat(runs.facts().stream().filter(fact -> fact.id().movement().equals("effort")))
                .hasSize(250)
                .allMatch(fact -> seconds(fact) == 1);
    }

    @Test
    void aTokenThatMayNotReadHistoriesIsSaidSo() {
        runs.zendesk().put(trackedTicket(1, "60"));
        runs.zendesk().failBy(FaultPlan.every(2, 0, FaultResponse.of(403)));

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> runs.run(byUpdate()))
                .withMessage(
                        "zendesk/acme does not let this token read ticket audits; give it the scope tickets:read and a"
                                + " role that sees all tickets, or leave out ZendeskSettings.effortByUpdate")
                .matches(failure -> failure.retry() == SourceException.Retry.IS_USELESS);
        assertThat(List.copyOf(runs.facts())).isEmpty();
    }

    private ZendeskTickets byUpdate() {
        return new ZendeskTickets(runs.access(settings ->
                settings.trackedTime(TrackedTime.inField(Records.TRACKED)).effortByUpdate()));
    }

    private static long seconds(Fact fact) {
        return ((Activity) fact).quantityOf(Driver.AGENT_SECOND);
    }
}
