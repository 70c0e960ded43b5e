package com.econlytics.examples.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.zendesk.ZendeskSignature;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZendeskEndpointTest {
    private static final String BODY = "{\"ticket_id\": \"35436\", \"title\": \"My card is refused\"}";

    private final Service service = new Service();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aSignedCallIsAcceptedAndNothingOfItIsKept() {
        HttpResponse<String> answer = call(Service.ZENDESK_SECRET);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("accepted");
        assertThat(service.places()).isEmpty();
    }

    @Test
    void aCallThatIsNotZendesksIsRefused() {
        HttpResponse<String> answer = call("another secret");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("refused");
    }

    private HttpResponse<String> call(String secret) {
        String now = Instant.now().toString();
        return service.send(HttpRequest.newBuilder(service.uri("/webhooks/zendesk"))
                .header("X-Zendesk-Webhook-Signature", ZendeskSignature.of(BODY.getBytes(UTF_8), secret, now))
                .header("X-Zendesk-Webhook-Signature-Timestamp", now)
                .POST(HttpRequest.BodyPublishers.ofString(BODY)));
    }
}
