package com.econlytics.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Loopback;
import com.econlytics.testkit.http.Request;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that Stripe would not give, but something between it and us might. */
class StripeAnswersTest {
    private static final String CHECK = "; check what is between this host and Stripe";

    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Loopback server = Loopback.start(this::next, fault -> Answer.text(fault.status(), ""));
    private final StripeApi api =
            StripeApi.connect(new StripeSettings("rk_test_secret", URI.create(server.baseUrl())), pauses::add);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                     | something else than a list ($.has_more)",
                "[]                                     | something else than a list ($.has_more)",
                "\"maintenance\"                        | something else than a list ($.has_more)",
                "{\"error\": {\"message\": \"x\"}}      | something else than a list ($.has_more)",
                "{\"data\": []}                         | something else than a list ($.has_more)",
                "{\"data\": [], \"has_more\": \"no\"}   | something else than a list ($.has_more)",
                "{\"has_more\": false}                  | something else than a list ($.data)",
                "{\"data\": null, \"has_more\": false}  | something else than a list ($.data)",
                "{\"data\": {}, \"has_more\": false}    | something else than a list ($.data)",
                "{\"data\": [], \"has_more\": true}     | an empty page that promises more",
                "<html>                                 | something else than JSON (JsonParseException)",
            })
    void jsonThatIsNoListIsNotTheEndOfOne(String body, String what) {
        answer(200, body);

        SourceException failure = failureOf(this::pull);

        assertThat(failure).hasMessageEndingWith("was answered with " + what + CHECK);
        assertThat(failure.retry()).isEqualTo(Retry.MAY_HELP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "17", "{\"id\": 17}", "{\"id\": \"ch_2\"}", "{\"object\": \"list\", \"data\": []}"})
    void anotherObjectIsNotTheOneThatWasAskedFor(String body) {
        answer(200, body);

        SourceException failure = failureOf(() -> api.findCharge("ch_1"));

        assertThat(failure)
                .hasMessage(
                        "Stripe: GET /v1/charges/ch_1 was answered with another object than the one asked for" + CHECK);
        assertThat(failure.retry()).isEqualTo(Retry.MAY_HELP);
    }

    @Test
    void aListThatLeadsBackToWhereItWasIsNotFollowedForEver() {
        String same = "{\"data\": [{\"id\": \"re_1\"}], \"has_more\": true}";
        answer(200, same);
        answer(200, same);
        assertThat(failureOf(() -> api.findRefundsOf("ch_1"))).hasMessageContaining("gave the same ones again");

        answer(200, "{\"data\": [{\"id\": \"txn_1\"}], \"has_more\": true}");
        assertThat(failureOf(
                        () -> pull(new Cursor("newest=0;since=0;begun=0;oldest=0;reached=0;limit=50;after=txn_1"))))
                .hasMessageContaining("gave the same ones again");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsRefusedAndTheKeyGoesNowhereElse(int status) {
        try (Loopback elsewhere =
                Loopback.start(request -> Answer.text(200, "{}"), fault -> Answer.text(fault.status(), ""))) {
            answers.add(Answer.text(status, "moved").with("Location", elsewhere.baseUrl() + "/v1/charges/ch_1"));

            SourceException failure = failureOf(() -> api.findCharge("ch_1"));

            assertThat(failure)
                    .hasMessage("Stripe: GET /v1/charges/ch_1 was answered with a redirect (status " + status
                            + "), which is never followed because the key would go along; check the base address in"
                            + " StripeSettings and what is between this host and Stripe");
            assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
            assertThat(failure.status()).isEqualTo(status);
            assertThat(server.requestCount()).isEqualTo(1);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aWaitIsHonouredAlsoIfItIsNotStripeThatAsksForIt() {
        answers.add(Answer.text(503, "<html>busy</html>").with("Retry-After", "90"));
        answer(200, "{\"id\": \"ch_1\"}");

        assertThat(api.findCharge("ch_1")).isPresent();
        assertThat(pauses).containsExactly(Duration.ofSeconds(90));
    }

    @Scenario("K11")
    @ParameterizedTest
    @ValueSource(ints = {409, 429})
    void aLockThatCouldNotBeHadInTimeIsWaitedFor(int status) {
        answer(status, "{\"error\": {\"type\": \"invalid_request_error\", \"code\": \"lock_timeout\"}}");
        answer(status, "{\"error\": {\"type\": \"invalid_request_error\", \"code\": \"lock_timeout\"}}");
        answer(200, "{\"id\": \"ch_1\"}");

        assertThat(api.findCharge("ch_1")).isPresent();
        assertThat(pauses).hasSize(2);
    }

    @Test
    void aPathThatIsNotThereIsNotAnObjectThatIsNotThere() {
        answer(404, "<html>no such page</html>");

        SourceException failure = failureOf(() -> api.findCharge("ch_1"));

        assertThat(failure.status()).isEqualTo(404);
        assertThat(failure.retry()).isEqualTo(Retry.IS_USELESS);
    }

    private void pull() {
        pull(Cursor.START);
    }

    private void pull(Cursor cursor) {
        new StripeBalanceTransactions(Payloads.TEST_ACCOUNT, api, Clock.systemUTC()).pull(cursor);
    }

    private static SourceException failureOf(ThrowingCallable call) {
        return catchThrowableOfType(SourceException.class, call);
    }

    private void answer(int status, String body) {
        answers.add(new Answer(status, Map.of("Content-Type", "application/json"), body));
    }

    private synchronized Answer next(Request request) {
        assertThat(request.bears("rk_test_secret")).isTrue();
        return answers.remove();
    }
}
