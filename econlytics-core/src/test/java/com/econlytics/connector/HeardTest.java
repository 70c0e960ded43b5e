package com.econlytics.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a listener hears of runs and messages, in order. */
class HeardTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final InMemoryLedger ledger = new InMemoryLedger(
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
            new Matching(Matching.Emails.IGNORE),
            clock);
    private final List<String> heard = new ArrayList<>();
    private final ConnectorListener listener = new ConnectorListener() {
        @Override
        public void pageBooked(String connector, Sync.Outcome page) {
            heard.add("page of " + connector + ": " + page.records() + " records, " + page.newMoney());
        }

        @Override
        public void runEnded(String connector, Sync.Outcome run, Freshness freshness) {
            heard.add("end of " + connector + ": " + run.records() + " records, through " + freshness.dataThrough());
        }

        @Override
        public void runFailed(String connector, SourceException failure) {
            heard.add("failure of " + connector + ": " + failure.status());
        }

        @Override
        public void quarantined(SourceAccount account, Reason reason) {
            heard.add("quarantined of " + account + ": " + reason);
        }

        @Override
        public void messagesHandled(int messages) {
            heard.add("handled " + messages);
        }
    };

    @Test
    void ofARunEachPageThenWhatWasPutAsideThenTheEnd() {
        Sync sync = new Sync(ledger, ledger.leases(), "host", listener);
        sync.runOnce(pages(
                Page.builder(new Cursor("1"), Page.End.MORE)
                        .facts(List.of(receipt("USD 1.00")))
                        .records(1)
                        .build(),
                Page.builder(new Cursor("2"), Page.End.REACHED)
                        .rejections(List.of(new Rejection(STRIPE, "k", RawBody.of("?"), Reason.SCHEMA, "$.id")))
                        .records(1)
                        .dataThrough(NOON)
                        .build()));
        assertThat(heard)
                .containsExactly(
                        "page of numbers: 1 records, {USD=USD 1.00}",
                        "page of numbers: 1 records, {}",
                        "quarantined of stripe/acct_1: SCHEMA",
                        "end of numbers: 2 records, through 2026-06-01T12:00:00Z");
    }

    @Test
    void ofARunThatIsBrokenOffTheFailureAndNoEnd() {
        Sync sync = new Sync(ledger, ledger.leases(), "host", listener);
        Connector down = connector(cursor -> {
            throw new SourceException("no answer; try again", 503, "", SourceException.Retry.MAY_HELP);
        });
        assertThatThrownBy(() -> sync.runOnce(down)).isInstanceOf(SourceException.class);
        assertThat(heard).containsExactly("failure of numbers: 503");
    }

    @Test
    void ofMessagesHowManyAndWhyOnesWerePutAside() {
        receive("applied", "unreadable", "unbookable");
        new Intake(ledger.inbox(), HeardTest::read, ledger, clock, 10, listener).runOnce();
        assertThat(heard)
                .containsExactly(
                        "handled 3",
                        "quarantined of stripe/acct_1: UNPARSEABLE",
                        "quarantined of stripe/acct_1: UNBOOKABLE");
    }

    private void receive(String... bodies) {
        for (String body : bodies) {
            ledger.inbox().receive(STRIPE, body, RawBody.of(body), NOON);
        }
    }

    private static Preparation read(Message message, Instant now) {
        return switch (message.key()) {
            case "unreadable" -> Preparation.of(Disposition.quarantined(message, Reason.UNPARSEABLE, ""));
            case "unbookable" ->
                new Preparation(
                        List.of(receipt("USD 92233720368547758.07")),
                        List.of(),
                        List.of(),
                        Disposition.applied(message));
            default ->
                new Preparation(List.of(receipt("USD 1.00")), List.of(), List.of(), Disposition.applied(message));
        };
    }

    private static Posting receipt(String amount) {
        return Posting.settled(
                FactId.of(STRIPE, "ch_" + amount.length(), "charge"),
                NOON,
                Party.unknown(),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse(amount))));
    }

    private static Connector pages(Page... pages) {
        return connector(cursor -> pages[cursor.isStart() ? 0 : Integer.parseInt(cursor.text())]);
    }

    private static Connector connector(Function<Cursor, Page> pull) {
        return new Connector() {
            @Override
            public String name() {
                return "numbers";
            }

            @Override
            public Page pull(Cursor cursor) {
                return pull.apply(cursor);
            }
        };
    }
}
