package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.costing.RateScope;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.StoreException;
import com.econlytics.money.Money;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcLedgerTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Matching MATCHING = new Matching(Matching.Emails.MATCH_UNIQUE);

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");

    private final DataSource database = Database.empty();
    private final Ledger ledger = Database.ledger(database);

    @Test
    void aBookingThatOverflowsKeepsNothing() {
        ledger.book(Batch.of(List.of(receipt("ch_1", Long.MAX_VALUE))));
        assertThatThrownBy(() -> ledger.book(Batch.builder()
                        .facts(List.of(receipt("ch_2", 1)))
                        .checkpoint("stripe", "1")
                        .build()))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("booking a batch failed: a sum does not fit 64 bits");
        assertThat(ledger.version()).isEqualTo(1);
        assertThat(ledger.findCheckpoint("stripe")).isEmpty();
        assertThat(ledger.balances()).hasSize(1);
    }

    @Test
    void aCostModelIsKeptWholeWithItsBasesRatesAndScopes() {
        CostModel costs = new CostModel(
                Currency.getInstance("KWD"),
                List.of(
                        CostBasis.trackedTime(JANUARY),
                        CostBasis.perTicket(JANUARY.plusSeconds(1)),
                        CostBasis.businessTime(14_400, JANUARY.plusSeconds(2)),
                        CostBasis.allocatedPayroll(JANUARY.plusSeconds(3)),
                        CostBasis.practicalCapacity(JANUARY.plusNanos(4_000_000_000_123L))),
                List.of(
                        DriverRate.perUnit(Driver.TICKET, Money.parse("KWD 1.505"), JANUARY),
                        DriverRate.hourly(Driver.BUSINESS_SECOND, Money.parse("KWD 9.000"), JANUARY),
                        new DriverRate(Driver.AGENT_SECOND, Money.parse("KWD 5000.000"), 2_304_000, JANUARY)
                                .within(RateScope.of("group", "7").and("priority", "urgent")),
                        DriverRate.perUnit(Driver.TICKET, Money.parse("KWD 2.000"), JANUARY)
                                .within(RateScope.of("agent", "\uD83D\uDE00'\"; --"))));
        ledger.decide(new Decision.AdoptCosts(costs));
        ledger.decide(new Decision.AdoptCosts(CostModel.withoutRates(Currency.getInstance("USD"))));
        assertThat(Database.ledger(database).decisions())
                .containsExactly(
                        new Decision.AdoptCosts(costs),
                        new Decision.AdoptCosts(CostModel.withoutRates(Currency.getInstance("USD"))));
    }

    @Test
    void workIsPricedByTheModelThatIsKept() {
        ledger.decide(new Decision.AdoptCosts(new CostModel(
                Currency.getInstance("USD"),
                List.of(CostBasis.practicalCapacity(JANUARY)),
                List.of(DriverRate.perUnit(Driver.TICKET, Money.parse("USD 5.00"), JANUARY)
                        .within(RateScope.of("group", "7"))))));
        Database.ledger(database).book(Batch.of(List.of(ticket("7", "7"), ticket("8", "8"))));
        assertThat(ledger.balances())
                .extracting(balance -> balance.key().customer() + " "
                        + balance.key().account() + " " + balance.key().unit() + " " + balance.amount())
                .containsExactlyInAnyOrder(
                        "unallocated support_absorbed.unattributed USD 500",
                        "unattributed support USD -500",
                        "unattributed support ticket 1",
                        "unattributed pending.no_rate ticket 1");
    }

    @Test
    void concurrentBookingsOfTheSameFactsCountThemOnce() throws Exception {
        List<Posting> facts = List.of(receipt("ch_1", 1000), receipt("ch_2", 500), receipt("ch_3", 1));
        ExecutorService hosts = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Object>> bookings = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                bookings.add(() -> Database.ledger(database).book(Batch.of(facts)));
            }
            for (Future<Object> booking : hosts.invokeAll(bookings)) {
                booking.get();
            }
        } finally {
            hosts.shutdownNow();
        }
        assertThat(ledger.balances())
                .singleElement()
                .satisfies(balance -> assertThat(balance.amount()).isEqualTo(1501));
        assertThat(ledger.version()).isEqualTo(1);
    }

    @Test
    void aLedgerCannotBeOpenedInAnotherZone() {
        ledger.book(Batch.of(List.of(receipt("ch_1", 1))));
        Booking lisbon = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneId.of("Europe/Lisbon")));
        assertThatThrownBy(() -> Database.open(database, lisbon, MATCHING, Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this ledger is booked with zone Z, not Europe/Lisbon;"
                        + " open it with Z or book the facts into a new database");
    }

    @Test
    void aLedgerCannotBeOpenedWithAnotherMatchingPolicy() {
        ledger.book(Batch.of(List.of(receipt("ch_1", 1))));
        Booking booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
        Matching other = new Matching(Matching.Emails.IGNORE);
        assertThatThrownBy(() -> Database.open(database, booking, other, Clock.systemUTC()))
                .hasMessage("this ledger is booked with matching policy MATCH_UNIQUE, not IGNORE;"
                        + " open it with MATCH_UNIQUE or book the facts into a new database");
    }

    @Test
    void aLedgerInWhichNothingIsBookedMayChangeItsPolicies() {
        Booking lisbon = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneId.of("Europe/Lisbon")));
        assertThat(Database.open(database, lisbon, MATCHING, Clock.systemUTC()).version())
                .isZero();
    }

    @Test
    void whoWaitsForTheLockSeesWhatItsHolderBookedWhateverTheHostsIsolation() throws Exception {
        PGSimpleDataSource strict = new PGSimpleDataSource();
        strict.setURL(database.unwrap(PGSimpleDataSource.class).getURL());
        strict.setUser("postgres");
        strict.setOptions("-c default_transaction_isolation=serializable");
        ExecutorService hosts = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Object>> bookings = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Posting fact = receipt("ch_" + i % 5, 100);
                bookings.add(() -> Database.ledger(strict).book(Batch.of(List.of(fact))));
            }
            for (Future<Object> booking : hosts.invokeAll(bookings)) {
                booking.get();
            }
        } finally {
            hosts.shutdownNow();
        }
        assertThat(ledger.balances())
                .singleElement()
                .satisfies(balance -> assertThat(balance.amount()).isEqualTo(500));
    }

    @Test
    void anAccountCannotMoveToAnotherSection() {
        BusinessCalendar calendar = new BusinessCalendar(ZoneOffset.UTC);
        Booking first = new Booking(
                ChartOfAccounts.standard().with(new Account("gift_cards", Section.BALANCE_SHEET)), calendar);
        Database.open(database, first, MATCHING, Clock.systemUTC());
        Booking second =
                new Booking(ChartOfAccounts.standard().with(new Account("gift_cards", Section.FEES)), calendar);
        assertThatThrownBy(() -> Database.open(database, second, MATCHING, Clock.systemUTC()))
                .hasMessage("account gift_cards was booked in section BALANCE_SHEET, not FEES;"
                        + " give the other one a new code");
    }

    @Test
    void aDecisionForACustomerThatDoesNotExistIsRefused() {
        Decision decision = new Decision.AssignParty(new Party.Reference(STRIPE, "ch_1"), new CustomerId(9));
        assertThatThrownBy(() -> ledger.decide(decision))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customer 9 is not in the ledger; decide for a customer that it has");
        assertThat(ledger.decisions()).isEmpty();
    }

    @Test
    void aDecisionAboutAContentThatWasNeverStatedIsRefused() {
        FactId id = FactId.of(STRIPE, "ch_1", "charge");
        assertThatThrownBy(() -> ledger.decide(new Decision.SettleContest(id, 2, "00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fact stripe/acct_1/ch_1/charge/ has no content 00 in revision 2;"
                        + " settle for one of its contested contents");
    }

    @Test
    void aDatabaseThatIsNotThereSaysWhetherToTryAgain() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
        assertThatThrownBy(() -> Database.ledger(nowhere))
                .isInstanceOf(StoreException.class)
                .hasMessage("opening the ledger failed (SQL state 08001); try again")
                .satisfies(failure ->
                        assertThat(((StoreException) failure).retry()).isEqualTo(StoreException.Retry.MAY_HELP));
    }

    @Test
    void everyVersionCanBeReadAgain() {
        ledger.book(Batch.of(List.of(receipt("ch_1", 1000))));
        ledger.book(Batch.of(List.of(receipt("ch_2", 500))));
        List<Long> amounts = new ArrayList<>();
        ledger.readLines(1, line -> amounts.add(line.amount()));
        assertThat(amounts).containsExactly(1000L);
    }

    private static Posting receipt(String charge, long minor) {
        return Posting.settled(
                FactId.of(STRIPE, charge, "charge"),
                Instant.EPOCH,
                Party.unknown(),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(minor, "USD"))));
    }

    private static Activity ticket(String id, String group) {
        return new Activity(
                FactId.of(SourceAccount.of("zendesk", "acme"), id, "ticket"),
                1,
                JANUARY,
                Party.unknown(),
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1)),
                new TreeMap<>(Map.of("group", group)));
    }
}
