package com.econlytics.zendesk;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.econlytics.connector.Cursor;
import com.econlytics.connector.SourceException;
import com.econlytics.fact.SourceAccount;
import com.econlytics.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Single pulls from a scripted server, with the waits between the tries. */
final class TicketPulls implements AutoCloseable {
    /** Always the most of a range. */
    private static final RandomGenerator MOST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    private final SettableClock clock = SettableClock.at("2026-03-10T12:00:00Z");
    private final List<Duration> waits = new ArrayList<>();
    private final ScriptedZendesk zendesk;

    TicketPulls() {
        try {
            zendesk = new ScriptedZendesk();
        } catch (IOException noServer) {
            throw new UncheckedIOException(noServer);
        }
    }

    SettableClock clock() {
        return clock;
    }

    ScriptedZendesk zendesk() {
        return zendesk;
    }

    List<Duration> waits() {
        return List.copyOf(waits);
    }

    SourceException failureOf(Cursor cursor) {
        return catchThrowableOfType(SourceException.class, () -> tickets().pull(cursor));
    }

    ZendeskTickets tickets() {
        return tickets(settings());
    }

    ZendeskTickets tickets(ZendeskSettings.Builder settings) {
        return new ZendeskTickets(access(settings).build());
    }

    ZendeskAccess.Builder access(ZendeskSettings.Builder settings) {
        return ZendeskAccess.builder(settings.build())
                .clock(clock)
                .pause(waits::add)
                .random(MOST);
    }

    ZendeskSettings.Builder settings() {
        return settings(zendesk.uri());
    }

    static ZendeskSettings.Builder settings(URI uri) {
        return ZendeskSettings.builder(SourceAccount.of("zendesk", "acme"), uri)
                .token("s3cret")
                .historyFrom(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Override
    public void close() {
        zendesk.close();
    }
}
