package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.money.Money;
import com.econlytics.pnl.Conservation;
import com.econlytics.testkit.Scenario;
import com.econlytics.time.BusinessCalendar;
import com.econlytics.time.Closing;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What closing leaves in the database, which the laws do not see. */
class JdbcClosingTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Party ANN = Party.ofRecord(STRIPE, "cus_ann");
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final Decision CLOSE_JUNE = new Decision.CloseBooks(JUNE, "Ann", "month-end close");
    private static final Decision REOPEN_JUNE = new Decision.ReopenBooks(JUNE, "Bob", "payroll was restated");
    private static final Clock AUGUST = Clock.fixed(Instant.parse("2026-08-15T00:00:00Z"), ZoneOffset.UTC);
    private static final String BALANCES =
            "select concat_ws(' ', to_char(month, 'YYYY-MM'), to_char(origin, 'YYYY-MM'),"
                    + " account, amount) from econlytics.balance order by month, origin, account";

    private final DataSource database = Database.empty();
    private final Ledger ledger = host();

    @Test
    void aMonthThatOneHostClosedIsClosedForEveryOther() {
        Ledger other = host();
        ledger.book(Batch.of(List.of(receipt("ch_1", 1, 2900))));
        ledger.decide(CLOSE_JUNE);
        other.book(Batch.of(List.of(receipt("ch_2", 1, 500))));
        assertThat(host().closing()).isEqualTo(new Closing(JUNE));
        assertThat(host().decisions()).containsExactly(CLOSE_JUNE);
        assertThat(Database.rows(database, BALANCES))
                .containsExactly("2026-06 2026-06 receipts 2900", "2026-07 2026-06 receipts 500");
    }

    @Scenario("D63")
    @Test
    void whatIsBookedDuringAClosingCountsBeforeItOrInTheOpenMonth() throws Exception {
        CountDownLatch someAreBooked = new CountDownLatch(20);
        ConcurrentMap<Long, Long> seen = new ConcurrentHashMap<>();
        List<Runnable> hosts = new ArrayList<>(List.of(
                () -> closeAfter(someAreBooked),
                () -> IntStream.range(0, 20).forEach(time -> {
                    long version = ledger.version();
                    seen.put(version, total(version, line -> true));
                })));
        for (int host = 0; host < 3; host++) {
            int first = host * 20;
            hosts.add(() -> bookOneByOne(first, 20, someAreBooked));
        }
        assertThat(Database.refusals(hosts)).containsOnly("");
        long last = ledger.version();
        long closing = Long.parseLong(Database.rows(database, "select version_no from econlytics.decision")
                .get(0));
        assertThat(total(last, line -> true)).isEqualTo(60 * 100);
        assertThat(total(last, line -> line.key().month().equals(JUNE))).isEqualTo(total(closing, line -> true));
        assertThat(total(closing, line -> !line.key().month().equals(JUNE))).isZero();
        assertThat(seen)
                .allSatisfy((version, sum) ->
                        assertThat(total(version, line -> true)).isEqualTo(sum));
        assertThat(Conservation.of(standings(last), lines(last)).holds()).isTrue();
    }

    @Scenario("D63")
    @Test
    void twoHostsCannotBothCloseAMonth() throws Exception {
        List<String> refusals =
                Database.refusals(List.of(() -> ledger.decide(CLOSE_JUNE), () -> host().decide(CLOSE_JUNE)));
        assertThat(refusals)
                .containsExactlyInAnyOrder(
                        "", "the books are closed through 2026-06; close a later month than 2026-06");
        assertThat(ledger.decisions()).containsExactly(CLOSE_JUNE);
    }

    @Test
    void reopeningLeavesNoAdjustmentAndNoBalanceOfZero() {
        ledger.book(Batch.of(List.of(receipt("ch_1", 1, 2900))));
        ledger.decide(CLOSE_JUNE);
        ledger.book(Batch.of(List.of(receipt("ch_1", 2, 3000), receipt("ch_2", 1, 500))));
        assertThat(Database.rows(database, BALANCES))
                .containsExactly("2026-06 2026-06 receipts 2900", "2026-07 2026-06 receipts 600");
        ledger.decide(REOPEN_JUNE);
        assertThat(Database.rows(database, BALANCES)).containsExactly("2026-06 2026-06 receipts 3500");
        assertThat(ledger.decisions()).containsExactly(CLOSE_JUNE, REOPEN_JUNE);
    }

    @Test
    void reopeningALaterMonthLeavesTheAdjustmentsOfTheMonthsThatStayClosed() {
        ledger.decide(CLOSE_JUNE);
        ledger.book(Batch.of(List.of(receipt("ch_1", 1, 2900))));
        ledger.decide(new Decision.CloseBooks(YearMonth.of(2026, 7), "Ann", "month-end close"));
        ledger.book(Batch.of(List.of(receipt("ch_2", 1, 500))));
        ledger.decide(new Decision.ReopenBooks(YearMonth.of(2026, 7), "Ann", "too early"));
        assertThat(Database.rows(database, BALANCES)).containsExactly("2026-07 2026-06 receipts 3400");
    }

    @Test
    void everyVersionBeforeAndAfterAClosingCanBeReadAgain() {
        ledger.book(Batch.of(List.of(receipt("ch_1", 1, 2900))));
        ledger.decide(CLOSE_JUNE);
        ledger.book(Batch.of(List.of(receipt("ch_1", 2, 3000))));
        ledger.decide(REOPEN_JUNE);
        assertThat(balances(1)).containsExactly("2026-06 2026-06 2900");
        assertThat(balances(2)).containsExactly("2026-06 2026-06 2900");
        assertThat(balances(3)).containsExactly("2026-06 2026-06 2900", "2026-07 2026-06 100");
        assertThat(balances(4)).containsExactly("2026-06 2026-06 3000");
        assertThat(revisions(0)).isEmpty();
        assertThat(revisions(2)).containsExactly(1L);
        assertThat(revisions(3)).containsExactly(2L);
        assertThat(ledger.decisions(1)).isEmpty();
        assertThat(ledger.decisions(3)).containsExactly(CLOSE_JUNE);
    }

    @Test
    void aContestThatIsSettledLaterIsContestedInTheVersionsBefore() {
        Posting one = receipt("ch_1", 1, 2900);
        ledger.book(Batch.of(List.of(one, receipt("ch_1", 1, 2800))));
        ledger.decide(new Decision.SettleContest(one.id(), 1, one.contentDigest()));
        List<Boolean> contested = new ArrayList<>();
        ledger.readStandings(1, standing -> contested.add(standing.isContested()));
        ledger.readStandings(2, standing -> contested.add(standing.isContested()));
        assertThat(contested).containsExactly(true, false);
    }

    @Test
    void aVersionIsFoundByAnyInstantThatAClockCanShow() {
        ledger.book(Batch.of(List.of(receipt("ch_1", 1, 2900))));
        Instant booked = Jdbi.create(database)
                .withHandle(handle -> handle.createQuery("select booked_at from econlytics.version")
                        .mapTo(Instant.class)
                        .one());
        assertThat(ledger.versionAt(Instant.MIN)).isZero();
        assertThat(ledger.versionAt(booked.minusNanos(1))).isZero();
        assertThat(ledger.versionAt(booked)).isEqualTo(1);
        assertThat(ledger.versionAt(Instant.MAX)).isEqualTo(1);
    }

    @Test
    void theViewSumsAdjustmentsWithEverythingElse() {
        ledger.book(Batch.of(List.of(receipt("ch_1", 1, 2900))));
        ledger.decide(CLOSE_JUNE);
        ledger.book(Batch.of(List.of(receipt("ch_2", 1, 500))));
        assertThat(Database.rows(
                        database,
                        "select total_revenue from econlytics_report.customer_profitability"
                                + " where customer_id = 'cus_ann'"))
                .containsExactly("34.00");
    }

    @Test
    void aRefusedDecisionLeavesNothingAndTakesNoNumber() {
        assertThatThrownBy(() -> ledger.decide(new Decision.CloseBooks(YearMonth.of(2026, 8), "Ann", "too early")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2026-08 has not ended; close it when it is over");
        assertThatThrownBy(() -> ledger.decide(REOPEN_JUNE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2026-06 is open, the books are closed through none; reopen a closed month");
        assertThat(ledger.version()).isZero();
        ledger.decide(CLOSE_JUNE);
        assertThat(Database.rows(
                        database,
                        "select concat_ws(' ', decision_no, version_no, kind, to_char(month, 'YYYY-MM-DD'), author, reason)"
                                + " from econlytics.decision"))
                .containsExactly("1 1 CLOSE_BOOKS 2026-06-01 Ann month-end close");
    }

    @Test
    void decisionsRefuseToBeEdited() {
        ledger.decide(CLOSE_JUNE);
        assertThatThrownBy(() -> Jdbi.create(database)
                        .useHandle(handle -> handle.execute("update econlytics.decision set author = 'Bob'")))
                .hasMessageContaining("decision is append-only: book a correction instead");
        assertThatThrownBy(() ->
                        Jdbi.create(database).useHandle(handle -> handle.execute("delete from econlytics.decision")))
                .hasMessageContaining("decision is append-only: book a correction instead");
    }

    @Test
    void aLedgerThatWasClosedBeforeAnythingWasBookedKeepsItsZone() {
        ledger.decide(CLOSE_JUNE);
        Booking lisbon = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneId.of("Europe/Lisbon")));
        Matching matching = new Matching(Matching.Emails.MATCH_UNIQUE);
        assertThatThrownBy(() -> Database.open(database, lisbon, matching, AUGUST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this ledger is booked with zone Z, not Europe/Lisbon;"
                        + " open it with Z or book the facts into a new database");
    }

    private Ledger host() {
        return Database.ledger(database, Matching.Emails.MATCH_UNIQUE, AUGUST);
    }

    private void closeAfter(CountDownLatch bookings) {
        try {
            assertThat(bookings.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("the test was interrupted", interrupted);
        }
        ledger.decide(CLOSE_JUNE);
    }

    private void bookOneByOne(int first, int count, CountDownLatch booked) {
        Ledger host = host();
        for (int charge = first; charge < first + count; charge++) {
            host.book(Batch.of(List.of(receipt("ch_" + charge, 1, 100))));
            booked.countDown();
        }
    }

    private long total(long version, Predicate<Line> which) {
        return lines(version).stream().filter(which).mapToLong(Line::amount).sum();
    }

    private List<Line> lines(long version) {
        List<Line> lines = new ArrayList<>();
        ledger.readLines(version, lines::add);
        return lines;
    }

    private List<Standing> standings(long version) {
        List<Standing> standings = new ArrayList<>();
        ledger.readStandings(version, standings::add);
        return standings;
    }

    private List<String> balances(long version) {
        return Balance.of(lines(version)).stream()
                .map(balance -> balance.key().month() + " " + balance.key().origin() + " " + balance.amount())
                .toList();
    }

    private List<Long> revisions(long version) {
        return standings(version).stream().map(Standing::revision).toList();
    }

    private static Posting receipt(String charge, long revision, long minor) {
        return new Posting(
                FactId.of(STRIPE, charge, "charge"),
                revision,
                Instant.parse("2026-06-02T10:00:00Z"),
                ANN,
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(minor, "USD"))),
                new TreeMap<>());
    }
}
