package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.examples.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every route that there is, asked by everybody that there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesByRoleTest {
    private static final Set<String> OPEN_TO_ALL = Set.of(
            "GET /sign-in",
            "POST /sign-in",
            "GET /openapi.json",
            "GET /healthz",
            "GET /readyz",
            "GET /style.css",
            "GET /favicon.ico",
            "GET /assets/dashboard.js",
            "GET /assets/sign-in.js",
            "GET /assets/icon.svg",
            "GET /assets/htmx.js",
            "GET /assets/echarts.js",
            "POST /webhooks/stripe",
            "POST /webhooks/zendesk");

    private final Service service = new Service();

    @BeforeAll
    void customers() {
        Ledgers.bookCompany(service.books().ledger());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void nothingIsOpenThatIsNotListedHere() {
        assertThat(service.routes())
                .filteredOn(route -> route.roles().contains(Role.OPEN))
                .extracting(route -> route.method() + " " + route.path())
                .containsExactlyInAnyOrderElementsOf(OPEN_TO_ALL);
    }

    @Test
    void everyRouteAsksForOneRole() {
        assertThat(service.routes())
                .allSatisfy(route -> assertThat(route.roles()).hasSize(1));
    }

    @Test
    void withoutATokenNoRouteThatAsksForARoleAnswers() {
        List<String> answered = new ArrayList<>();
        for (WebServer.Route route : guarded()) {
            for (Map.Entry<String, String> nobody : Map.of(
                            "none", "", "wrong", "Bearer eco_wrong", "empty", "Bearer ", "other scheme", "Basic YTpi")
                    .entrySet()) {
                int status = ask(route, nobody.getValue()).statusCode();
                if (status != 401) {
                    answered.add(route + " to " + nobody.getKey() + ": " + status);
                }
            }
        }
        assertThat(answered).isEmpty();
    }

    @Test
    void aRouteAnswersThoseWhoseRoleIncludesItsOwnAndForbidsTheOthers() {
        List<String> wrong = new ArrayList<>();
        for (WebServer.Route route : guarded()) {
            Role needed = (Role) route.roles().iterator().next();
            for (Role role : List.of(Role.VIEWER, Role.ANALYST, Role.OPERATOR, Role.ADMIN)) {
                int status = ask(route, "Bearer " + Service.token(role)).statusCode();
                boolean forbidden = status == 403;
                if (status == 401 || forbidden == role.includes(needed) || status >= 500) {
                    wrong.add(route + " to " + role + ": " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aPathThatIsNotServedTellsNothing() {
        assertThat(service.sendAsIs(HttpRequest.newBuilder(service.uri("/api/v1/secrets")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBrowserSignsInOnceAndSendsFormsOfOurs() {
        HttpResponse<String> sentAway = service.sendAsIs(
                HttpRequest.newBuilder(service.uri("/customers")).header("Accept", "text/html"));
        assertThat(sentAway.statusCode()).isEqualTo(303);
        assertThat(sentAway.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
        assertThat(signIn("eco_wrong").statusCode()).isEqualTo(401);

        HttpResponse<String> signedIn = signIn(Service.token(Role.OPERATOR));
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain(Service.token(Role.OPERATOR));
        String session = cookie.substring(0, cookie.indexOf(';'));
        HttpResponse<String> page = withSession(session, "/sign-out", Optional.empty());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(withSession(session, "/health/replay", Optional.of("reason=SCHEMA"))
                        .statusCode())
                .as("a form of another site")
                .isEqualTo(403);
        String csrf = page.body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        assertThat(withSession(session, "/health/replay", Optional.of("reason=SCHEMA&csrf=" + csrf))
                        .statusCode())
                .as("a form of ours")
                .isEqualTo(303);
        assertThat(withSession(session, "/sign-out", Optional.of("csrf=" + csrf))
                        .statusCode())
                .isEqualTo(303);
        assertThat(withSession(session, "/health", Optional.empty()).statusCode())
                .isEqualTo(303);
    }

    private HttpResponse<String> signIn(String token) {
        return service.sendAsIs(HttpRequest.newBuilder(service.uri("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + token)));
    }

    private HttpResponse<String> withSession(String session, String path, Optional<String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri(path))
                .header("Cookie", session)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded");
        form.ifPresent(body -> request.POST(HttpRequest.BodyPublishers.ofString(body)));
        return service.sendAsIs(request);
    }

    private List<WebServer.Route> guarded() {
        return service.routes().stream()
                .filter(route -> !route.roles().contains(Role.OPEN))
                .toList();
    }

    private HttpResponse<String> ask(WebServer.Route route, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        service.uri(route.path().replace("{no}", "1")))
                .method(route.method(), HttpRequest.BodyPublishers.ofString("{}"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return service.sendAsIs(request);
    }
}
