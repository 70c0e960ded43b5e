package com.econlytics.pnl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Unit;
import com.econlytics.money.ExchangeRate;
import com.econlytics.money.ExchangeRates;
import com.econlytics.money.RatePolicy;
import com.econlytics.pnl.Difference.Cause;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final Unit USD = Unit.of(DOLLAR);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private final Story story = new Story()
            .customers("ann", "bob")
            .paidBy("ch_1", "ann")
            .hourlyRate("USD 60.00")
            .charge("ch_1", "2026-06-02", "USD 29.00", "USD -1.14")
            .charge("ch_2", "2026-06-03", "USD 10.00", "USD -0.50")
            .ticket("4", "ann", "2026-06-05", 1, 300)
            .shared("txn_9", ChartOfAccounts.ACCOUNT_FEES, "2026-06-30", "USD -3.00");
    private final Books before = story.books();

    @Test
    void eachCauseHasItsOwnPartOfTheChange() {
        story.charge("ch_3", "2026-06-04", "USD 7.00", "USD 0.00")
                .ticket("4", "ann", "2026-06-05", 2, 600)
                .paidBy("ch_2", "ann")
                .hourlyRate("USD 30.00")
                .decide(new Decision.AdoptAllocations(AllocationPlan.of(
                        AllocationRule.of("account_fees", ChartOfAccounts.ACCOUNT_FEES, new AllocationBase.Equally()))))
                .allocate();
        Difference difference = Difference.between(before, story.books());
        Map<Cause, Long> ann =
                difference.changes(story.customer("ann"), StatementLine.CUSTOMER_PROFIT, USD, MonthRange.ALL);
        assertThat(ann)
                .isEqualTo(Map.of(
                        Cause.NEW_FACTS, 0L,
                        Cause.RESTATED_FACTS, -500L,
                        Cause.MATCHING, 950L,
                        Cause.COSTING, 500L,
                        Cause.ALLOCATION, -300L,
                        Cause.CLOSING, 0L,
                        Cause.EXCHANGE_RATES, 0L));
        assertThat(difference.render(StatementLine.CUSTOMER_PROFIT, USD, MonthRange.ALL))
                .isEqualTo("""
                        before                          USD 29.36
                        new facts                        USD 7.00  1 facts
                        restated facts                  USD -5.00  1 facts
                        matching                         USD 0.00  1 facts
                        costing                          USD 5.00  1 facts
                        allocation                       USD 0.00  1 facts
                        closing                          USD 0.00  0 facts
                        exchange rates                   USD 0.00  0 facts
                        after                           USD 36.36
                        """);
    }

    @Test
    void reopeningMovesAnAdjustmentBackAndIsNoOtherCause() {
        story.decide(new Decision.CloseBooks(JUNE, "Ann", "month-end close"))
                .refund("re_1", "ch_1", "2026-06-28", "USD -1.00");
        Books closed = story.books();
        story.decide(new Decision.ReopenBooks(JUNE, "Ann", "a late refund"));
        Difference difference = Difference.between(closed, story.books());
        assertThat(difference.changes(story.customer("ann"), StatementLine.NET_REVENUE, USD, MonthRange.of(JUNE)))
                .containsEntry(Cause.CLOSING, -100L)
                .containsEntry(Cause.NEW_FACTS, 0L);
        assertThat(difference
                        .companyChanges(StatementLine.NET_REVENUE, USD, MonthRange.ALL)
                        .values())
                .containsOnly(0L);
    }

    @Test
    void otherRatesAreTheLastStepOfBooksInAReportingCurrency() {
        Books euros = new Story()
                .customers("ann")
                .paidBy("ch_1", "ann")
                .charge("ch_1", "2026-06-02", "EUR 100.00", "EUR -2.00")
                .books();
        Difference difference = Difference.between(euros, at("1.10"), euros, at("1.20"));
        assertThat(difference.companyChanges(StatementLine.CUSTOMER_PROFIT, USD, MonthRange.ALL))
                .containsEntry(Cause.EXCHANGE_RATES, 980L)
                .containsEntry(Cause.CLOSING, 0L);
        assertThatThrownBy(() -> Difference.between(
                        euros,
                        at("1.10"),
                        euros,
                        new ReportingCurrency(
                                Currency.getInstance("JPY"),
                                at("1.10").rates(),
                                at("1.10").policy())))
                .hasMessage("the books are shown in USD before and in JPY after; compare them in one currency");
    }

    private static ReportingCurrency at(String rate) {
        return new ReportingCurrency(
                DOLLAR,
                ExchangeRates.of(ExchangeRate.average("EUR", "USD", rate, JUNE)),
                RatePolicy.quoted(new RatePolicy.Timing.PeriodAverage()));
    }
}
