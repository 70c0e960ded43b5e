package com.econlytics.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Checkpoint;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Lease;
import com.econlytics.ledger.LeaseLostException;
import com.econlytics.ledger.Leases;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

class SyncTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");

    private final InMemoryLedger ledger = new InMemoryLedger(
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
            new Matching(Matching.Emails.IGNORE),
            Clock.systemUTC());
    private final Sync sync = new Sync(ledger, ledger.leases(), "host-a");

    @Test
    void readsAStreamToItsEndAndRemembersWhere() {
        Stream stream = new Stream(3);
        Sync.Outcome outcome = sync.runOnce(stream);
        assertThat(outcome)
                .hasToString(
                        "Outcome[status=COMPLETED, records=3, newStatements=3, rejected=0, newMoney={USD=USD 3.00}]");
        assertThat(stream.pulled).containsExactly("", "1", "2");
        assertThat(ledger.findCheckpoint("numbers")).contains(new Checkpoint("numbers", "3", null));
    }

    @Test
    void goesOnWhereAnInterruptedRunStopped() {
        Stream stream = new Stream(5);
        stream.failAt = "2";
        assertThatThrownBy(() -> sync.runOnce(stream)).isInstanceOf(SourceException.class);
        stream.failAt = "never";
        sync.runOnce(stream);
        assertThat(stream.pulled).containsExactly("", "1", "2", "2", "3", "4");
        assertThat(facts()).hasSize(5);
    }

    @Test
    void keepsWhatCouldNotBeReadInQuarantine() {
        Stream stream = new Stream(2);
        stream.rejectAt = "1";
        assertThat(sync.runOnce(stream))
                .hasToString(
                        "Outcome[status=COMPLETED, records=2, newStatements=1, rejected=1, newMoney={USD=USD 1.00}]");
        assertThat(ledger.inbox().counts()).containsEntry("QUARANTINED SCHEMA", 1L);
    }

    @Test
    void leavesAStreamToWhoeverHoldsIt() {
        ledger.leases().acquire("numbers", "host-b", Duration.ofMinutes(1));
        Stream stream = new Stream(2);
        assertThat(sync.runOnce(stream).status()).isEqualTo(Sync.Status.HELD_BY_ANOTHER);
        assertThat(stream.pulled).isEmpty();
    }

    @Test
    void aHolderWhoseLeaseWasTakenOverBooksNothing() {
        Lease lost = ledger.leases().acquire("numbers", "host-a", Duration.ZERO).orElseThrow();
        ledger.leases().acquire("numbers", "host-b", Duration.ofMinutes(1));
        Batch batch = Batch.builder().facts(List.of(receipt(1))).lease(lost).build();
        assertThatThrownBy(() -> ledger.book(batch))
                .isInstanceOf(LeaseLostException.class)
                .hasMessage("the lease of job 'numbers' with token 1 was taken over; stop this run,"
                        + " the new holder continues from the last checkpoint");
        assertThat(facts()).isEmpty();
    }

    @Test
    void aStreamThatDoesNotMoveOnIsAnErrorAndNoEndlessLoop() {
        Connector stuck = new Connector() {
            @Override
            public String name() {
                return "stuck";
            }

            @Override
            public Page pull(Cursor cursor) {
                return Page.builder(new Cursor("same"), Page.End.MORE).build();
            }
        };
        assertThatThrownBy(() -> sync.runOnce(stuck))
                .hasMessage("stuck promised more pages and gave the same cursor again; nothing was lost,"
                        + " ask the source's support why the stream does not move on");
    }

    @Test
    void aConnectorThatWaitsLongerThanTheLeaseKeepsItWhileItsHostLives() {
        Hands clock = new Hands();
        InMemoryLedger books = new InMemoryLedger(
                new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                new Matching(Matching.Emails.IGNORE),
                clock);
        ScheduledThreadPoolExecutor host = new ScheduledThreadPoolExecutor(1);
        Leases leases = books.leases();
        Connector waiting = new Connector() {
            @Override
            public String name() {
                return "waiting";
            }

            @Override
            public Page pull(Cursor cursor) {
                for (int minutes = 0; minutes < 15; minutes++) {
                    clock.now = clock.now.plusSeconds(60);
                    Objects.requireNonNull(host.getQueue().peek()).run();
                    assertThat(leases.acquire(name(), "host-b", Duration.ofMinutes(1)))
                            .isEmpty();
                }
                return Page.builder(new Cursor("1"), Page.End.REACHED).build();
            }
        };
        try {
            new Sync(books, leases, "host-a", ConnectorListener.NONE, host).runOnce(waiting);
            assertThat(leases.acquire("waiting", "host-b", Duration.ofMinutes(1)))
                    .isPresent();
        } finally {
            host.shutdownNow();
        }
    }

    /** A clock that a test moves. */
    private static final class Hands extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        ledger.readFacts(facts::add);
        return facts;
    }

    private static Posting receipt(int number) {
        return Posting.settled(
                FactId.of(STRIPE, "ch_" + number, "charge"),
                Instant.EPOCH,
                Party.unknown(),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse("USD 1.00"))));
    }

    /** A stream of so many pages, one receipt each. */
    private static final class Stream implements Connector {
        private final int pages;
        private final List<String> pulled = new ArrayList<>();
        private String failAt = "never";
        private String rejectAt = "never";

        Stream(int pages) {
            this.pages = pages;
        }

        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public Page pull(Cursor cursor) {
            pulled.add(cursor.text());
            if (cursor.text().equals(failAt)) {
                throw new SourceException("no answer; try again", 503, "req_1", SourceException.Retry.MAY_HELP);
            }
            int number = cursor.isStart() ? 1 : Integer.parseInt(cursor.text()) + 1;
            boolean rejected = cursor.text().equals(rejectAt);
            Rejection rejection =
                    new Rejection(STRIPE, "record-" + number, RawBody.of("{}"), Reason.SCHEMA, "/id is missing");
            return Page.builder(new Cursor(Integer.toString(number)), number < pages ? Page.End.MORE : Page.End.REACHED)
                    .facts(rejected ? List.of() : List.of(receipt(number)))
                    .rejections(rejected ? List.of(rejection) : List.of())
                    .records(1)
                    .build();
        }
    }
}
