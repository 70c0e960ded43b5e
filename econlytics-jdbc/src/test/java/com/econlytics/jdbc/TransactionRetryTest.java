package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.connector.TokenPair;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Inbox.Reception;
import com.econlytics.inbox.RawBody;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Receipt;
import com.econlytics.ledger.StoreException;
import com.econlytics.money.Money;
import com.econlytics.testkit.Scenario;
import com.econlytics.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TransactionRetryTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final int MOST_CALLS = 200;

    private final List<Duration> waits = new ArrayList<>();
    private final RetryPolicy retries = new RetryPolicy(
            5, Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofMinutes(5), waits::add, new Random(7));

    @Test
    @Scenario({"E72", "E76"})
    void aBookingTellsTheSameAtWhicheverCallTheDatabaseFails() {
        Receipt undisturbed = ledger(Database.empty()).book(batch());
        for (String state : List.of("40P01", "08006")) {
            everywhere(state, database -> ledger(database).book(batch()), undisturbed);
        }
    }

    @Test
    @Scenario({"E72", "E76"})
    void aDecisionIsTakenOnceAtWhicheverCallTheDatabaseFails() {
        everywhere(
                "08006",
                database -> {
                    Ledger ledger = ledger(database);
                    ledger.decide(new Decision.CloseBooks(YearMonth.of(2025, 12), "Ann", "year end"));
                    return ledger.decisions().size();
                },
                1);
    }

    @Test
    @Scenario({"E72", "E76"})
    void aMessageIsStoredAndHandedOutOnceAtWhicheverCallTheDatabaseFails() {
        everywhere(
                "08006",
                database -> {
                    JdbcInbox inbox = new JdbcInbox(database, retries);
                    Reception reception = inbox.receive(STRIPE, "evt_1", RawBody.of("{}"), NOON);
                    int attempts = inbox.claim(10, NOON).get(0).attempts();
                    return reception + " " + attempts + " "
                            + inbox.claim(10, NOON).size();
                },
                "STORED 1 0");
    }

    @Test
    @Scenario("E72")
    void aTokenPairIsSaidToBeStoredAtWhicheverCallTheDatabaseFails() {
        TokenPair first = new TokenPair("access-1", "refresh-1", null);
        TokenPair second = new TokenPair("access-2", "refresh-2", NOON);
        TokenPair late = new TokenPair("access-3", "refresh-3", NOON);
        everywhere(
                "08006",
                database -> {
                    JdbcTokenStore store = new JdbcTokenStore(database, retries);
                    return store.add("shop", first)
                            + " " + store.replace("shop", first, second)
                            + " " + store.replace("shop", first, late);
                },
                "true true false");
    }

    @Test
    void whatDoesNotPassIsNotTriedAgain() {
        for (String state : List.of("23505", "53100", "42501")) {
            FailingConnections failing = new FailingConnections(Database.empty(), 0, false, state);
            assertThatThrownBy(() -> new JdbcInbox(failing.dataSource(), retries).counts())
                    .isInstanceOf(StoreException.class);
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void triesAreBoundedAndTheFailureIsToldAsItIs() {
        DataSource gone = new FailingConnections(Database.empty(), 0, false, "08006").dataSource();
        RetryPolicy once = new RetryPolicy(
                1, Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofMinutes(5), waits::add, new Random(7));
        assertThatThrownBy(() -> new JdbcInbox(gone, once).counts())
                .isInstanceOf(StoreException.class)
                .hasMessage("counting messages failed (SQL state 08006); try again");
    }

    @Test
    void waitsAreRandomAndGrowUpToTheLongest() {
        for (int failures = 1; failures < 40; failures++) {
            long most = Math.min(2_000, failures > 6 ? 2_000 : 50L << (failures - 1));
            assertThat(retries.waitAfter(failures)).isBetween(Duration.ZERO, Duration.ofMillis(most));
        }
    }

    @Test
    void aServerThatMayForgetIsRefusedUnlessTheHostSaysOtherwise() {
        DataSource forgetful = Database.empty();
        assertThatThrownBy(() -> JdbcLedger.builder(forgetful, booking(), new Matching(Matching.Emails.IGNORE))
                        .open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the server has fsync = off and may forget what it acknowledged");
    }

    /** Does the work with a failure at each of its calls, before and after what the call asks for. */
    private static <T> void everywhere(String state, Function<DataSource, T> work, T expected) {
        for (boolean afterwards : List.of(false, true)) {
            boolean reached = true;
            for (int call = 0; reached; call++) {
                assertThat(call).isLessThan(MOST_CALLS);
                FailingConnections failing = new FailingConnections(Database.empty(), call, afterwards, state);
                assertThat(work.apply(failing.dataSource()))
                        .as("%s at call %d, afterwards %s", state, call, afterwards)
                        .isEqualTo(expected);
                reached = failing.failed();
            }
        }
    }

    private Ledger ledger(DataSource database) {
        return JdbcLedger.builder(database, booking(), new Matching(Matching.Emails.MATCH_UNIQUE))
                .durability(Durability.ANY)
                .retries(retries)
                .open();
    }

    private static Booking booking() {
        return new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
    }

    private static Batch batch() {
        List<Fact> facts = List.of(receipt("ch_1", 100), receipt("ch_2", 250), receipt("ch_1", 100));
        return Batch.builder().facts(facts).checkpoint("stripe", "1").build();
    }

    private static Posting receipt(String charge, long minor) {
        return Posting.settled(
                FactId.of(STRIPE, charge, "charge"),
                NOON,
                Party.ofRecord(STRIPE, "cus_1"),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(minor, "USD"))));
    }
}
