package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.page;
import static com.econlytics.zendesk.Records.ticket;
import static com.econlytics.zendesk.ScriptedZendesk.answer;
import static com.econlytics.zendesk.ScriptedZendesk.cut;
import static com.econlytics.zendesk.ScriptedZendesk.failure;
import static com.econlytics.zendesk.ScriptedZendesk.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.testkit.Scenario;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskFailuresTest {
    private static final String PATH = "/api/v2/incremental/tickets/cursor.json?";
    private static final String REST = "&per_page=1000&include=organizations%2Cusers";
    private static final Cursor SOMEWHERE = new Cursor("1773133200:c1");

    private final TicketPulls pulls = new TicketPulls();
    private final ScriptedZendesk zendesk = pulls.zendesk();

    @AfterEach
    void stop() {
        pulls.close();
    }

    @ParameterizedTest
    @CsvSource({
        "429, Retry-After, 7, PT7S",
        "503, Retry-After, 7, PT7S",
        "429, Retry-After, 'Tue, 10 Mar 2026 12:00:30 GMT', PT30S",
        "429, X-Other, 7, PT1M",
        "429, Retry-After, 7200, PT15M",
        "429, Retry-After, 0, PT0S",
        "429, Retry-After, 1.5, PT2S",
        "409, Retry-After, 7, PT10S",
        "500, X-Other, 7, PT2S",
        "520, X-Other, 7, PT2S",
        "408, X-Other, 7, PT2S",
        "204, X-Other, 7, PT2S"
    })
    @Scenario({"C43", "C44"})
    void aPassingRefusalIsWaitedFor(int status, String header, String value, Duration wait) {
        zendesk.then(failure(status, header, value), page(page("c2", true, ticket(1))));

        assertThat(pulls.tickets().pull(SOMEWHERE).facts()).hasSize(1);
        assertThat(pulls.waits()).containsExactly(wait);
    }

    @Test
    void afterSixTriesTheCursorStaysAndTheFailureSaysWhich() {
        zendesk.then(failure(502, "X-Zendesk-Request-Id", "req-9"));

        SourceException failure = pulls.failureOf(SOMEWHERE);

        assertThat(failure)
                .hasMessage("zendesk/acme answered HTTP 502: no answer for now; nothing was lost, the next run goes on"
                        + " here");
        assertThat(failure.status()).isEqualTo(502);
        assertThat(failure.requestId()).isEqualTo("req-9");
        assertThat(failure.retry()).isEqualTo(Retry.MAY_HELP);
        assertThat(zendesk.requests()).hasSize(6);
        assertThat(pulls.waits())
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(32));
    }

    @Test
    @Scenario("C54")
    void aGivenTokenThatIsRefusedIsTriedOnce() {
        zendesk.then(failure(401, "X-Request-Id", "req-1"));

        SourceException failure = pulls.failureOf(SOMEWHERE);

        assertThat(failure)
                .hasMessage(
                        "zendesk/acme answered HTTP 401: the access token has expired or was revoked; issue a new OAuth"
                                + " access token and start again with it");
        assertThat(failure.status()).isEqualTo(401);
        assertThat(failure.requestId()).isEqualTo("req-1");
        assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
        assertThat(zendesk.requests()).hasSize(1);
    }

    @Test
    @Scenario("C54")
    void aTokenThatMayNotReadThisIsTriedOnce() {
        zendesk.then(failure(403));

        SourceException failure = pulls.failureOf(SOMEWHERE);

        assertThat(failure)
                .hasMessage(
                        "zendesk/acme answered HTTP 403: the access token may not read this, or the plan does not have"
                                + " it; give it the scope read, or tickets:read users:read organizations:read, of an agent who"
                                + " sees all tickets");
        assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
        assertThat(zendesk.requests()).hasSize(1);
    }

    @Test
    @Scenario("C58")
    void aRedirectIsRefused() throws IOException {
        try (ScriptedZendesk elsewhere = new ScriptedZendesk()) {
            elsewhere.then(page(page("c2", true)));
            zendesk.then(failure(302, "Location", elsewhere.uri() + "/"));

            SourceException failure = pulls.failureOf(SOMEWHERE);

            assertThat(failure).hasMessageContaining("a redirect, which is never followed");
            assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
            assertThat(zendesk.requests()).hasSize(1);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void anAccountThatDoesNotExistIsSaidSo() {
        zendesk.then(failure(404));

        assertThat(pulls.failureOf(SOMEWHERE)).hasMessageContaining("check the subdomain");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 422})
    @Scenario("C47")
    void aCursorThatIsNoLongerAcceptedLeadsBackToATime(int status) {
        zendesk.then(failure(status), page(page("c2", true, ticket(1))));

        assertThat(pulls.tickets().pull(SOMEWHERE).facts()).hasSize(1);
        assertThat(zendesk.requests()).last().asString().contains("start_time=" + (1773133200L - 3600));
    }

    @Test
    @Scenario("C46")
    void aCutBodyLeavesTheCursorWhereItWas() {
        zendesk.then(cut(page("c2", true, ticket(1))), page(page("c2", true, ticket(1))));

        assertThat(pulls.tickets().pull(SOMEWHERE).facts()).hasSize(1);
        assertThat(zendesk.requests()).hasSize(2).containsOnly(PATH + "cursor=c1" + REST);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, <html>502 Bad Gateway</html>, is not declared to be JSON",
        "application/json, '', lacks tickets or end_of_stream",
        "application/json, '{\"tickets\": [{\"subject\": \"My card', is not one JSON document",
        "application/json, '{\"tickets\": [], \"end_of_stream\": true, \"after_cursor\": \"c\"} x', is not one JSON document",
        "application/json, '{\"error\": \"x\"}', lacks tickets or end_of_stream",
        "application/json, '{\"tickets\": [], \"tickets\": [], \"end_of_stream\": true}', is not one JSON document",
        "application/json, '[]', lacks tickets or end_of_stream",
        "application/json, '{\"tickets\": [], \"after_cursor\": \"c\"}', lacks tickets or end_of_stream",
        "application/json, '{\"tickets\": [], \"end_of_stream\": false}', promises more and lacks after_cursor"
    })
    void whatIsNotAPageIsAskedForAgainAndNeverQuoted(String type, String body, String problem) {
        zendesk.then(answer(200, type, body));

        SourceException failure = pulls.failureOf(SOMEWHERE);

        assertThat(failure)
                .hasMessage("zendesk/acme sent an answer that " + problem
                        + "; nothing was lost, the next run asks for it again")
                .hasNoCause();
        assertThat(failure.retry()).isEqualTo(Retry.MAY_HELP);
        assertThat(zendesk.requests()).hasSize(6);
    }

    @Test
    @Scenario("C45")
    void aServerThatTricklesIsHungUpOn() {
        zendesk.then(ScriptedZendesk.trickle(), page(page("c2", true)));

        pulls.tickets(pulls.settings().pageDeadline(Duration.ofMillis(400))).pull(SOMEWHERE);

        assertThat(pulls.waits()).hasSize(1);
    }

    @Test
    void aPageBeyondTheSizeLimitIsNotTriedAgain() {
        zendesk.then(ScriptedZendesk.blanks(65L << 20));

        assertThat(pulls.failureOf(SOMEWHERE))
                .hasMessage("zendesk/acme sent an answer of more than 64 MiB; set a smaller page size");
        assertThat(zendesk.requests()).hasSize(1);
    }

    @Test
    void whereNobodyListensTheFailureHasNoStatus() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        ZendeskTickets nowhere = pulls.tickets(TicketPulls.settings(URI.create("http://127.0.0.1:" + port)));

        SourceException failure = catchThrowableOfType(SourceException.class, () -> nowhere.pull(SOMEWHERE));

        assertThat(failure.status()).isZero();
        assertThat(failure).hasMessageContaining("ConnectException");
        assertThat(pulls.waits()).hasSize(5);
    }

    @Test
    void anInterruptedWaitEndsThePull() {
        zendesk.then(failure(429));
        ZendeskTickets stopped = new ZendeskTickets(pulls.access(pulls.settings())
                .pause(wait -> {
                    throw new InterruptedException();
                })
                .build());

        SourceException failure = catchThrowableOfType(SourceException.class, () -> stopped.pull(SOMEWHERE));

        assertThat(failure).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theTokenIsInNoFailure() {
        zendesk.then(failure(401, "X-Request-Id", "two words"));

        SourceException failure = pulls.failureOf(SOMEWHERE);

        assertThat(failure.toString()).doesNotContain("s3cret");
        assertThat(failure.requestId()).isEmpty();
    }
}
