package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import com.econlytics.testkit.Scenario;
import com.econlytics.time.BusinessCalendar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Read models are made anew while everybody goes on booking and reading. */
class JdbcReadModelsTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Instant JUNE = Instant.parse("2026-06-02T10:00:00Z");
    private static final Matching MATCHING = new Matching(Matching.Emails.MATCH_UNIQUE);
    private static final Booking BOOKING =
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
    private static final String RECEIVED = "sum(gross_receipts)";
    /** What a page shows in one statement: sums over both models, and the version of which it says that they are. */
    private static final String PAGE = """
            select (select version from econlytics_report.as_of) as version,
                   (select sum(gross_receipts) from econlytics_report.customer_profitability) as total,
                   (select sum(gross_receipts) from econlytics_report.customer_profit_monthly) as months,
                   (select sum(total_revenue) from econlytics_report.cohort_profitability) as cohorts""";

    private final DataSource database = Database.empty();
    private final Ledger ledger = Database.ledger(database);
    private final JdbcReadModels models = new JdbcReadModels(database, BOOKING, MATCHING);

    @Test
    void aRebuildOfAHealthyLedgerFindsTheSameContentAndLeavesOneGeneration() {
        bookCustomers(5);
        RebuildOutcome outcome = rebuilt();
        assertThat(outcome.isHealthy()).isTrue();
        assertThat(outcome.facts()).isEqualTo(10);
        assertThat(outcome.version()).isEqualTo(ledger.version());
        assertThat(outcome.hashAfter()).isEqualTo(outcome.hashBefore());
        assertThat(Database.rows(
                        database,
                        "select distinct generation_no from econlytics.customer_total union"
                                + " select generation_no from econlytics.customer_month union"
                                + " select generation_no from econlytics.generation"))
                .containsExactly("2");
    }

    @Test
    void derivedRowsThatWereTamperedWithAreRepairedAndTold() {
        bookCustomers(3);
        String hash = rebuilt().hashAfter();
        execute("update econlytics.customer_total set gross_receipts = gross_receipts + 1 where customer_no = 1");
        execute("delete from econlytics.customer_month where customer_no = 2");
        execute("update econlytics.balance set amount = amount * 2 where customer_no = 3");
        execute("delete from econlytics.balance where customer_no = 1");
        RebuildOutcome outcome = rebuilt();
        assertThat(outcome.foundSameContent()).isFalse();
        assertThat(outcome.balances()).isPositive();
        assertThat(outcome.differing()).isZero();
        assertThat(outcome.hashAfter()).isEqualTo(hash);
        assertThat(rebuilt().isHealthy()).isTrue();
    }

    @Test
    void aLineThatDoesNotFollowFromItsFactIsTold() {
        bookCustomers(2);
        execute("set local session_replication_role = replica;"
                + " update econlytics.line set amount = amount + 7 where line_no = 1");
        RebuildOutcome outcome = rebuilt();
        assertThat(outcome.differing()).isEqualTo(1);
        assertThat(outcome.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.fact()).isEqualTo(FactId.of(STRIPE, "ch_1", "charge"));
            assertThat(difference.missing()).hasSize(2);
        });
        assertThat(outcome.isHealthy()).isFalse();
    }

    @Test
    void whatARebuildThatBrokeOffLeftIsClearedByTheNextAndFollowsNoBooking() {
        bookCustomers(2);
        execute("insert into econlytics.generation (generation_no, state, home_currency) values (7, 'KEPT_UP', 'USD');"
                + " select econlytics.fill_generation(7, 1)");
        bookCustomers(3);
        assertThat(rebuilt().isHealthy()).isTrue();
        assertThat(Database.rows(database, "select generation_no from econlytics.customer_total group by 1"))
                .containsExactly("8");
    }

    @Test
    void ticketsMoveWithTheHomeCurrencyAndSoDoThoseWhoNeverPaid() {
        Party ann = customer(1);
        ledger.book(Batch.of(List.of(ticket(1, ann), posting("ch_2", customer(2), "USD 3.00"))));
        assertThat(figures()).contains("cus_1| |1", "cus_2|USD|0", "unallocated| |0");
        adoptIn("EUR");
        assertThat(figures()).contains("cus_1|EUR|1", "cus_2|USD|0", "unallocated|EUR|0");
        ledger.book(Batch.of(List.of(ticket(2, customer(2)))));
        adoptIn("USD");
        assertThat(figures())
                .containsExactlyInAnyOrder("cus_1|USD|1", "cus_2|USD|1", "unallocated|USD|0", "unattributed|USD|0");
        assertThat(rebuilt().isHealthy()).isTrue();
    }

    @Test
    void aSecondRebuildAtTheSameTimeIsRefused() {
        bookCustomers(1);
        List<String> refusals = new ArrayList<>();
        models.rebuild((done, all) -> {
            try {
                new JdbcReadModels(database, BOOKING, MATCHING).rebuild((more, of) -> {});
            } catch (IllegalStateException refused) {
                refusals.add(String.valueOf(refused.getMessage()));
            }
        });
        assertThat(refusals).singleElement().asString().contains("being rebuilt already");
    }

    @Test
    void aProgressThatThrowsLeavesReadersWhatTheyHad() {
        bookCustomers(1);
        assertThatThrownBy(() -> models.rebuild((done, all) -> {
                    throw new IllegalArgumentException("stop");
                }))
                .hasMessage("stop");
        assertThat(Database.rows(database, "select generation_no from econlytics.generation"))
                .containsExactly("1");
        assertThat(rebuilt().isHealthy()).isTrue();
    }

    @Test
    void whatIsBookedWhileARebuildComparesIsInTheNewGeneration() {
        bookCustomers(1);
        RebuildOutcome outcome = models.rebuild(
                (done, all) -> ledger.book(Batch.of(List.of(posting("ch_late", customer(9), "USD 5.00")))));
        assertThat(outcome.isHealthy()).isTrue();
        assertThat(outcome.version()).isLessThan(ledger.version());
        assertThat(figures()).contains("cus_9|USD|0");
        assertThat(Database.rows(database, "select " + RECEIVED + " from econlytics_report.customer_profitability"))
                .containsExactly("6.00");
    }

    @Scenario("D69")
    @Test
    void aReaderDuringBookingsAndRebuildsSeesOneVersionAndNeverAMixture() throws Exception {
        adoptIn("USD");
        long first = ledger.version();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Future<?> bookings =
                    threads.submit(() -> IntStream.rangeClosed(1, 60).forEach(this::bookOneUnit));
            Future<Integer> rebuilds = threads.submit(() -> {
                int done = 0;
                while (!bookings.isDone() || done < 2) {
                    assertThat(rebuilt().isHealthy()).isTrue();
                    done++;
                }
                over.set(true);
                return done;
            });
            List<Future<Set<Long>>> readers =
                    List.of(threads.submit(() -> readUntil(over, first)), threads.submit(() -> readUntil(over, first)));
            bookings.get();
            assertThat(rebuilds.get()).isGreaterThanOrEqualTo(2);
            for (Future<Set<Long>> reader : readers) {
                assertThat(reader.get()).hasSizeGreaterThan(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each booking adds 1.00 to what was received, so that a version says what the sums of its figures must be. */
    private void bookOneUnit(int number) {
        ledger.book(Batch.of(List.of(posting("ch_" + number, customer(number % 7 + 1), "USD 1.00"))));
    }

    private Set<Long> readUntil(AtomicBoolean over, long first) {
        Set<Long> versions = new HashSet<>();
        do {
            String page = Jdbi.create(database)
                    .withHandle(handle -> handle.createQuery(PAGE)
                            .map((row, context) -> {
                                versions.add(row.getLong("version"));
                                return (row.getLong("version") - first) + " " + row.getLong("total") + " "
                                        + row.getLong("months") + " " + row.getLong("cohorts");
                            })
                            .one());
            String received = page.substring(0, page.indexOf(' '));
            assertThat(page).isEqualTo(String.join(" ", received, received, received, received));
        } while (!over.get());
        return versions;
    }

    private RebuildOutcome rebuilt() {
        return models.rebuild((done, all) -> {});
    }

    private void bookCustomers(int count) {
        adoptIn("USD");
        List<Fact> facts = new ArrayList<>();
        IntStream.rangeClosed(1, count).forEach(number -> {
            facts.add(posting("ch_" + number, customer(number), "USD 1.00"));
            facts.add(ticket(number, customer(number)));
        });
        ledger.book(Batch.of(facts));
    }

    private void adoptIn(String currency) {
        ledger.decide(new Decision.AdoptCosts(CostModel.of(
                Currency.getInstance(currency),
                DriverRate.perUnit(Driver.TICKET, Money.parse(currency + " 2.00"), Instant.EPOCH))));
    }

    private List<String> figures() {
        return Database.rows(
                database,
                "select concat_ws('|', customer_id, coalesce(currency, ' '), tickets) from econlytics_report.customer_profitability");
    }

    private void execute(String sql) {
        Jdbi.create(database)
                .useTransaction((Handle handle) -> handle.createScript(sql).execute());
    }

    private static Party customer(int number) {
        return Party.ofRecord(STRIPE, "cus_" + number);
    }

    private static Posting posting(String object, Party party, String amount) {
        Account receipts = ChartOfAccounts.RECEIPTS;
        return Posting.settled(
                FactId.of(STRIPE, object, "charge"), JUNE, party, List.of(new Leg(receipts, Money.parse(amount))));
    }

    private static Activity ticket(int id, Party party) {
        return new Activity(
                FactId.of(SourceAccount.of("zendesk", "acme"), String.valueOf(id), "ticket"),
                1,
                JUNE,
                party,
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1)),
                new TreeMap<>());
    }
}
