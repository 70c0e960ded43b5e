package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.audit.AuditEntry;
import com.econlytics.examples.access.Role;
import com.econlytics.jdbc.JdbcAuditLog;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The API says what its document says, and the same figures as the pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Service service = new Service();
    private final JsonNode document = json(service.get("/openapi.json").body());

    @BeforeAll
    void customers() {
        Ledgers.bookCompany(service.books().ledger());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void theDocumentNamesEveryRouteAndNoOther() {
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(service.routes())
                .filteredOn(route -> route.path().startsWith("/api/"))
                .extracting(route -> route.method() + " " + route.path())
                .containsExactlyInAnyOrderElementsOf(documented);
        assertThat(service.routes())
                .filteredOn(route -> route.path().startsWith("/api/"))
                .allSatisfy(route -> assertThat(operation(route.path(), route.method())
                                .path("description")
                                .asText())
                        .isEqualToIgnoringCase(
                                "Role: " + route.roles().iterator().next() + "."));
    }

    @Test
    void everyAnswerIsAsTheDocumentSays() {
        Map<String, List<String>> bodies = new TreeMap<>(Map.of(
                "/api/v1/quarantine/replay", List.of("{\"reason\":\"SCHEMA\"}", "{\"reason\":\"NO\"}", "{", "{}"),
                "/api/v1/books/close",
                        List.of(
                                "{\"month\":\"2025-01\",\"reason\":\"month-end\"}",
                                "{\"month\":\"soon\",\"reason\":\"x\"}"),
                "/api/v1/books/reopen", List.of("{\"month\":\"2025-01\",\"reason\":\"a late bill\"}"),
                "/api/v1/reconciliations/{no}/sign-off", List.of("{\"preparer\":\"Ann\"}"),
                "/api/v1/sync", List.of("")));
        List<String> wrong = new ArrayList<>();
        for (WebServer.Route route : service.routes()) {
            if (route.path().startsWith("/api/")) {
                for (String body : bodies.getOrDefault(route.path(), List.of(""))) {
                    for (String number : List.of("1", "999999")) {
                        for (Role role : List.of(Role.VIEWER, Role.ADMIN)) {
                            String path = route.path().replace("{no}", number);
                            wrong.addAll(violations(route, path, ask(route.method(), path, body, role)));
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void parametersThatCannotBeReadAreAProblem() {
        HttpResponse<String> answer = service.get("/api/v1/customers?cohort=soon");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer.body()).path("detail").asText()).contains("cohort", "a month like 2025-01");
    }

    @Test
    void pagesOfTheListAddUpToTheCompanyAndToTheSummary() {
        BigDecimal sum = BigDecimal.ZERO;
        String after = "";
        int rows = 0;
        JsonNode page;
        do {
            page = json(service.get("/api/v1/customers" + (after.isEmpty() ? "" : "?after=" + encoded(after)))
                    .body());
            for (JsonNode row : page.path("customers")) {
                if (row.path("currency").asText().equals("USD")) {
                    sum = sum.add(new BigDecimal(row.path("net_profit").textValue()));
                }
                rows++;
            }
            after = page.path("next").isNull() ? "" : page.path("next").textValue();
        } while (!after.isEmpty());
        JsonNode summary = json(service.get("/api/v1/summary?currency=USD").body());

        assertThat(rows).isEqualTo(page.path("rows").asInt());
        assertThat(sum)
                .isEqualByComparingTo(summary.path("total").path("net_profit").textValue());
        String csv = service.get("/api/v1/export/customers.csv").body();
        assertThat(csv.lines().count()).isEqualTo(rows + 1L);
        assertThat(csv).isEqualTo(service.get("/customers.csv").body());
    }

    @Test
    void whoHasTheVersionIsNotSentItAgain() {
        HttpResponse<String> first = service.get("/api/v1/summary");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second = service.send(
                HttpRequest.newBuilder(service.uri("/api/v1/summary")).header("If-None-Match", tag));

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        Ledgers.receive(service.books().ledger(), "cus_late", "2025-03-01T00:00:00Z", "USD 3.00", "USD -1.00");
        assertThat(service.send(HttpRequest.newBuilder(service.uri("/api/v1/summary"))
                                .header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyReadOfACustomerIsInTheAuditLogByItsNumber() {
        for (String path : List.of("/api/v1/customers/1", "/customers/1")) {
            service.get(path);
            AuditEntry latest = new JdbcAuditLog(service.booking()).latest(1).get(0);
            assertThat(latest.event().action()).isEqualTo("READ_CUSTOMER");
            assertThat(latest.event().actor().id()).isEqualTo("token test-ADMIN");
            assertThat(latest.event().subjects()).hasToString("[customer 1]");
        }
        for (String path : List.of("/api/v1/customers?min_profit=100", "/customers?min_profit=100")) {
            service.get(path);
            assertThat(latestAction()).isEqualTo("LIST_CUSTOMERS");
            service.get(path.contains("api") ? "/api/v1/export/customers.csv" : "/customers.csv");
            assertThat(latestAction()).isEqualTo("EXPORT_CUSTOMERS");
        }
    }

    private String latestAction() {
        return new JdbcAuditLog(service.booking()).latest(1).get(0).event().action();
    }

    private HttpResponse<String> ask(String method, String path, String body, Role role) {
        return service.sendAsIs(HttpRequest.newBuilder(service.uri(path))
                .header("Authorization", "Bearer " + Service.token(role))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private List<String> violations(WebServer.Route route, String path, HttpResponse<String> answer) {
        JsonNode response = resolved(
                operation(route.path(), route.method()).path("responses").path(Integer.toString(answer.statusCode())));
        if (response.isMissingNode()) {
            return List.of(route.method() + " " + path + " answers " + answer.statusCode()
                    + ", which is not documented: " + answer.body());
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        JsonNode schema = response.path("content").path(type).path("schema");
        if (schema.isMissingNode()) {
            return List.of(route.method() + " " + path + " answers as " + type + ", which is not documented");
        }
        if (!type.endsWith("json")) {
            return List.of();
        }
        return schema(schema).validate(json(answer.body())).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> route.method() + " " + path + ": " + message)
                .toList();
    }

    /** With the components beside it, so that references are found. */
    private JsonSchema schema(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    }

    private JsonNode operation(String path, String method) {
        return document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException unreadable) {
            throw new AssertionError("no JSON: " + text, unreadable);
        }
    }
}
