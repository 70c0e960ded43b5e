package com.econlytics.pnl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
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
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Unit;
import com.econlytics.money.ExchangeRate;
import com.econlytics.money.ExchangeRates;
import com.econlytics.money.Money;
import com.econlytics.money.RatePolicy;
import com.econlytics.pnl.Difference.Cause;
import com.econlytics.time.MonthRange;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BooksClaimsTest {
    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final Unit USD = Unit.of(DOLLAR);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acme");
    private static final SourceAccount DESK = SourceAccount.of("zendesk", "acme");
    private static final Decision CLOSE_JUNE = new Decision.CloseBooks(JUNE, "Ann", "month-end close");

    @Test
    void aStepOfTheWalkNeverChangesAClosedMonthNorDoesMatchingChangeACompanyTotal() {
        Story story = new Story()
                .customers("ann", "bob")
                .hourlyRate("USD 60.00")
                .ticket("4", "ann", "2026-06-05", 1, 600)
                .decide(CLOSE_JUNE);
        Books before = story.books();
        story.ticket("4", "bob", "2026-06-05", 2, 720);
        Difference difference = Difference.between(before, story.books());
        assertThat(difference
                        .companyChanges(StatementLine.CUSTOMER_PROFIT, USD, MonthRange.of(JUNE))
                        .values())
                .as("June is closed in both books")
                .containsOnly(0L);
        assertThat(difference.companyChanges(StatementLine.CUSTOMER_PROFIT, USD, MonthRange.of(JULY)))
                .containsEntry(Cause.RESTATED_FACTS, -200L)
                .containsEntry(Cause.MATCHING, 0L);
    }

    @Test
    void aClosedMonthIsNotExplainedByARateItWasNotBookedAt() {
        Story story = new Story()
                .customers("ann")
                .hourlyRate("USD 60.00")
                .ticket("4", "ann", "2026-06-05", 1, 840)
                .decide(CLOSE_JUNE)
                .hourlyRate("USD 90.00");
        assertThat(Explanations.of(story.books())
                        .explain(story.customer("ann"), StatementLine.of(Section.SUPPORT), USD, MonthRange.ALL)
                        .leaves()
                        .map(leaf -> leaf.unit().money(leaf.amount()) + " " + leaf.rule()))
                .containsExactly(
                        "USD -14.00 price of 840 agent_second, 1 ticket as booked then",
                        "USD -7.00 price of 840 agent_second, 1 ticket as booked then");
    }

    @Test
    void aClosedMonthKeepsItsTranslationWhenItsFactIsDatedAnew() {
        Story story = new Story().customers("ann");
        ReportingCurrency dollars = new ReportingCurrency(
                DOLLAR,
                ExchangeRates.of(
                        ExchangeRate.average("EUR", "USD", "1.10", JUNE),
                        ExchangeRate.average("EUR", "USD", "1.20", JULY)),
                RatePolicy.quoted(new RatePolicy.Timing.PeriodAverage()));
        post(story, 1, "2026-06-30", "EUR 100.00");
        story.decide(CLOSE_JUNE);
        assertThat(receipts(dollars, story, JUNE)).isEqualTo(11000);
        post(story, 2, "2026-07-01", "EUR 100.00");
        assertThat(receipts(dollars, story, JUNE)).isEqualTo(11000);
        assertThat(receipts(dollars, story, JULY)).isEqualTo(12000 - 11000);
    }

    private static void post(Story story, long revision, String date, String amount) {
        story.ledger.book(Batch.of(List.of(new Posting(
                FactId.of(STRIPE, "ch_1", "charge"),
                revision,
                Instant.parse(date + "T12:00:00Z"),
                Story.payment("ch_1"),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse(amount))),
                new TreeMap<>()))));
    }

    private static long receipts(ReportingCurrency in, Story story, YearMonth month) {
        return in.translate(story.books()).balances().stream()
                .filter(balance -> balance.key().month().equals(month))
                .mapToLong(balance -> balance.amount())
                .sum();
    }

    @Test
    void aReceiptOnTwoReceiptAccountsHasNoExchangeDifferenceAtOneRate() {
        Books books = new Story()
                .post(
                        "ch_1",
                        Story.payment("ch_1"),
                        "2026-06-02",
                        Map.of(),
                        new Leg(ChartOfAccounts.RECEIPTS, Money.parse("EUR 80.00")),
                        new Leg(ChartOfAccounts.PLATFORM_EARNINGS, Money.parse("EUR 20.00")))
                .refund("re_1", "ch_1", "2026-06-02", "EUR -80.00")
                .books();
        ReportingCurrency dollars = new ReportingCurrency(
                DOLLAR,
                ExchangeRates.of(ExchangeRate.average("EUR", "USD", "1.10", JUNE)),
                RatePolicy.quoted(new RatePolicy.Timing.PeriodAverage()));
        assertThat(dollars.translate(books).realisedDifference()).hasToString("USD 0.00");
    }

    @Test
    void supportCostAtRiskIsNotMadeUpForByThePayrollItTookOver() {
        Story story = new Story().customers("ann");
        introduce(story.ledger, Party.ofRecord(STRIPE, "ann"));
        introduce(story.ledger, Party.reference(DESK, "user_1"));
        story.decide(
                new Decision.AdoptCosts(CostModel.of(DOLLAR, DriverRate.hourly(Money.parse("USD 60.00"), Instant.EPOCH))
                        .with(CostBasis.practicalCapacity(Instant.parse("2026-01-01T00:00:00Z")))));
        story.ledger.book(Batch.of(List.of(work("t1", Party.reference(DESK, "user_1"), 1, 840))));
        assertThat(Profitability.netProfit(
                        new Profitability(DOLLAR).of(story.books().balances())))
                .containsEntry(DOLLAR, Money.parse("USD 0.00"));
        assertThat(MatchQuality.of(story.books(), StatementLine.of(Section.SUPPORT))
                        .atRisk(USD))
                .isEqualTo(-1400);
    }

    @Test
    void whatGivenWeightsNameIsBorneByTheSurvivorOfAMerge() {
        Story story = new Story().customers("ann", "bob");
        CustomerId ann = story.customer("ann");
        CustomerId bob = story.customer("bob");
        story.shared("txn_9", ChartOfAccounts.ACCOUNT_FEES, "2026-06-30", "USD -3.00")
                .decide(plan(AllocationRule.byWeights(
                        "fees", ChartOfAccounts.ACCOUNT_FEES, "budget 2026", Map.of(ann, 1L, bob, 2L))))
                .decide(new Decision.MergeCustomers(bob, ann))
                .allocate();
        assertThat(new Profitability(DOLLAR).of(story.books().balances()))
                .extracting(row -> row.customer() + " " + row.totalFees())
                .doesNotContain(bob + " USD 2.00")
                .contains(ann + " USD 3.00");
    }

    @Test
    void aMergedCustomerWithNothingButTheReversalOfAClosedMonthBearsNoShare() {
        Story story = new Story()
                .customers("ann", "bob")
                .paidBy("ch_1", "ann")
                .paidBy("ch_2", "bob")
                .charge("ch_1", "2026-06-02", "USD 50.00", "USD 0.00")
                .charge("ch_2", "2026-06-02", "USD 50.00", "USD 0.00")
                .decide(CLOSE_JUNE);
        CustomerId ann = story.customer("ann");
        CustomerId bob = story.customer("bob");
        story.decide(new Decision.MergeCustomers(bob, ann))
                .charge("ch_3", "2026-07-02", "USD 10.00", "USD 0.00")
                .paidBy("ch_3", "ann")
                .shared("txn_9", ChartOfAccounts.ACCOUNT_FEES, "2026-07-30", "USD -3.00")
                .decide(plan(AllocationRule.of("fees", ChartOfAccounts.ACCOUNT_FEES, new AllocationBase.Equally())))
                .allocate();
        assertThat(story.books().balances().stream()
                        .filter(balance -> balance.key().account().equals(ChartOfAccounts.ACCOUNT_FEES))
                        .map(balance -> balance.key().customer() + " " + balance.amount()))
                .containsExactly(ann + " -300");
    }

    @Test
    void aPlanThatNamesACustomerOrAnAccountNobodyHasIsRefused() {
        Story story = new Story().customers("ann");
        Decision nobody = plan(AllocationRule.byWeights(
                "fees", ChartOfAccounts.ACCOUNT_FEES, "budget 2026", Map.of(new CustomerId(99), 1L)));
        Decision nothing =
                plan(AllocationRule.of("fees", new Account("acount_fees", Section.FEES), new AllocationBase.Equally()));
        assertThatThrownBy(() -> story.decide(nobody))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customer 99 is not in the directory, which has 1 customers; decide for one of them");
        assertThatThrownBy(() -> story.decide(nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "account acount_fees in section FEES is not in the chart; add it with ChartOfAccounts.with");
    }

    @Test
    void ofThePayrollOnlyWhatNoWorkTookOverIsShared() {
        Story story = new Story()
                .customers("ann")
                .decide(new Decision.AdoptCosts(
                        CostModel.of(DOLLAR, DriverRate.hourly(Money.parse("USD 60.00"), Instant.EPOCH))
                                .with(CostBasis.practicalCapacity(Instant.parse("2026-01-01T00:00:00Z")))
                                .with(CostBasis.allocatedPayroll(Instant.parse("2026-06-15T00:00:00Z")))))
                .ticket("4", "ann", "2026-06-05", 1, 3600)
                .ticket("5", "ann", "2026-06-20", 1, 3600)
                .shared("pay", ChartOfAccounts.SUPPORT_PAYROLL, "2026-06-30", "USD -100.00")
                .decide(plan(AllocationRule.of(
                        "payroll", ChartOfAccounts.SUPPORT_PAYROLL, new AllocationBase.ByDriver(Driver.AGENT_SECOND))))
                .allocate();
        assertThat(new Profitability(DOLLAR).of(story.books().balances()))
                .extracting(row -> row.customer() + " " + row.supportCost())
                .containsExactly("unallocated USD 0.00", "customer 1 USD 100.00");
        assertThat(CapacityStatement.of(story.books().balances()))
                .singleElement()
                .satisfies(capacity -> assertThat(capacity.idle()).hasToString("USD 40.00"));
    }

    @Test
    void whoClosesMonthsIsNamedInTextThatCanBeKept() {
        assertThatThrownBy(() -> new Decision.CloseBooks(JUNE, "Ann\u0000", "month-end close"))
                .hasMessage("the author or the reason of 2026-06 holds a control character;"
                        + " leave it out, no store could keep it");
        assertThatThrownBy(() -> new Decision.ReopenBooks(JUNE, "Ann", " "))
                .hasMessage("2026-06 cannot be reopened by 'Ann' because of ' '; state an author and a reason");
    }

    private static Decision plan(AllocationRule... rules) {
        return new Decision.AdoptAllocations(AllocationPlan.of(rules));
    }

    private static Posting receipt(String object, Party party, String amount) {
        return Posting.settled(
                FactId.of(STRIPE, object, "charge"),
                Instant.parse("2026-06-02T12:00:00Z"),
                party,
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.parse(amount))));
    }

    private static Activity work(String ticket, Party party, long revision, long seconds) {
        return new Activity(
                FactId.of(DESK, ticket, "ticket"),
                revision,
                Instant.parse("2026-06-05T12:00:00Z"),
                party,
                ChartOfAccounts.SUPPORT,
                List.of(Quantity.of(Driver.TICKET, 1), Quantity.of(Driver.AGENT_SECOND, seconds)),
                new TreeMap<>());
    }

    private static void introduce(InMemoryLedger ledger, Party party) {
        Identity identity = new Identity(
                party, Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(List.of("ann@example.org")), null);
        ledger.book(Batch.builder().identities(List.of(identity)).build());
    }
}
