package com.econlytics.pnl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.costing.AllocationBase;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Unit;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    private static final Unit USD = Unit.of(Currency.getInstance("USD"));
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private final Story story = new Story()
            .customers("ann", "bob")
            .paidBy("ch_1", "ann")
            .hourlyRate("USD 60.00")
            .charge("ch_1", "2026-06-02", "USD 29.00", "USD -1.14")
            .refund("re_1", "ch_1", "2026-06-20", "USD -10.00")
            .ticket("4", "ann", "2026-06-05", 1, 300)
            .ticket("5", "bob", "2026-06-06", 1, 60)
            .ticket("6", "bob", "2026-06-07", 1, 60)
            .shared("txn_9", ChartOfAccounts.ACCOUNT_FEES, "2026-06-30", "USD -3.00")
            .decide(new Decision.AdoptAllocations(AllocationPlan.of(AllocationRule.of(
                    "account_fees", ChartOfAccounts.ACCOUNT_FEES, new AllocationBase.ByDriver(Driver.TICKET)))))
            .allocate();

    @Test
    void aCustomersProfitIsATreeDownToItsRecords() {
        Explanation explanation = Explanations.of(story.books())
                .explain(story.customer("ann"), StatementLine.CUSTOMER_PROFIT, USD, MonthRange.of(JUNE));
        assertThat(explanation.render()).isEqualTo("""
                           USD 11.86  customer profit of customer 1 in 2026-06
                           USD 29.00    gross receipts
                           USD 29.00      receipts
                           USD 29.00        stripe/acme/ch_1/movement/: leg receipts
                          USD -10.00    refunds
                          USD -10.00      refunds
                          USD -10.00        stripe/acme/re_1/movement/: leg refunds
                           USD -2.14    fees
                           USD -1.00      account_fees
                           USD -1.00        econlytics/allocation/account_fees/allocation/2026-06:USD: share of USD -3.00 of account_fees by ticket: 1 of 3
                           USD -1.14      processing_fees
                           USD -1.14        stripe/acme/ch_1/movement/: leg processing_fees
                           USD -5.00    support
                           USD -5.00      support
                           USD -5.00        zendesk/acme/4/ticket/: 300 agent_second at USD 60.00 per 3600 from 1970-01-01T00:00:00Z
                """);
    }

    @Test
    void whatIsLeftUnallocatedSaysWhatCustomersBear() {
        Explanation explanation = Explanations.of(story.books())
                .explain(CustomerId.UNALLOCATED, StatementLine.of(Section.FEES), USD, MonthRange.ALL);
        assertThat(explanation.amount()).isZero();
        assertThat(explanation.render()).isEqualTo("""
                            USD 0.00  fees of unallocated in all months
                            USD 0.00    account_fees
                            USD 3.00      econlytics/allocation/account_fees/allocation/2026-06:USD: what customers bear of USD -3.00 of account_fees by ticket
                           USD -3.00      stripe/acme/txn_9/movement/: leg account_fees
                """);
    }

    @Test
    void anAccountAndAQuantityOfWorkAreExplainedAsWell() {
        Explanations explanations = Explanations.of(story.books());
        assertThat(explanations
                        .explain(
                                story.customer("bob"),
                                StatementLine.of(ChartOfAccounts.SUPPORT),
                                Unit.of(Driver.TICKET),
                                MonthRange.ALL)
                        .render())
                .isEqualTo("""
                                    2 ticket  support of customer 2 in all months
                                    2 ticket    support
                                    1 ticket      zendesk/acme/5/ticket/: work of 60 agent_second, 1 ticket
                                    1 ticket      zendesk/acme/6/ticket/: work of 60 agent_second, 1 ticket
                        """);
    }

    @Test
    void aLateFactIsMarkedAsAdjustmentOfThePeriodItBelongsTo() {
        story.decide(new Decision.CloseBooks(JUNE, "Ann", "month-end close"))
                .refund("re_2", "ch_1", "2026-06-28", "USD -1.00");
        Explanation explanation = Explanations.of(story.books())
                .explain(
                        story.customer("ann"),
                        StatementLine.of(Section.REFUNDS),
                        USD,
                        MonthRange.of(JUNE.plusMonths(1)));
        assertThat(explanation.leaves())
                .singleElement()
                .satisfies(leaf -> assertThat(leaf.label())
                        .isEqualTo("stripe/acme/re_2/movement/: leg refunds, a prior-period adjustment of 2026-06"));
    }

    @Test
    void aFigureWithoutAmountsIsZeroAndHasNoLeaves() {
        Explanation explanation = Explanations.of(story.books())
                .explain(story.customer("bob"), StatementLine.NET_REVENUE, USD, MonthRange.ALL);
        assertThat(explanation.amount()).isZero();
        assertThat(explanation.leaves()).isEmpty();
    }

    @Test
    void anExplanationThatDoesNotFoldCannotBeMade() {
        assertThatThrownBy(() -> new Explanation.Sum("fees", USD, 5, List.of()))
                .hasMessage("the parts of fees sum to 0 and not to 5; leave no part out");
    }

    @Test
    void theCompanyIsTheSumOfItsBearers() {
        Explanation.Sum company =
                Explanations.of(story.books()).explainCompany(StatementLine.CUSTOMER_PROFIT, USD, MonthRange.of(JUNE));
        assertThat(company.amount()).isEqualTo(2900 - 114 - 1000 - 500 - 100 - 100 - 300);
        assertThat(company.parts())
                .extracting(Explanation::label)
                .containsExactly(
                        "customer profit of unallocated in 2026-06",
                        "customer profit of customer 1 in 2026-06",
                        "customer profit of customer 2 in 2026-06");
    }
}
