package com.econlytics.stripe;

import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.charge;
import static com.econlytics.stripe.Payloads.refund;
import static com.econlytics.stripe.Payloads.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.connector.Connector;
import com.econlytics.connector.Cursor;
import com.econlytics.connector.Page;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.Sync;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.ledger.Checkpoint;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.http.FaultPlan;
import com.econlytics.testkit.http.FaultResponse;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeBalanceTransactionsTest {
    private static final long NOW_SECONDS = NOW.getEpochSecond();
    /** Of three or four fees. */
    private static final long NEWEST_SECONDS = Payloads.CREATED.getEpochSecond() + 1;

    private final FakeStripe stripe = FakeStripe.start();
    private final Books books = new Books(stripe, NOW);

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void aRunReadsAllAndTheNextOneReadsWhatIsNewAndAnOverlap() {
        putFees(3);
        assertThat(books.backfill())
                .extracting(Sync.Outcome::records, Sync.Outcome::newStatements, Sync.Outcome::rejected)
                .containsExactly(3L, 3L, 0L);
        assertThat(books.ledger.findCheckpoint("stripe/acct_1/balance_transactions"))
                .map(Checkpoint::cursor)
                .contains("newest=" + NEWEST_SECONDS);

        books.clock.advance(Duration.ofMinutes(30));
        stripe.put(transaction("txn_new", "fee", "", -1, 0)
                .put("created", books.clock.instant().getEpochSecond()));

        assertThat(books.backfill())
                .extracting(Sync.Outcome::records, Sync.Outcome::newStatements, Sync.Outcome::rejected)
                .containsExactly(4L, 1L, 0L);
        assertThat(stripe.requests()).last().asString().contains("" + (NEWEST_SECONDS - 3600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "-PT2H", "PT20H", "-P30D"})
    void aClockThatIsWrongLosesNothing(Duration ahead) {
        books.clock.advance(Duration.ofDays(40).plus(ahead));
        Instant stripesTime = NOW.plus(Duration.ofDays(40));
        for (int day = 0; day < 3; day++) {
            String id = "txn_day" + day;
            stripe.put(transaction(id, "fee", "", -1, 0).put("created", stripesTime.getEpochSecond()));
            books.backfill();
            stripesTime = stripesTime.plus(Duration.ofDays(1));
            books.clock.advance(Duration.ofDays(1));
        }
        books.clock.advance(Duration.ofDays(60));
        books.backfill();

        assertThat(books.sums()).isEqualTo(Map.of("account_fees USD", -3L));
    }

    @Test
    void whatLiesAheadOfOurClockIsReadWhenItsTimeHasComeAndIsNotRejected() {
        stripe.put(transaction("txn_ahead", "fee", "", -1, 0).put("created", NOW_SECONDS + 200_000));
        assertThat(books.backfill())
                .extracting(Sync.Outcome::records, Sync.Outcome::newStatements, Sync.Outcome::rejected)
                .containsExactly(0L, 0L, 0L);
        books.clock.advance(Duration.ofSeconds(200_000));
        assertThat(books.backfill())
                .extracting(Sync.Outcome::records, Sync.Outcome::newStatements, Sync.Outcome::rejected)
                .containsExactly(1L, 1L, 0L);
    }

    @Test
    void aRecordFromTheFutureDoesNotHideWhatComesLater() {
        stripe.put(transaction("txn_odd", "fee", "", -1, 0).put("created", NOW_SECONDS + 80_000));
        books.backfill();
        stripe.put(transaction("txn_1", "fee", "", -1, 0).put("created", NOW_SECONDS + 60));
        books.clock.advance(Duration.ofMinutes(5));
        books.backfill();

        assertThat(books.sums()).isEqualTo(Map.of("account_fees USD", -2L));
    }

    @Test
    void newRecordsDoNotShiftTheOthersAndAreReadByTheNextRun() {
        putFees(4);
        StripeBalanceTransactions connector = paging(2);

        Page first = connector.pull(Cursor.START);
        stripe.put(transaction("txn_zzz", "fee", "", -1, 0).put("created", NOW_SECONDS + 60));
        books.clock.advance(Duration.ofMinutes(5));
        Page second = connector.pull(first.next());

        assertThat(first.next().text())
                .matches("newest=" + NEWEST_SECONDS + ";since=0;begun=" + NOW_SECONDS + ";oldest=[0-9]+;reached="
                        + NEWEST_SECONDS + ";limit=2;after=txn_2");
        assertThat(first.end()).isEqualTo(Page.End.MORE);
        assertThat(second.records()).isEqualTo(2);
        assertThat(second.end()).isEqualTo(Page.End.REACHED);
        assertThat(stripe.requests())
                .last()
                .asString()
                .contains("starting_after=txn_2")
                .contains("limit=2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50})
    void everyPageSizeBringsEveryRecordOnce(int pageSize) {
        putFees(7);

        Sync.Outcome outcome = new Sync(books.ledger, books.ledger.leases(), "host-1").runOnce(paging(pageSize));

        assertThat(outcome)
                .extracting(Sync.Outcome::records, Sync.Outcome::newStatements, Sync.Outcome::rejected)
                .containsExactly(7L, 7L, 0L);
        assertThat(books.sums()).isEqualTo(Map.of("account_fees USD", -28L));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aRunThatIsCutShortGoesOnWhereItStopped(int pagesBooked) {
        putFees(7);
        Sync sync = new Sync(books.ledger, books.ledger.leases(), "host-1");
        int[] pages = {0};
        assertThatThrownBy(() -> sync.runOnce(paging(2), page -> {
                    if (++pages[0] == pagesBooked) {
                        throw new IllegalStateException("the power went");
                    }
                }))
                .hasMessage("the power went");
        int asked = stripe.requestCount();

        sync.runOnce(paging(2));

        assertThat(books.sums()).isEqualTo(Map.of("account_fees USD", -28L));
        assertThat(stripe.requestCount() - asked).isEqualTo(pagesBooked == 4 ? 4 : 4 - pagesBooked);
    }

    @Test
    void beingTurnedAwayNowAndThenLosesNothing() {
        putFees(7);
        stripe.failBy(FaultPlan.every(2, 42, FaultResponse.tooManyRequests(1), FaultResponse.of(500)));

        new Sync(books.ledger, books.ledger.leases(), "host-1").runOnce(paging(1));

        assertThat(books.sums()).isEqualTo(Map.of("account_fees USD", -28L));
    }

    @Test
    void aPageThatIsTooMuchForStripeIsAskedForInSmallerParts() {
        putFees(1);
        stripe.failNext(2, FaultResponse.of(504));

        books.backfill();

        assertThat(stripe.requests()).last().asString().contains("limit=25");
        assertThat(books.sums()).isEqualTo(Map.of("account_fees USD", -1L));
    }

    @Test
    void aRunGoesOnInThePartsThatWereSmallEnough() {
        putFees(60);
        stripe.failNext(2, FaultResponse.of(504));

        Page first = paging(50).pull(Cursor.START);
        paging(50).pull(first.next());

        assertThat(first.records()).isEqualTo(25);
        assertThat(stripe.requests()).last().asString().contains("limit=25");
    }

    @Scenario("K11")
    @Test
    void afterARecordIsGoneTheListIsReadOnFromItsTimeAndNotFromTheTop() {
        putFees(4);
        long reached = NEWEST_SECONDS - 1;

        paging(2)
                .pull(new Cursor("newest=" + NOW_SECONDS + ";since=0;begun=" + NOW_SECONDS + ";oldest=0;reached="
                        + reached + ";limit=2;after=txn_gone"));

        assertThat(stripe.requests())
                .last()
                .asString()
                .contains("" + (reached + 3601))
                .doesNotContain("starting_after");
    }

    @Test
    void theLastDaysAreReadAgainUnderANameOfTheirOwnAndTheOutcomeSaysHowMuchWasNew() {
        stripe.put(fee("txn_old", 5));
        stripe.put(fee("txn_1", 2));
        books.backfill();
        stripe.put(fee("txn_late", 2).put("net", -7).put("amount", -7));

        Connector again = StripeBalanceTransactions.lastDays(TEST_ACCOUNT, books.api, books.clock, 3);
        Sync.Outcome outcome = books.pull(again);

        assertThat(again.name()).isEqualTo("stripe/acct_1/balance_transactions/last_3_days");
        assertThat(outcome)
                .extracting(Sync.Outcome::records, Sync.Outcome::newStatements)
                .containsExactly(2L, 1L);
        assertThat(outcome.newMoney()).hasToString("{USD=USD -0.07}");
        assertThat(books.pull(again).newMoney()).isEmpty();
    }

    @Test
    void aWeekWithoutTheDailyReadingIsNoGap() {
        stripe.put(fee("txn_1", 0));
        Connector again = StripeBalanceTransactions.lastDays(TEST_ACCOUNT, books.api, books.clock, 1);
        books.pull(again);
        books.clock.advance(Duration.ofDays(7));
        stripe.put(fee("txn_2", -3));

        assertThat(books.pull(again).newMoney()).hasToString("{USD=USD -0.01}");
    }

    @Test
    void daysInWhichNothingMovedAreNoReasonToReadAllOfHistory() {
        stripe.put(fee("txn_old", 10));
        Connector again = StripeBalanceTransactions.lastDays(TEST_ACCOUNT, books.api, books.clock, 3);

        assertThat(books.pull(again).records()).isZero();
        assertThat(books.pull(again).records()).isZero();
    }

    @Test
    void noDaysAreNothingToReadAgain() {
        assertThatThrownBy(() -> StripeBalanceTransactions.lastDays(TEST_ACCOUNT, books.api, books.clock, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the last 0 days are none; use 1 or more");
    }

    @Scenario("K1")
    @Test
    void aFeeOfWhichNoFurtherEventTellsIsCompletedByTheBalanceTransactions() {
        ObjectNode charge = charge("ch_1", 2900, "");
        stripe.put(charge);
        books.deliver(Payloads.event("evt_1", "charge.succeeded", charge));
        books.work();
        assertThat(books.sums()).isEqualTo(Map.of("pending.fee_unknown USD", 2900L));

        books.clock.advance(Duration.ofDays(4));
        stripe.put(charge("ch_1", 2900, "txn_1"));
        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)
                .put("created", books.clock.instant().getEpochSecond()));
        books.backfill();

        assertThat(books.sums()).isEqualTo(Map.of("receipts USD", 2900L, "processing_fees USD", -114L));
    }

    @Test
    void anOutageEndsTheRunAndKeepsThePlace() {
        putFees(1);
        stripe.failNext(100, FaultResponse.of(503));

        assertThatThrownBy(books::backfill)
                .isInstanceOf(SourceException.class)
                .hasMessage("Stripe: GET /v1/balance_transactions failed with status 503 in 6 tries (request req_18);"
                        + " it goes on from here later");
        assertThat(books.ledger.findCheckpoint("stripe/acct_1/balance_transactions"))
                .isEmpty();
    }

    @Test
    void aBadRecordIsKeptAsideAndTheOthersOfItsPageAreBooked() {
        putFees(2);
        ObjectNode bad = transaction("txn_bad", "charge", "", 1000, 30).put("net", 1);
        ObjectNode worse = transaction("txn worse", "fee", "", -1, 0).put("amount", 1.5);
        stripe.put(bad).put(worse);

        Page page = paging(50).pull(Cursor.START);

        RawBody nameless = RawBody.of(worse.toString());
        assertThat(page.records()).isEqualTo(4);
        assertThat(page.facts()).hasSize(2);
        assertThat(page.rejections())
                .containsExactlyInAnyOrder(
                        new Rejection(
                                Payloads.ACCOUNT,
                                "balance_transaction:txn_bad",
                                RawBody.of(bad.toString()),
                                Reason.SOURCE_INCONSISTENT,
                                "$.data[0].net"),
                        new Rejection(
                                Payloads.ACCOUNT,
                                "balance_transaction:sha256:" + nameless.sha256(),
                                nameless,
                                Reason.AMOUNT,
                                "$.data[3].amount"));
    }

    @Test
    @Scenario({"B29", "B32"})
    void aMovementWhosePaymentIsNotShownCountsAndFindsItsCustomerOnceItIs() {
        stripe.put(transaction("txn_1", "refund", "re_1", -500, 0));
        assertThat(books.backfill().rejected()).isZero();
        assertThat(books.sums()).isEqualTo(Map.of("refunds USD", -500L));
        assertThat(bearers()).containsExactly("refunds unattributed");
        assertThat(books.facts().get(0).attributes()).containsEntry("flag", "unknown_source");

        stripe.put(refund("re_1", "ch_1", 500, "txn_1"));
        stripe.put(transaction("txn_2", "charge", "ch_1", 2900, 114)).put(charge("ch_1", 2900, "txn_2"));
        books.backfill();

        assertThat(books.sums())
                .isEqualTo(Map.of("receipts USD", 2900L, "processing_fees USD", -114L, "refunds USD", -500L));
        assertThat(bearers())
                .containsExactly("processing_fees customer 1", "receipts customer 1", "refunds customer 1");
    }

    @Test
    void aKeyThatMayNotReadWhatIsBehindAMovementStillBooksIt() {
        stripe.put(transaction("txn_1", "platform_earning_refund", "fr_1", -123, 0));
        stripe.put(ConnectObjects.feeRefund("fr_1", "fee_1", 123, "txn_1"));
        stripe.forbid("application_fees");

        books.backfill();

        assertThat(books.sums()).isEqualTo(Map.of("platform_earnings USD", -123L));
        assertThat(books.facts().get(0).attributes()).containsEntry("flag", "unknown_source");
    }

    @Test
    void aChargeTellsWhoseItIs() {
        stripe.put(transaction("txn_1", "charge", "ch_1", 2900, 114)).put(charge("ch_1", 2900, "txn_1"));
        stripe.put(transaction("txn_2", "payout", "po_1", -2786, 0));

        books.backfill();

        assertThat(bearers())
                .containsExactly("payouts unallocated", "processing_fees customer 1", "receipts customer 1");
    }

    /** Each account that has something, and who bears it. */
    private List<String> bearers() {
        return books.ledger.balances().stream()
                .filter(balance -> balance.amount() != 0)
                .map(balance -> balance.key().account() + " " + balance.key().customer())
                .sorted()
                .toList();
    }

    @Test
    void aCursorOfAnotherKindSaysWhatToDo() {
        assertThatThrownBy(() -> paging(1).pull(new Cursor("page 7")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'page 7' is no cursor of this connector; start again from Cursor.START,"
                        + " nothing is counted twice");
    }

    @Test
    void customersArePulledTheSameWay() {
        for (int i = 1; i <= 5; i++) {
            stripe.put(Payloads.customer("cus_" + i, "c" + i + "@mail.example"));
        }
        Sync sync = new Sync(books.ledger, books.ledger.leases(), "host-1");

        sync.runOnce(new StripeCustomers(TEST_ACCOUNT, books.api, books.clock, 2));

        assertThat(books.ledger.customers())
                .hasSize(5)
                .allSatisfy(customer -> assertThat(customer.findSignedUpAt()).contains(Payloads.CREATED));
        assertThat(books.pullCustomers().records()).isEqualTo(5);
    }

    @Test
    void aCustomerThatWasDeletedMeanwhileIsNoPlaceToStop() {
        stripe.put(Payloads.customer("cus_1", ""));
        StripeCustomers connector = new StripeCustomers(TEST_ACCOUNT, books.api, books.clock);

        Page page = connector.pull(new Cursor("newest=" + NOW_SECONDS + ";since=0;begun=" + NOW_SECONDS
                + ";oldest=0;reached=" + Payloads.CREATED.getEpochSecond() + ";limit=100;after=cus_gone"));

        assertThat(page.identities()).hasSize(1);
        assertThat(page.end()).isEqualTo(Page.End.REACHED);
    }

    private static ObjectNode fee(String id, int daysAgo) {
        return transaction(id, "fee", "", -1, 0)
                .put("created", NOW.minus(Duration.ofDays(daysAgo)).getEpochSecond());
    }

    private StripeBalanceTransactions paging(int pageSize) {
        return new StripeBalanceTransactions(TEST_ACCOUNT, books.api, books.clock, NewestFirst.History.ALL, pageSize);
    }

    /** Fees of 1, 2, 3, … cents, one after the other. */
    private void putFees(int count) {
        long first = Payloads.CREATED.getEpochSecond();
        for (int i = 0; i < count; i++) {
            stripe.put(transaction("txn_" + i, "fee", "", -(i + 1L), 0).put("created", first + i / 2));
        }
    }
}
