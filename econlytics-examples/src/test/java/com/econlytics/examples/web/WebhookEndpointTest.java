package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.StripeSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookEndpointTest {
    private static final int CAP = 1024 * 1024;
    private static final int REPORTS_AT_ONCE = 4;
    private static final String EVENT = """
            {"id":"evt_1","object":"event","type":"price.created","livemode":false,"created":1750000000,
             "data":{"object":{"id":"price_1","object":"price"}}}""";

    private final Service service = new Service();

    @AfterEach
    void stop() {
        service.close();
    }

    @Scenario("A1")
    @Test
    void aSignedDeliveryIsAcceptedAndAccountedForOnce() {
        assertThat(service.deliver(EVENT).statusCode()).isEqualTo(200);
        assertThat(service.deliver(EVENT).statusCode()).isEqualTo(200);
        assertThat(service.places()).containsExactly("IGNORED UNHANDLED_TYPE 1");
    }

    @Scenario("A11")
    @Test
    void whatIsSignedAndNoEventIsAcceptedAndQuarantined() {
        assertThat(service.deliver("no JSON").statusCode()).isEqualTo(200);
        assertThat(service.deliver("[".repeat(200_000)).statusCode()).isEqualTo(200);
        assertThat(service.places()).containsExactly("QUARANTINED UNPARSEABLE 2");
    }

    @Test
    void whatIsNotSignedNowIsRefused() {
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(service.uri("/webhooks/stripe"))
                .POST(HttpRequest.BodyPublishers.ofString(EVENT));
        assertThat(service.send(unsigned.copy()).statusCode()).isEqualTo(400);
        assertThat(service.send(unsigned.copy().header("Stripe-Signature", "t=abc,v1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.send(unsigned.copy().header("Stripe-Signature", Service.signature(EVENT + " ")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.send(unsigned.copy().header("Stripe-Signature", signedIn(Duration.ofMinutes(-6))))
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.send(unsigned.copy().header("Stripe-Signature", signedIn(Duration.ofMinutes(6))))
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.places()).isEmpty();
    }

    @Scenario("A9")
    @Test
    void aBodyOverOneMebibyteIsTooLargeWithOrWithoutItsLength() {
        String large = "x".repeat(CAP + 1);
        assertThat(service.deliver(large).statusCode()).isEqualTo(413);
        HttpResponse<String> chunked = service.send(HttpRequest.newBuilder(service.uri("/webhooks/stripe"))
                .header("Stripe-Signature", Service.signature(large))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes()))));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(service.places()).isEmpty();
    }

    @Scenario("A8")
    @Test
    void aTruncatedBodyIsRefused() throws IOException {
        assertThat(service.raw("""
                        POST /webhooks/stripe HTTP/1.1\r
                        Host: localhost\r
                        Stripe-Signature: %s\r
                        Content-Length: %d\r
                        \r
                        %s""".formatted(Service.signature(EVENT), EVENT.length() + 10, EVENT)))
                .isEqualTo("HTTP/1.1 400 Bad Request");
        assertThat(service.places()).isEmpty();
    }

    @Scenario("A9")
    @Test
    void anEncodedBodyIsNotWhatWasSigned() {
        assertThat(service.deliver(EVENT, "Content-Encoding", "gzip").statusCode())
                .isEqualTo(415);
    }

    @Test
    void deliveriesAreSentByPost() {
        assertThat(service.get("/webhooks/stripe").statusCode()).isEqualTo(405);
    }

    @Scenario("A25")
    @Test
    void aStoreThatCannotCommitAsksForAnotherTry() {
        service.loseDatabase();
        HttpResponse<String> answer = service.deliver(EVENT);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Scenario("E74")
    @Test
    void aWebhookIsTakenWhileSlowReportsHoldEveryConnectionOfTheirs() throws SQLException {
        List<Connection> reports = new ArrayList<>();
        try {
            for (int i = 0; i < REPORTS_AT_ONCE; i++) {
                reports.add(service.reporting().getConnection());
            }
            assertThatThrownBy(() -> service.reporting().getConnection()).isInstanceOf(SQLException.class);
            assertThat(service.deliver(EVENT).statusCode()).isEqualTo(200);
        } finally {
            for (Connection report : reports) {
                report.close();
            }
        }
    }

    @Scenario("E74")
    @Test
    void aWebhookThatTheDatabaseDoesNotLetInIsSentAwayAndNotKeptWaiting() throws SQLException {
        try (Connection other = service.booking().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table econlytics.message in access exclusive mode");
            assertThat(service.deliver(EVENT).statusCode()).isEqualTo(503);
            other.rollback();
        }
        assertThat(service.deliver(EVENT).statusCode()).isEqualTo(200);
    }

    private static String signedIn(Duration fromNow) {
        return StripeSignature.header(
                EVENT.getBytes(), Service.SECRET, Instant.now().plus(fromNow));
    }
}
