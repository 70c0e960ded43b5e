package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostModel;
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
import com.econlytics.ledger.AllocationRun;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Receipt;
import com.econlytics.money.Money;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Conservation;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What allocations leave in the database, which the laws do not see. */
class JdbcAllocationsTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Party ANN = Party.ofRecord(STRIPE, "cus_ann");
    private static final Party BOB = Party.ofRecord(STRIPE, "cus_bob");
    private static final Party CAT = Party.ofRecord(STRIPE, "cus_cat");
    private static final CustomerId FIRST = new CustomerId(1);
    private static final CustomerId SECOND = new CustomerId(2);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final Clock AUGUST = Clock.fixed(Instant.parse("2026-08-15T00:00:00Z"), ZoneOffset.UTC);
    private static final Decision CLOSE_JUNE = new Decision.CloseBooks(JUNE, "Ann", "month-end close");
    private static final Booking BOOKING =
            new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
    private static final AllocationRule BY_TICKET =
            AllocationRule.of("account_fees", ChartOfAccounts.ACCOUNT_FEES, new AllocationBase.ByDriver(Driver.TICKET));
    private static final Decision ALLOCATE_FEES = new Decision.AdoptAllocations(AllocationPlan.of(BY_TICKET));
    private static final String FEES = "select concat_ws(' ', customer_no, to_char(month, 'YYYY-MM'), amount)"
            + " from econlytics.balance where account = 'account_fees' order by customer_no, month";
    private static final String VIEW = "select concat_ws('|', customer_id, total_fees, support_cost, other_costs,"
            + " net_profit, currency) from econlytics_report.customer_profitability order by customer_no";
    private static final String TOTALS = "select concat_ws('|', sum(total_revenue), sum(total_fees), sum(support_cost),"
            + " sum(other_costs), sum(net_profit), sum(tickets), currency)"
            + " from econlytics_report.customer_profitability group by currency order by currency";

    private final DataSource database = Database.empty();
    private final Ledger ledger = host();

    @Test
    void aPlanIsKeptWholeWithEveryBaseAndItsWeights() {
        bookThreeCustomers();
        Decision everyBase = new Decision.AdoptAllocations(AllocationPlan.of(
                AllocationRule.of(
                        "by_seconds",
                        ChartOfAccounts.OTHER_ADJUSTMENTS,
                        new AllocationBase.ByDriver(Driver.AGENT_SECOND)),
                AllocationRule.of(
                        "by_revenue",
                        ChartOfAccounts.PROCESSING_FEES,
                        new AllocationBase.ByRevenue(Currency.getInstance("KWD"))),
                AllocationRule.of("alike", ChartOfAccounts.SUPPORT, new AllocationBase.Equally()),
                AllocationRule.byWeights(
                        "agreed",
                        ChartOfAccounts.ACCOUNT_FEES,
                        "budget 2026",
                        Map.of(FIRST, -3L, SECOND, Long.MAX_VALUE, CustomerId.UNATTRIBUTED, 0L))));
        Decision none = new Decision.AdoptAllocations(AllocationPlan.NONE);
        ledger.decide(everyBase);
        ledger.decide(none);
        assertThat(host().decisions()).containsExactly(everyBase, none);
    }

    @Test
    void aPlanThatNamesAnUnknownAccountOrCustomerIsRefusedAndLeavesNothing() {
        Account unknown = new Account("rockets", Section.OTHER_COST_TO_SERVE);
        assertThatThrownBy(() -> ledger.decide(new Decision.AdoptAllocations(
                        AllocationPlan.of(AllocationRule.of("rockets", unknown, new AllocationBase.Equally())))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account rockets in section OTHER_COST_TO_SERVE is not in the chart;"
                        + " add it with ChartOfAccounts.with");
        assertThatThrownBy(() -> ledger.decide(new Decision.AdoptAllocations(AllocationPlan.of(AllocationRule.byWeights(
                        "agreed", ChartOfAccounts.ACCOUNT_FEES, "budget 2026", Map.of(new CustomerId(9), 1L))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customer 9 is not in the ledger; decide for a customer that it has");
        assertThat(ledger.version()).isZero();
        assertThat(ledger.decisions()).isEmpty();
    }

    @Test
    void whatIsSharedIsBorneByThoseWhoDrewOnItAsTheCertificateSays() {
        bookThreeCustomers();
        ledger.decide(ALLOCATE_FEES);
        Receipt receipt = ledger.allocate();
        assertThat(receipt).isEqualTo(new Receipt(3, List.of(), 0, 3, List.of()));
        assertThat(Database.rows(database, FEES)).containsExactly("1 2026-06 -667", "2 2026-06 -333");
        Books books = Books.of(ledger, BOOKING);
        List<AllocationRun> runs = books.allocations(JUNE);
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).allocation().certificate().verify()).isEmpty();
        assertThat(lines().stream().filter(AllocationRun::isAllocated))
                .containsExactlyInAnyOrderElementsOf(runs.get(0).lines());
        assertThat(Conservation.of(books.standings(), books.lines()).holds()).isTrue();
    }

    @Test
    void allocatingAgainAppendsNothingOnAnyHostUntilSomethingChanges() {
        bookThreeCustomers();
        ledger.decide(ALLOCATE_FEES);
        ledger.allocate();
        assertThat(host().allocate()).isEqualTo(new Receipt(3, List.of(), 0, 0, List.of()));
        ledger.book(Batch.of(List.of(ticket("t_4", CAT, JUNE))));
        List<Line> before = lines();
        assertThat(host().allocate().version()).isEqualTo(5);
        assertThat(Database.rows(database, FEES)).containsExactly("1 2026-06 -500", "2 2026-06 -250", "3 2026-06 -250");
        assertThat(lines().subList(0, before.size())).isEqualTo(before);
    }

    @Test
    void theViewShowsWhatIsAllocatedWhereItStoodAndItsColumnSumsStay() {
        ledger.decide(new Decision.AdoptCosts(CostModel.of(Currency.getInstance("USD"))));
        bookThreeCustomers();
        List<String> totals = Database.rows(database, TOTALS);
        ledger.decide(new Decision.AdoptAllocations(AllocationPlan.of(
                BY_TICKET,
                AllocationRule.of("software", ChartOfAccounts.OTHER_ADJUSTMENTS, new AllocationBase.Equally()),
                AllocationRule.of(
                        "tools", ChartOfAccounts.SUPPORT, new AllocationBase.ByRevenue(Currency.getInstance("USD"))))));
        ledger.allocate();
        assertThat(Database.rows(database, VIEW))
                .containsExactly(
                        "unallocated|0.00|0.00|0.00|0.00|USD",
                        "unattributed|0.00|0.00|0.00|0.00|USD",
                        "cus_ann|6.67|0.30|0.34|2.69|USD",
                        "cus_bob|3.33|0.60|0.33|15.74|USD",
                        "cus_cat|0.00|0.00|0.33|-0.33|USD");
        assertThat(Database.rows(database, TOTALS)).isEqualTo(totals);
    }

    @Test
    void closingAllocatesFirstUnderItsOwnVersionAndALateTicketMovesNothingInTheClosedMonth() {
        bookThreeCustomers();
        ledger.decide(ALLOCATE_FEES);
        assertThat(ledger.decide(CLOSE_JUNE)).isEqualTo(new Receipt(3, List.of(), 0, 3, List.of()));
        ledger.book(Batch.of(List.of(ticket("t_4", CAT, JUNE))));
        assertThat(ledger.allocate()).isEqualTo(new Receipt(4, List.of(), 0, 0, List.of()));
        assertThat(Database.rows(database, FEES)).containsExactly("1 2026-06 -667", "2 2026-06 -333");
    }

    @Test
    void aLateFeeIsSharedByTheDriversOfTheMonthInWhichItCounts() {
        bookThreeCustomers();
        ledger.decide(ALLOCATE_FEES);
        ledger.decide(CLOSE_JUNE);
        ledger.book(Batch.of(List.of(
                posting("fee_2", Party.shared(), ChartOfAccounts.ACCOUNT_FEES, "USD -4.00"),
                ticket("t_5", CAT, YearMonth.of(2026, 7)))));
        ledger.allocate();
        assertThat(Database.rows(database, FEES)).containsExactly("1 2026-06 -667", "2 2026-06 -333", "3 2026-07 -400");
        assertThat(host().allocate().lines()).isZero();
    }

    @Test
    void aRefusedClosingAllocatesNothing() {
        bookThreeCustomers();
        ledger.decide(ALLOCATE_FEES);
        assertThatThrownBy(
                        () -> ledger.decide(new Decision.CloseBooks(YearMonth.of(2026, 8), "Ann", "month-end close")))
                .hasMessage("2026-08 has not ended; close it when it is over");
        assertThat(lines()).noneMatch(AllocationRun::isAllocated);
    }

    @Test
    void theSharesOfAMergedCustomerMoveAsAdjustmentsAfterAClosingAndReturnAtASplit() {
        bookThreeCustomers();
        ledger.decide(ALLOCATE_FEES);
        ledger.decide(CLOSE_JUNE);
        ledger.decide(new Decision.MergeCustomers(FIRST, SECOND));
        ledger.allocate();
        assertThat(Database.rows(database, FEES))
                .containsExactly("1 2026-06 -667", "1 2026-07 667", "2 2026-06 -333", "2 2026-07 -667");
        assertThat(host().allocate().lines()).isZero();
        ledger.decide(new Decision.CloseBooks(YearMonth.of(2026, 7), "Ann", "month-end close"));
        ledger.decide(new Decision.SplitCustomer(FIRST));
        host().allocate();
        assertThat(Database.rows(
                        database,
                        "select concat_ws(' ', customer_no, sum(amount)) from econlytics.balance"
                                + " where account = 'account_fees' group by customer_no order by customer_no"))
                .containsExactly("1 -667", "2 -333");
        assertThat(host().allocate().lines()).isZero();
    }

    @Test
    void aPlanThatIsWithdrawnGivesThePoolBack() {
        bookThreeCustomers();
        ledger.decide(ALLOCATE_FEES);
        ledger.allocate();
        ledger.decide(new Decision.AdoptAllocations(AllocationPlan.NONE));
        assertThat(ledger.allocate().lines()).isEqualTo(3);
        assertThat(Database.rows(database, FEES)).containsExactly("-1 2026-06 -1000");
        assertThat(Balance.of(lines())).isEqualTo(ledger.balances());
    }

    @Test
    void runsAreNoFactsThatAnySourceStated() {
        bookThreeCustomers();
        long facts = count("fact");
        ledger.decide(ALLOCATE_FEES);
        ledger.allocate();
        assertThat(count("fact")).isEqualTo(facts + 1);
        List<FactId> stated = new ArrayList<>();
        ledger.readFacts(fact -> stated.add(fact.id()));
        ledger.readStandings(standing -> stated.add(standing.id()));
        assertThat(stated).hasSize((int) (2 * facts));
        ledger.book(Batch.of(List.of(ticket("t_4", CAT, JUNE))));
        assertThat(Database.rows(database, "select max(fact_no) from econlytics.fact"))
                .containsExactly(String.valueOf(facts + 2));
    }

    @Test
    void twoHostsThatAllocateAtTheSameTimeAllocateOnce() throws Exception {
        bookThreeCustomers();
        ledger.decide(ALLOCATE_FEES);
        assertThat(Database.refusals(List.of(ledger::allocate, host()::allocate)))
                .containsExactly("", "");
        assertThat(ledger.version()).isEqualTo(3);
    }

    @Test
    void anAdoptedPlanRefusesToBeEdited() {
        ledger.decide(ALLOCATE_FEES);
        assertThatThrownBy(() -> Jdbi.create(database)
                        .useHandle(handle -> handle.execute("update econlytics.allocation_rule set name = 'other'")))
                .hasMessageContaining("allocation_rule is append-only: book a correction instead");
        assertThatThrownBy(() -> Jdbi.create(database)
                        .useHandle(handle -> handle.execute("delete from econlytics.allocation_weight")))
                .hasMessageContaining("allocation_weight is append-only: book a correction instead");
    }

    /** Customers 1, 2 and 3 with 2, 1 and no tickets, revenue of 10.00, 20.00 and none, and three shared costs. */
    private void bookThreeCustomers() {
        ledger.book(Batch.of(List.of(
                posting("ch_1", ANN, ChartOfAccounts.RECEIPTS, "USD 10.00"),
                posting("ch_2", BOB, ChartOfAccounts.RECEIPTS, "USD 20.00"),
                posting("po_1", CAT, ChartOfAccounts.PAYOUTS, "USD 0.01"),
                ticket("t_1", ANN, JUNE),
                ticket("t_2", ANN, JUNE),
                ticket("t_3", BOB, JUNE),
                posting("fee_1", Party.shared(), ChartOfAccounts.ACCOUNT_FEES, "USD -10.00"),
                posting("bill_1", Party.shared(), ChartOfAccounts.OTHER_ADJUSTMENTS, "USD -1.00"),
                posting("bill_2", Party.shared(), ChartOfAccounts.SUPPORT, "USD -0.90"))));
    }

    private Ledger host() {
        return Database.ledger(database, Matching.Emails.MATCH_UNIQUE, AUGUST);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        ledger.readLines(ledger.version(), lines::add);
        return lines;
    }

    private long count(String table) {
        return Long.parseLong(Database.rows(database, "select count(*) from econlytics." + table)
                .get(0));
    }

    private static Posting posting(String object, Party party, Account account, String amount) {
        return Posting.settled(
                FactId.of(STRIPE, object, "movement"),
                Instant.parse("2026-06-02T10:00:00Z"),
                party,
                List.of(new Leg(account, Money.parse(amount))));
    }

    private static Activity ticket(String id, Party party, YearMonth month) {
        return new Activity(
                FactId.of(SourceAccount.of("zendesk", "acme"), id, "ticket"),
                1,
                month.atDay(2).atStartOfDay().toInstant(ZoneOffset.UTC),
                party,
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1)),
                new TreeMap<>());
    }
}
