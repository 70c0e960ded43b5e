package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.econlytics.connector.Connector;
import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.fact.SourceAccount;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Fault;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.zendesk.FakeZendesk;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are no answer: the page is asked for again from the same place, and nothing of a broken one is used. */
class BrokenAnswersTest {
    private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
    private final FakeZendesk zendesk = FakeZendesk.start(clock, "t0ken");
    private final List<Integer> retried = new ArrayList<>();

    @AfterEach
    void stop() {
        zendesk.close();
    }

    static Stream<Named<Fault>> passing() {
        return Stream.of(
                Named.of("500", FaultResponse.of(500)),
                Named.of("502", FaultResponse.of(502)),
                Named.of("503", FaultResponse.unavailable(1)),
                Named.of("520", FaultResponse.of(520)),
                Named.of("524", FaultResponse.of(524)),
                Named.of("a page for people with status 200", Fault.html(200)),
                Named.of("a page for people with status 502", Fault.html(502)),
                Named.of("nothing, with status 200", Fault.empty()),
                Named.of("another content type", Fault.contentType("text/plain")),
                Named.of("half a document", Fault.malformed()),
                Named.of("a byte that is no text", Fault.corrupt(20)),
                Named.of("an end before the end", Fault.cutOff(100)),
                Named.of("a reset at once", Fault.reset()),
                Named.of("a reset in the middle", Fault.reset(100)),
                Named.of("half a connection", Fault.halfClose(100)),
                Named.of("silence", Fault.silence()),
                Named.of("silence in the middle", Fault.stall(100)),
                Named.of("a byte now and then", Fault.drip(1, Duration.ofMillis(50))));
    }

    @ParameterizedTest
    @MethodSource("passing")
    @Scenario({"C44", "C45", "C46"})
    void aBrokenAnswerIsAskedForAgainFromTheSamePlace(Fault fault) {
        zendesk.put(ticket(1)).put(ticket(2)).put(ticket(3));
        Page first = tickets().pull(Cursor.START);
        zendesk.failNext(1, fault);

        Page second = tickets().pull(first.next());

        assertThat(second.facts()).extracting(fact -> fact.id().object()).containsExactly("ticket-2");
        assertThat(zendesk.requests().get(1)).isEqualTo(zendesk.requests().get(2));
        assertThat(retried).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("passing")
    @Scenario({"C44", "C45", "C46"})
    void anAnswerThatStaysBrokenEndsTheRunAndTheNextGoesOn(Fault fault) {
        zendesk.put(ticket(1)).put(ticket(2)).put(ticket(3));
        Page first = tickets().pull(Cursor.START);
        zendesk.failBy(FaultPlan.always(fault));

        SourceException failure =
                catchThrowableOfType(SourceException.class, () -> tickets().pull(first.next()));
        zendesk.failBy(FaultPlan.none());

        assertThat(failure.retry()).isEqualTo(Retry.MAY_HELP);
        assertThat(failure).hasMessageContaining("nothing was lost");
        assertThat(retried).hasSize(5);
        assertThat(tickets().pull(first.next()).facts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/api/v2/incremental/tickets/cursor.json",
                "http://acme.zendesk.com/",
                "http://169.254.169.254/latest/meta-data/",
                "/api/v2/incremental/tickets/cursor.json?start_time=0"
            })
    @Scenario("C58")
    void aRedirectIsNeverFollowedWhereverItLeads(String location) {
        zendesk.failNext(1, Fault.redirect(location));

        SourceException failure =
                catchThrowableOfType(SourceException.class, () -> tickets().pull(Cursor.START));

        assertThat(failure)
                .hasMessage("zendesk/acme answered HTTP 302: a redirect, which is never followed; check the subdomain");
        assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
        assertThat(zendesk.requestCount()).isEqualTo(1);
    }

    @Test
    @Scenario("C45")
    void aServerThatDoesNotSpeakTlsIsNoAnswer() {
        ZendeskSettings.Builder encrypted = settings(zendesk.baseUrl().replace("http:", "https:"));

        SourceException failure = catchThrowableOfType(
                SourceException.class, () -> tickets(encrypted).pull(Cursor.START));

        assertThat(failure)
                .hasMessageStartingWith("zendesk/acme gave no whole answer (SSL")
                .hasMessageEndingWith("nothing was lost, the next run goes on here");
        assertThat(failure.retry()).isEqualTo(Retry.MAY_HELP);
        assertThat(zendesk.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "soon", "", "1e9", "Tue, 40 Mar 2026 12:00:30 GMT"})
    @Scenario("C43")
    void aWaitThatCannotBeReadIsAMinute(String header) {
        zendesk.failNext(
                1,
                Fault.answer(Answer.text(429, "Number of allowed API requests per minute exceeded")
                        .with("Retry-After", header)));

        tickets().pull(Cursor.START);

        assertThat(clock.instant()).isEqualTo("2026-03-10T12:01:00Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    @Scenario("C54")
    void whatIsOptionalMayBeForbiddenOrGone(int status) {
        ZendeskApi api = access(settings(zendesk.baseUrl())).api();
        zendesk.failNext(1, FaultResponse.of(status));

        assertThat(api.find(api.url("/api/v2/users/7.json").build())).isEmpty();
        assertThat(retried).isEmpty();
    }

    private Connector tickets() {
        return tickets(settings(zendesk.baseUrl()));
    }

    private Connector tickets(ZendeskSettings.Builder settings) {
        return new ZendeskTickets(access(settings));
    }

    private ZendeskAccess access(ZendeskSettings.Builder settings) {
        return ZendeskAccess.builder(settings.build())
                .clock(clock)
                .pause(clock::advance)
                .random(new Random(1))
                .listener(new ConnectorListener() {
                    @Override
                    public void retrying(SourceAccount account, int tries, int status, Duration wait) {
                        retried.add(status);
                    }
                })
                .build();
    }

    private static ZendeskSettings.Builder settings(String url) {
        return ZendeskSettings.builder(SourceAccount.of("zendesk", "acme"), URI.create(url))
                .token("t0ken")
                .pageSize(1)
                .pageDeadline(Duration.ofMillis(400));
    }
}
