package com.econlytics.examples.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.econlytics.costing.CostModel;
import com.econlytics.examples.access.Access;
import com.econlytics.examples.access.AccessToken;
import com.econlytics.examples.access.AccessTokens;
import com.econlytics.examples.access.Limits;
import com.econlytics.examples.access.Role;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.Resources;
import com.econlytics.examples.service.TestDatabase;
import com.econlytics.examples.service.Worker;
import com.econlytics.examples.settings.BookSettings;
import com.econlytics.examples.settings.Secret;
import com.econlytics.examples.settings.Settings;
import com.econlytics.examples.settings.SourceSettings;
import com.econlytics.fact.SourceAccount;
import com.econlytics.stripe.StripeAccount;
import com.econlytics.stripe.StripeSettings;
import com.econlytics.testkit.stripe.StripeSignature;
import com.econlytics.zendesk.ZendeskSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The service on a database of its own, with sources that nobody asks, and a client of it. */
final class Service implements AutoCloseable {
    static final String SECRET = "whsec_test";
    static final String ZENDESK_SECRET = "zendesk signing secret";

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final Resources resources = Resources.untilInterrupted();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Database database;
    private final Bookkeeper books;
    private final WebServer web;

    Service() {
        Settings settings = settings();
        database = resources.add(Database.open(settings.database()));
        books = Bookkeeper.open(settings, database, Clock.systemUTC());
        Worker worker = resources.add(Worker.start(books, Clock.systemUTC(), Duration.ofHours(1)));
        Access access = new Access(
                AccessTokens.of(Stream.of(Role.VIEWER, Role.ANALYST, Role.OPERATOR, Role.ADMIN)
                        .map(role -> AccessToken.of("test-" + role, role, token(role)))
                        .toList()),
                new Limits(100_000, 100_000, 100_000),
                Clock.systemUTC());
        web = resources.add(WebServer.start("127.0.0.1", 0, books, worker, database, access));
    }

    /** The token of somebody with a role. */
    static String token(Role role) {
        return "eco_test_" + role;
    }

    private static Settings settings() {
        return new Settings(
                new SourceSettings(
                        new StripeAccount(SourceAccount.of("stripe", "acct_1"), StripeAccount.Mode.TEST),
                        new StripeSettings("rk_test_1", NOBODY),
                        List.of(new Secret(SECRET)),
                        ZendeskSettings.builder(SourceAccount.of("zendesk", "acme"), NOBODY)
                                .token("token")
                                .build(),
                        List.of(new Secret(ZENDESK_SECRET))),
                new BookSettings(
                        ZoneId.of("UTC"), CostModel.withoutRates(Currency.getInstance("USD")), Duration.ofHours(1)),
                TestDatabase.empty());
    }

    /** What the inbox says after everything that is due was looked at. */
    List<String> places() {
        books.workOff();
        return books.inbox().counts().entrySet().stream()
                .map(place -> place.getKey() + " " + place.getValue())
                .toList();
    }

    Bookkeeper books() {
        return books;
    }

    /** The connections of pages and files; as many as these may have at once are all there are. */
    DataSource reporting() {
        return database.reporting();
    }

    /** Connections that webhooks do not wait for. */
    DataSource booking() {
        return database.booking();
    }

    /** The database is gone from now on. */
    void loseDatabase() {
        database.close();
    }

    List<WebServer.Route> routes() {
        return web.routes();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** A form as a browser sends it. */
    HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** A delivery that is signed now. */
    HttpResponse<String> deliver(String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/webhooks/stripe"))
                .header("Stripe-Signature", signature(body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** By somebody who may do everything. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        return sendAsIs(request.setHeader("Authorization", "Bearer " + token(Role.ADMIN)));
    }

    HttpResponse<String> sendAsIs(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException("no answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Sends these bytes and nothing more; the status line of the answer. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(UTF_8));
            out.flush();
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            return answer.lines().findFirst().orElse("");
        }
    }

    URI uri(String path) {
        return URI.create(web.address()).resolve(path);
    }

    static String signature(String body) {
        return StripeSignature.header(
                body.getBytes(UTF_8), SECRET, Clock.systemUTC().instant());
    }

    @Override
    public void close() {
        resources.close();
    }
}
