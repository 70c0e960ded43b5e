package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.GENERATED;
import static com.econlytics.zendesk.Records.page;
import static com.econlytics.zendesk.Records.ticket;
import static com.econlytics.zendesk.ScriptedZendesk.failure;
import static com.econlytics.zendesk.ScriptedZendesk.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.connector.Span;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Loopback;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where in the stream a page ends, how far its data reaches, and what happens if the stream does not move on. */
class StreamPlaceTest {
    private static final Instant HISTORY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Cursor SOMEWHERE = new Cursor("1773133200:c1");

    private final TicketPulls pulls = new TicketPulls();
    private final ScriptedZendesk zendesk = pulls.zendesk();

    @AfterEach
    void stop() {
        pulls.close();
    }

    @Test
    @Scenario("C52")
    void theLastPageMakesTheDataCompleteButForTheWithheldMinute() {
        Page last = pull(Answer.text(200, page("c2", true, ticket(1))));

        assertThat(last.dataThrough()).isEqualTo(NOW.minusSeconds(60));
        assertThat(last.span()).isEqualTo(new Span(HISTORY, NOW.minusSeconds(60), NOW));
    }

    @Test
    @Scenario("C52")
    void zendesksClockDecidesIfItIsBehindOurs() {
        Page last = pull(Answer.text(200, page("c2", true)).with("Date", "Tue, 10 Mar 2026 11:58:00 GMT"));

        assertThat(last.dataThrough()).isEqualTo(Instant.parse("2026-03-10T11:57:00Z"));
    }

    @Test
    @Scenario("C52")
    void ourClockDecidesIfItIsBehindZendesks() {
        Page last = pull(Answer.text(200, page("c2", true)).with("Date", "Tue, 10 Mar 2026 12:03:00 GMT"));

        assertThat(last.dataThrough()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    @Scenario("C52")
    void withMorePagesToComeTheDataReachesToTheLastChangeSeen() {
        Page page = pull(Answer.text(200, page("c2", false, changed(1, GENERATED + 7))));

        assertThat(page.dataThrough()).isEqualTo(Instant.ofEpochSecond(GENERATED + 7));
        assertThat(page.span()).isEqualTo(new Span(HISTORY, Instant.ofEpochSecond(GENERATED + 7), NOW));
    }

    @Test
    @Scenario({"C47", "K13"})
    void aRefusedCursorIsToldAndNeverReplacedByNow() {
        List<String> heard = new ArrayList<>();
        zendesk.then(failure(410), page(page("fresh", true, ticket(1))));

        new ZendeskTickets(pulls.access(pulls.settings())
                        .listener(new ConnectorListener() {
                            @Override
                            public void restarted(String connector, Instant from) {
                                heard.add(connector + " from " + from);
                            }
                        })
                        .build())
                .pull(SOMEWHERE);

        assertThat(heard).containsExactly("zendesk/acme/tickets from 2026-03-10T08:00:00Z");
        assertThat(zendesk.requests()).last().asString().contains("start_time=1773129600&");
    }

    @Test
    @Scenario("K13")
    void aRunAfterYearsGoesOnWhereTheLastOneStopped() {
        pulls.clock().advance(Duration.ofDays(5 * 365));
        zendesk.then(page(page("c2", true, ticket(1))));

        pulls.tickets().pull(SOMEWHERE);

        assertThat(zendesk.requests()).singleElement().asString().contains("?cursor=c1&");
    }

    @Test
    @Scenario("C53")
    void aPageThatLeadsBackToItselfIsRefused() {
        zendesk.then(page(page("c1", false, ticket(1))));

        SourceException failure = pulls.failureOf(SOMEWHERE);

        assertThat(failure)
                .hasMessage(
                        "zendesk/acme promised more tickets and led back to a place where it was before; nothing was"
                                + " lost, ask Zendesk's support why the export does not move on");
        assertThat(failure.retry()).isEqualTo(Retry.MAY_HELP);
    }

    @Test
    @Scenario({"C53", "K17"})
    void pagesThatLeadInACircleAreNotFollowedForEver() {
        ZendeskTickets tickets = pulls.tickets();
        zendesk.then(page(page("c2", false, ticket(1))), page(page("c3", false, ticket(2))), page(page("c1", false)));
        Cursor third = tickets.pull(tickets.pull(SOMEWHERE).next()).next();

        assertThat(catchThrowableOfType(SourceException.class, () -> tickets.pull(third)))
                .hasMessageContaining("led back to a place where it was before");
    }

    @Test
    @Scenario("K17")
    void moreTicketsInASecondThanAPageHoldsAreReadPageByPage() {
        ZendeskTickets tickets = pulls.tickets();
        int pages = 150;
        for (int i = 0; i < pages; i++) {
            zendesk.then(page(page("p" + i, i == pages - 1, ticket(i + 1))));
        }
        Cursor cursor = SOMEWHERE;
        Page page;
        int read = 0;
        do {
            page = tickets.pull(cursor);
            cursor = page.next();
            read++;
        } while (page.end() == Page.End.MORE);

        assertThat(read).isEqualTo(pages);
    }

    @Test
    void aPageThatCouldNotBeBookedIsReadAgain() {
        ZendeskTickets tickets = pulls.tickets();
        zendesk.then(page(page("c2", false, ticket(1))), page(page("c2", false, ticket(1))), page(page("c3", true)));

        tickets.pull(SOMEWHERE);
        Page again = tickets.pull(SOMEWHERE);

        assertThat(tickets.pull(again.next()).next()).isEqualTo(new Cursor("1773133200:c3"));
    }

    @Test
    void aStreamThatSomebodySetBackIsReadAgain() {
        ZendeskTickets tickets = pulls.tickets();
        zendesk.then(
                page(page("c2", false, ticket(1))),
                page(page("c3", false, ticket(2))),
                page(page("c2", false, ticket(1))),
                page(page("c3", true, ticket(2))));
        tickets.pull(tickets.pull(SOMEWHERE).next());

        Cursor second = tickets.pull(SOMEWHERE).next();

        assertThat(tickets.pull(second).next()).isEqualTo(new Cursor("1773133200:c3"));
    }

    @Test
    @Scenario("C53")
    void emptyPagesThatPromiseMoreAreNotFollowedForEver() {
        ZendeskTickets tickets = pulls.tickets();
        for (int i = 0; i < 100; i++) {
            zendesk.then(page(page("a" + i, false)));
        }
        Cursor cursor = SOMEWHERE;
        for (int i = 0; i < 99; i++) {
            cursor = tickets.pull(cursor).next();
        }
        Cursor last = cursor;

        SourceException failure = catchThrowableOfType(SourceException.class, () -> tickets.pull(last));

        assertThat(failure)
                .hasMessage("zendesk/acme sent 100 empty pages that promised more tickets; nothing was lost,"
                        + " ask Zendesk's support why the export does not move on");
        assertThat(failure.retry()).isEqualTo(Retry.MAY_HELP);
    }

    @Test
    @Scenario({"C47", "C53"})
    void aCursorThatIsRefusedWheneverItIsReachedEndsTheRun() {
        ZendeskTickets tickets = pulls.tickets();
        zendesk.then(failure(400), page(page("c1", false, ticket(1))), failure(400));

        Cursor again = tickets.pull(SOMEWHERE).next();

        assertThat(catchThrowableOfType(SourceException.class, () -> tickets.pull(again)))
                .hasMessage(
                        "zendesk/acme refused a cursor, and refused it again after the tickets before it were read once"
                                + " more; nothing was lost, ask Zendesk's support why the export does not move on");
    }

    @Test
    @Scenario("C47")
    void aCursorMayBeRefusedAtEveryPoll() {
        ZendeskTickets tickets = pulls.tickets();
        zendesk.then(failure(400), page(page("c1", true, ticket(1))), failure(400), page(page("c1", true, ticket(1))));

        Cursor next = tickets.pull(SOMEWHERE).next();

        assertThat(tickets.pull(next).facts()).hasSize(1);
    }

    private static JsonNode changed(long id, long generated) {
        return ticket(id).put("generated_timestamp", generated);
    }

    /** From a server that says what time it is only if the answer does. */
    private Page pull(Answer answer) {
        try (Loopback server = Loopback.start(
                request -> answer.with("Content-Type", "application/json"), fault -> Answer.text(fault.status(), ""))) {
            return pulls.tickets(TicketPulls.settings(URI.create(server.baseUrl())))
                    .pull(SOMEWHERE);
        }
    }
}
