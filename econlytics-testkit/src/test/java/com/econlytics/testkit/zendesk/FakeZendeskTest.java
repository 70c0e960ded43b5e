package com.econlytics.testkit.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Client;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.company.Ticket;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeZendeskTest {
    private static final String START = "/api/v2/incremental/tickets/cursor.json?start_time=0";
    private static final String RESUME = "/api/v2/incremental/tickets/cursor.json?cursor=";

    private final SyntheticCompany company = SyntheticCompany.generate(CompanyPlan.of(60, 3));
    private final SettableClock clock = SettableClock.at(company.plan().end().plus(Duration.ofDays(1)));

    @Nested
    class OfACompany {
        @ParameterizedTest
        @ValueSource(ints = {1, 7, 1000})
        void pagesOfAnySizeGiveEachChangeOnce(int pageSize) {
            try (FakeZendesk zendesk = FakeZendesk.serving(company, clock, "token", pageSize)) {
                List<JsonNode> tickets = everything(new Client(zendesk.baseUrl(), "token"), START);
                assertThat(tickets).hasSize(changes());
                assertThat(tickets)
                        .extracting(ticket -> ticket.path("generated_timestamp").asLong())
                        .isSorted();
            }
        }

        @Test
        void resumesBehindTheLastChangeSeen() {
            try (FakeZendesk zendesk = FakeZendesk.serving(company, clock, "token", 1000)) {
                clock.set(company.plan().start().plus(Duration.ofDays(200)));
                Client client = new Client(zendesk.baseUrl(), "token");
                JsonNode first = client.read(START);
                clock.set(company.plan().end().plus(Duration.ofDays(1)));
                List<JsonNode> rest = everything(client, RESUME + cursor(first));
                assertThat(first.path("end_of_stream").asBoolean()).isTrue();
                assertThat(first.path("tickets").size()).isPositive();
                assertThat(rest).isNotEmpty();
                assertThat(first.path("tickets").size() + rest.size()).isEqualTo(changes());
            }
        }

        @Test
        void sendsTheUsersOfThePageWhenAsked() {
            try (FakeZendesk zendesk = FakeZendesk.serving(company, clock, "token", 20)) {
                JsonNode page = new Client(zendesk.baseUrl(), "token").read(START + "&include=users");
                Set<Long> users = new HashSet<>();
                page.path("users").forEach(user -> users.add(user.path("id").asLong()));
                assertThat(page.path("tickets"))
                        .hasSize(20)
                        .allMatch(ticket ->
                                users.contains(ticket.path("requester_id").asLong()));
            }
        }

        @Test
        void sendsTrackedSecondsAsNumbersAsTextAndAsNull() {
            try (FakeZendesk zendesk = FakeZendesk.serving(company, clock, "token", 1000)) {
                assertThat(everything(new Client(zendesk.baseUrl(), "token"), START))
                        .map(ticket -> ticket.at("/custom_fields/1"))
                        .allMatch(field -> field.path("id").asLong() == SyntheticCompany.TRACKED_SECONDS_FIELD)
                        .anyMatch(field -> field.path("value").isNumber())
                        .anyMatch(field -> field.path("value").isTextual())
                        .anyMatch(field -> field.path("value").isNull());
            }
        }

        private int changes() {
            return company.tickets().stream()
                    .map(Ticket::changes)
                    .mapToInt(List::size)
                    .sum();
        }
    }

    @Nested
    class OfTicketsMadeByHand {
        @Test
        void withholdsTheLastMinute() {
            try (FakeZendesk zendesk = FakeZendesk.start(clock, "token")) {
                zendesk.put(ticket(1));
                Client client = new Client(zendesk.baseUrl(), "token");
                JsonNode early = client.read(START);
                clock.advance(Duration.ofMinutes(1));
                JsonNode later = client.read(RESUME + cursor(early));
                assertThat(early.path("tickets")).isEmpty();
                assertThat(later.path("tickets")).hasSize(1);
            }
        }

        @Test
        void givesALaterChangeOfTheSameTicketAgain() {
            try (FakeZendesk zendesk = FakeZendesk.start(clock, "token")) {
                zendesk.put(ticket(1)).put(ticket(2));
                clock.advance(Duration.ofMinutes(2));
                Client client = new Client(zendesk.baseUrl(), "token");
                JsonNode first = client.read(START);
                zendesk.put(ticket(1));
                clock.advance(Duration.ofMinutes(2));
                JsonNode second = client.read(RESUME + cursor(first));
                assertThat(first.path("tickets").findValuesAsText("id")).containsExactly("1", "2");
                assertThat(second.path("tickets").findValuesAsText("id")).containsExactly("1");
                assertThat(second.path("before_cursor").isNull()).isTrue();
                assertThat(second.path("after_url").asText()).startsWith(zendesk.baseUrl());
            }
        }

        @Test
        void anEmptyPageKeepsTheCursor() {
            try (FakeZendesk zendesk = FakeZendesk.start(clock, "token")) {
                Client client = new Client(zendesk.baseUrl(), "token");
                String cursor = cursor(client.read(START));
                assertThat(cursor(client.read(RESUME + cursor))).isEqualTo(cursor);
            }
        }

        @Test
        void refusesWhatZendeskRefuses() {
            try (FakeZendesk zendesk = FakeZendesk.start(clock, "token")) {
                Client client = new Client(zendesk.baseUrl(), "token");
                long now = clock.instant().getEpochSecond();
                assertThat(new Client(zendesk.baseUrl(), "wrong").get(START).statusCode())
                        .isEqualTo(401);
                assertThat(client.get(START.replace("=0", "=" + now)).statusCode())
                        .isEqualTo(422);
                assertThat(client.get(RESUME + "bm9uc2Vuc2U%3D").statusCode()).isEqualTo(400);
                assertThat(client.get("/api/v2/tickets.json").statusCode()).isEqualTo(404);
            }
        }

        @Test
        void failsByItsPlanInPlainText() {
            try (FakeZendesk zendesk = FakeZendesk.start(clock, "token")) {
                zendesk.failBy(FaultPlan.every(2, 1, FaultResponse.tooManyRequests(1)));
                Client client = new Client(zendesk.baseUrl(), "token");
                HttpResponse<String> first = client.get(START);
                HttpResponse<String> second = client.get(START);
                assertThat(first.statusCode()).isEqualTo(200);
                assertThat(second.statusCode()).isEqualTo(429);
                assertThat(second.headers().firstValue("Retry-After")).contains("1");
                assertThat(second.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
                assertThat(zendesk.requestCount()).isEqualTo(2);
            }
        }

        private ObjectNode ticket(long id) {
            return JsonNodeFactory.instance.objectNode().put("id", id).put("status", "open");
        }
    }

    private static List<JsonNode> everything(Client client, String start) {
        List<JsonNode> tickets = new ArrayList<>();
        JsonNode page = client.read(start);
        page.path("tickets").forEach(tickets::add);
        while (!page.path("end_of_stream").asBoolean()) {
            page = client.read(RESUME + cursor(page));
            page.path("tickets").forEach(tickets::add);
        }
        return tickets;
    }

    private static String cursor(JsonNode page) {
        return URLEncoder.encode(page.path("after_cursor").asText(), StandardCharsets.UTF_8);
    }
}
