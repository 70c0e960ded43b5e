package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.page;
import static com.econlytics.zendesk.Records.ticket;
import static com.econlytics.zendesk.ScriptedZendesk.failure;
import static com.econlytics.zendesk.ScriptedZendesk.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskTicketsTest {
    private static final String PATH = "/api/v2/incremental/tickets/cursor.json?";
    private static final String REST = "&per_page=1000&include=organizations%2Cusers";
    private static final Cursor SOMEWHERE = new Cursor("1773133200:c1");

    private final TicketPulls pulls = new TicketPulls();
    private final ScriptedZendesk zendesk = pulls.zendesk();

    @AfterEach
    void stop() {
        pulls.close();
    }

    @Test
    void theFirstPageIsAskedForByTimeAndTheNextByCursor() {
        zendesk.then(page(page("MTc3||1+/=", false, ticket(1))), page(page("c2", true, ticket(2))));

        Page first = pulls.tickets().pull(Cursor.START);
        Page second = pulls.tickets().pull(first.next());

        assertThat(first.end()).isEqualTo(Page.End.MORE);
        assertThat(second.end()).isEqualTo(Page.End.REACHED);
        assertThat(second.next()).isEqualTo(new Cursor("1773133200:c2"));
        assertThat(zendesk.requests())
                .containsExactly(PATH + "start_time=1767225600" + REST, PATH + "cursor=MTc3%7C%7C1%2B%2F%3D" + REST);
        assertThat(zendesk.authorizations()).containsOnly("Bearer s3cret");
    }

    @Test
    void theNameSaysWhoseTickets() {
        assertThat(pulls.tickets().name()).isEqualTo("zendesk/acme/tickets");
    }

    @Test
    void aStartThatIsTooRecentIsMovedBack() {
        zendesk.then(page(page("c1", true)));

        pulls.tickets(pulls.settings().historyFrom(Instant.parse("2026-03-10T11:59:30Z")))
                .pull(Cursor.START);

        assertThat(zendesk.requests()).containsExactly(PATH + "start_time=1773143700" + REST);
    }

    @Test
    void anEmptyAccountIsAskedByTimeAgain() {
        zendesk.then(page("{\"tickets\": [], \"after_cursor\": null, \"end_of_stream\": true}"));

        Page empty = pulls.tickets().pull(Cursor.START);
        pulls.tickets().pull(empty.next());

        assertThat(empty.next()).isEqualTo(new Cursor("1767225600:"));
        assertThat(zendesk.requests()).hasSize(2).containsOnly(PATH + "start_time=1767225600" + REST);
    }

    @Test
    void aShortPageIsNotTheEnd() {
        zendesk.then(page(page("c2", false)));

        assertThat(pulls.tickets().pull(SOMEWHERE).end()).isEqualTo(Page.End.MORE);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void aRejectedCursorRestartsAnHourBeforeTheLastTicketSeen(int status) {
        zendesk.then(failure(status), page(page("fresh", true, ticket(1))));

        Page page = pulls.tickets().pull(SOMEWHERE);

        assertThat(page.next()).isEqualTo(new Cursor("1773133200:fresh"));
        assertThat(zendesk.requests())
                .containsExactly(PATH + "cursor=c1" + REST, PATH + "start_time=1773129600" + REST);
        assertThat(pulls.waits()).isEmpty();
    }

    @Test
    void aRestartDoesNotGoBehindTheStartOfHistory() {
        zendesk.then(failure(400), page(page("fresh", true)));

        pulls.tickets(pulls.settings().historyFrom(Instant.ofEpochSecond(1773133100L)))
                .pull(SOMEWHERE);

        assertThat(zendesk.requests().get(1)).isEqualTo(PATH + "start_time=1773133100" + REST);
    }

    @Test
    void aRejectedStartIsNotTriedAgain() {
        zendesk.then(failure(422, "X-Request-Id", "req-1"));

        SourceException failure = pulls.failureOf(Cursor.START);

        assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
        assertThat(failure.requestId()).isEqualTo("req-1");
        assertThat(zendesk.requests()).hasSize(1);
    }

    @Test
    void theSameCursorAtTheEndIsFine() {
        zendesk.then(page(page("c1", true)));

        assertThat(pulls.tickets().pull(SOMEWHERE).next()).isEqualTo(SOMEWHERE);
    }

    @Test
    void anotherConnectorsCheckpointIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pulls.tickets().pull(new Cursor("txn_1")))
                .withMessageContaining("was not written by this connector");
        assertThatIllegalArgumentException().isThrownBy(() -> pulls.tickets().pull(new Cursor(":c1")));
    }
}
