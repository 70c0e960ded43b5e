package com.econlytics.testkit.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Client;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.recording.Recording;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ReplayedZendeskTest {
    private static final String START =
            "/api/v2/incremental/tickets/cursor.json?start_time=0&include=users,metric_sets";

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");

    @Test
    void servesEveryStateOfEveryTicketOnceInTheOrderInWhichTheyWereGenerated() {
        Recording pages = Recording.parse("""
                {"interactions":[
                  {"body":{"tickets":[{"id":1,"generated_timestamp":300,"status":"solved"}],"__original_len_tickets":9}},
                  {"body":{"tickets":[{"id":1,"generated_timestamp":100,"status":"new","requester_id":7},
                                      {"id":2,"updated_at":"1970-01-01T00:03:20Z"}],
                           "users":[{"id":7,"email":"one@example.com"}],
                           "metric_sets":[{"ticket_id":2,"reopens":1}]}},
                  {"body":{"tickets":[{"id":1,"generated_timestamp":300,"status":"solved"},{"no":"id"}]}}]}""");
        try (FakeZendesk zendesk = FakeZendesk.replaying(pages, clock, "token")) {
            JsonNode page = new Client(zendesk.baseUrl(), "token").read(START);
            assertThat(page.path("tickets"))
                    .extracting(ticket -> ticket.path("id").asInt() + "@"
                            + ticket.path("generated_timestamp").asInt())
                    .containsExactly("1@100", "2@200", "1@300");
            assertThat(page.at("/tickets/1/metric_set/reopens").asInt()).isEqualTo(1);
            assertThat(page.at("/users/0/email").asText()).isEqualTo("one@example.com");
            assertThat(zendesk.replayed().served()).isEqualTo(Map.of("tickets", 3L, "users", 1L));
            assertThat(zendesk.replayed().unserved()).containsOnlyKeys("tickets");
        }
    }

    @Test
    void servesWhatACassetteHasAsAnswersCompressedOnesTooAndNothingOfItsQuestions() throws IOException {
        String answer = "{\"ticket\":{\"id\":2790,\"updated_at\":\"1970-01-01T00:01:40Z\"},"
                + "\"audit\":{\"id\":5,\"ticket_id\":2790}}";
        Recording cassette = Recording.parse("""
                {"http_interactions":[
                  {"request":{"method":"DELETE","body":{"string":"{\\"ticket\\":{\\"id\\":2791}}"}},
                   "response":{"body":{"string":""}}},
                  {"request":{"method":"GET","body":{"string":""}},
                   "response":{"body":{"base64_string":"%s","string":""}}}]}""".formatted(compressed(answer)));
        try (FakeZendesk zendesk = FakeZendesk.replaying(cassette, clock, "token")) {
            JsonNode page = new Client(zendesk.baseUrl(), "token").read(START);
            assertThat(page.path("tickets"))
                    .extracting(ticket -> ticket.path("id").asInt())
                    .containsExactly(2790);
            assertThat(zendesk.replayed().served()).isEqualTo(Map.of("tickets", 1L, "audits", 1L));
        }
    }

    private static String compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void aPageHasAThousandTickets() {
        String tickets = IntStream.rangeClosed(1, 1_500)
                .mapToObj(id -> "{\"id\":" + id + ",\"generated_timestamp\":100}")
                .collect(Collectors.joining(",", "{\"tickets\":[", "]}"));
        try (FakeZendesk zendesk = FakeZendesk.replaying(Recording.parse(tickets), clock, "token")) {
            JsonNode page = new Client(zendesk.baseUrl(), "token").read(START);
            assertThat(page.path("tickets")).hasSize(1_000);
            assertThat(page.path("end_of_stream").asBoolean()).isFalse();
        }
    }
}
