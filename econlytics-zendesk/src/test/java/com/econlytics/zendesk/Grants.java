package com.econlytics.zendesk;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.InMemoryTokenStore;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.TokenStore;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Leases;
import com.econlytics.testkit.SettableClock;
import com.econlytics.testkit.zendesk.FakeZendesk;
import com.econlytics.time.BusinessCalendar;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;

/** A Zendesk that gives out tokens, and hosts that share a store of them. Whoever waits moves the clock. */
final class Grants implements AutoCloseable {
    static final OAuthClient CLIENT = OAuthClient.of("econlytics", "s3cret-client");
    static final String NAME = "zendesk/acme";

    private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
    private final FakeZendesk zendesk = FakeZendesk.start(clock, "t0ken");
    private final TokenStore store = new InMemoryTokenStore();
    private final Leases leases = new InMemoryLedger(
                    new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                    new Matching(Matching.Emails.MATCH_UNIQUE),
                    clock)
            .leases();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    Grants() {
        zendesk.grants().client(CLIENT.id(), CLIENT.secret());
    }

    SettableClock clock() {
        return clock;
    }

    FakeZendesk zendesk() {
        return zendesk;
    }

    TokenStore store() {
        return store;
    }

    Leases leases() {
        return leases;
    }

    List<Duration> waits() {
        return waits;
    }

    /** Another host with these credentials. */
    ZendeskAccess access(ZendeskCredentials credentials) {
        return access(credentials, store, leases);
    }

    ZendeskAccess access(ZendeskCredentials credentials, TokenStore shared, Leases turns) {
        return ZendeskAccess.builder(
                        ZendeskSettings.builder(SourceAccount.of("zendesk", "acme"), URI.create(zendesk.baseUrl()))
                                .credentials(credentials)
                                .build())
                .clock(clock)
                .pause(wait -> {
                    waits.add(wait);
                    clock.advance(wait);
                })
                .random(new Random(1))
                .tokens(shared, turns)
                .build();
    }

    /** Refresh tokens, of which the first was given by an administrator. */
    ZendeskCredentials refreshTokens() {
        return new ZendeskCredentials.RefreshTokens(CLIENT, zendesk.grants().refreshToken());
    }

    void pull(ZendeskAccess host) {
        new ZendeskTickets(host).pull(Cursor.START);
    }

    SourceException failure(ZendeskAccess host) {
        return Assertions.catchThrowableOfType(SourceException.class, () -> pull(host));
    }

    /** How often tokens were asked for. */
    long tokenRequests() {
        return zendesk.requests().stream()
                .filter(request -> request.equals("POST /oauth/tokens"))
                .count();
    }

    @Override
    public void close() {
        zendesk.close();
    }
}
