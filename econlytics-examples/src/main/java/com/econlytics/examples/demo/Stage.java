package com.econlytics.examples.demo;

import com.econlytics.connector.AttributeMapping;
import com.econlytics.examples.access.Access;
import com.econlytics.examples.access.AccessToken;
import com.econlytics.examples.access.AccessTokens;
import com.econlytics.examples.access.Limits;
import com.econlytics.examples.access.Role;
import com.econlytics.examples.report.CustomerReport;
import com.econlytics.examples.service.Bookkeeper;
import com.econlytics.examples.service.Database;
import com.econlytics.examples.service.Resources;
import com.econlytics.examples.service.Worker;
import com.econlytics.examples.settings.BookSettings;
import com.econlytics.examples.settings.DatabaseSettings;
import com.econlytics.examples.settings.Secret;
import com.econlytics.examples.settings.Settings;
import com.econlytics.examples.settings.SourceSettings;
import com.econlytics.examples.web.WebServer;
import com.econlytics.fact.SourceAccount;
import com.econlytics.stripe.StripeAccount;
import com.econlytics.stripe.StripeSettings;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.zendesk.TrackedTime;
import com.econlytics.zendesk.ZendeskSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The service between a fake Stripe and a fake Zendesk, everything over HTTP, on a database of its own. */
final class Stage {
    private static final String ZENDESK_TOKEN = "demo_token";
    private static final int TICKETS_PER_PAGE = 200;
    private static final AttributeMapping CUSTOMER_ATTRIBUTES = AttributeMapping.parse(
            "metadata.utm_source=acquisition_channel, metadata.plan=plan, metadata.country=country");
    /** The fake lets us ask as often as we like. */
    private static final int EXPORTS_PER_MINUTE = 1000;

    private final FakeStripe stripe;
    private final Database database;
    private final Bookkeeper books;
    private final Worker worker;
    private final WebServer web;

    private final String token;

    private Stage(FakeStripe stripe, Database database, Bookkeeper books, Worker worker, WebServer web, String token) {
        this.stripe = stripe;
        this.database = database;
        this.books = books;
        this.worker = worker;
        this.web = web;
        this.token = token;
    }

    /**
     * What is played, and by which rules.
     *
     * @param company whose story
     * @param clock what time it is for everybody
     * @param books how they are kept
     */
    record Play(SyntheticCompany company, Clock clock, BookSettings books) {}

    /**
     * Where the service listens.
     *
     * @param port 0 for any
     * @param secrets by which it knows its deliveries
     */
    record Door(String host, int port, List<Secret> secrets) {
        Door {
            secrets = List.copyOf(secrets);
        }
    }

    /** Starts everything; {@code resources} stops it. */
    static Stage open(Play play, Door door, DatabaseSettings databaseSettings, Resources resources) {
        FakeStripe stripe = resources.add(FakeStripe.serving(play.company()));
        FakeZendesk zendesk =
                resources.add(FakeZendesk.serving(play.company(), play.clock(), ZENDESK_TOKEN, TICKETS_PER_PAGE));
        Settings settings = new Settings(sources(stripe, zendesk, door), play.books(), databaseSettings);
        Database database = resources.add(Database.open(settings.database()));
        Bookkeeper books = Bookkeeper.open(settings, database, play.clock());
        Worker worker =
                resources.add(Worker.start(books, play.clock(), play.books().pollEvery()));
        String token = AccessToken.newSecret(new SecureRandom());
        Access access = new Access(
                AccessTokens.of(List.of(AccessToken.of("demo", Role.ADMIN, token))),
                Limits.STANDARD,
                Clock.systemUTC());
        WebServer web = resources.add(WebServer.start(door.host(), door.port(), books, worker, database, access));
        return new Stage(stripe, database, books, worker, web, token);
    }

    FakeStripe stripe() {
        return stripe;
    }

    Database database() {
        return database;
    }

    Bookkeeper books() {
        return books;
    }

    Worker worker() {
        return worker;
    }

    CustomerReport report() {
        return new CustomerReport(database.reporting(), books.calendar(), books.homeCurrency());
    }

    /** Such as {@code http://127.0.0.1:8080/}. */
    String address() {
        return web.address();
    }

    /** What a browser opens once; no browser sends what stands behind the {@code #}. */
    String signInLink() {
        return web.address() + "sign-in#token=" + token;
    }

    /** For programs that ask the API. */
    String token() {
        return token;
    }

    /** Where deliveries go. */
    URI endpoint() {
        return URI.create(web.address()).resolve("/webhooks/stripe");
    }

    private static SourceSettings sources(FakeStripe stripe, FakeZendesk zendesk, Door door) {
        return new SourceSettings(
                new StripeAccount(SourceAccount.of("stripe", "demo"), StripeAccount.Mode.TEST)
                        .with(CUSTOMER_ATTRIBUTES),
                new StripeSettings(stripe.apiKey(), URI.create(stripe.baseUrl())),
                door.secrets(),
                ZendeskSettings.builder(SourceAccount.of("zendesk", "demo"), URI.create(zendesk.baseUrl()))
                        .token(ZENDESK_TOKEN)
                        .exportsPerMinute(EXPORTS_PER_MINUTE)
                        .trackedTime(TrackedTime.inField(SyntheticCompany.TRACKED_SECONDS_FIELD))
                        .build());
    }
}
