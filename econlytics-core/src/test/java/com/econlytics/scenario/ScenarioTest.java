package com.econlytics.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.cohort.Segment;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Party;
import com.econlytics.ledger.Decision;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ScenarioTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/what-if.csv", numLinesToSkip = 1)
    void answersAsTheTableSays(
            String id, String rule, String story, String prices, String plan, String whatIf, String answer) {
        assertThat(WhatIfTable.answer(WhatIfTable.books(story, prices, plan), whatIf))
                .as(id + " " + rule)
                .isEqualTo(answer);
    }

    @Test
    void aRepricingReadsAsATableThatFoots() {
        Books books = WhatIfTable.books(
                "1 pays 19.00; 1 ticket; 1 ticket; 1 ticket; 2 pays 50.00; 3 pays 1.00; fees 2.00",
                "5.00 a ticket",
                "none");
        assertThat(Scenario.repriced(books, WhatIfTable.costs("7.00 a ticket")).toText())
                .isEqualTo("""
                        what if: other prices of work
                        closings are ignored: each fact counts in the month in which it happened; nothing is booked
                        USD                        before            after           change
                        customer 1                   4.00            -2.00            -6.00  turns to loss
                        no change: 3                49.00            49.00             0.00
                        company                     53.00            47.00            -6.00
                        """);
    }

    @Test
    void workThatLosesItsRateIsReported() {
        Books books = WhatIfTable.books("1 pays 19.00; 1 ticket 60 s", "5.00 a ticket", "none");
        assertThat(Scenario.repriced(books, WhatIfTable.costs("none")).toText()).endsWith("""
                        company                     14.00            19.00             5.00
                        without a rate, in no profit: 0 agent_second before, 60 after
                        without a rate, in no profit: 0 ticket before, 1 after
                        """);
    }

    @Test
    void whatStandsOnlyBecauseAMonthWasClosedIsSetAside() {
        Firm firm = new Firm(WhatIfTable.costs("5.00 a ticket"), WhatIfTable.plan("none"));
        firm.post(Firm.SHARED, ChartOfAccounts.ACCOUNT_FEES, "USD -30.00")
                .post(1, ChartOfAccounts.RECEIPTS, "USD 40.00")
                .post(2, ChartOfAccounts.RECEIPTS, "USD 10.00");
        firm.close("2026-06").ledger.decide(new Decision.AdoptAllocations(WhatIfTable.plan("fees equally")));
        Scenario scenario = Scenario.repriced(firm.books(), WhatIfTable.costs("5.00 a ticket"));
        assertThat(scenario.before()).isEqualTo(scenario.after());
        assertThat(scenario.setAside())
                .containsExactly(
                        new Impact(CustomerId.UNALLOCATED, usd("-30.00"), usd("0.00")),
                        new Impact(Firm.id(1), usd("40.00"), usd("25.00")),
                        new Impact(Firm.id(2), usd("10.00"), usd("-5.00")));
        assertThat(scenario.toText())
                .endsWith("the books stand at USD 20.00, and 3 of the rows at other amounts than before\n");
    }

    @Test
    void aDroppedCustomerReadsAsWhatIsLostAndWhatIsStranded() {
        Books books = WhatIfTable.books(
                "payroll 100.00; 1 pays 200.00; 2 pays 50.00; 2 ticket 1800 s; fees 30.00",
                "40.00 an hour of payroll",
                "fees equally");
        Segment small = Segment.parse("revenue below USD 60.00 and revenue from USD 0.01");
        assertThat(DropSegment.of(books, small, JULY, Avoidability.DEFAULT).toText())
                .isEqualTo("""
                        dropped customers: 1
                        USD profit of the company before                              120.00
                        profit of the dropped, shared costs included                   15.00
                          of it stranded: their shares of shared costs                -15.00
                          of it stranded: capacity left idle                          -20.00
                          of it stranded: direct costs that stay                        0.00
                        lost with them: their profit less what is stranded             50.00
                        profit of the company after                                    70.00
                        what if: without revenue below USD 60.00 and revenue from USD 0.01, as of 2026-07-01T00:00:00Z
                        closings are ignored: each fact counts in the month in which it happened; nothing is booked
                        USD                        before            after           change
                        unallocated                -80.00          -100.00           -20.00
                        customer 1                 185.00           170.00           -15.00
                        customer 2                  15.00             0.00           -15.00
                        company                    120.00            70.00           -50.00
                        """);
    }

    @Test
    void weightsOfWhoIsGoneFallOnThoseWhoRemain() {
        Books books = WhatIfTable.books("1 pays 40.00; 2 pays 10.00; fees 30.00", "none", "fees 1=1 2=2");
        assertThat(DropSegment.of(books, List.of(Firm.id(2)), Avoidability.DEFAULT)
                        .scenario()
                        .impacts())
                .containsExactly(
                        new Impact(Firm.id(1), usd("30.00"), usd("10.00")),
                        new Impact(Firm.id(2), usd("-10.00"), usd("0.00")));
    }

    @Test
    void breakEvenReadsWithItsAssumptions() {
        Books books = WhatIfTable.books(
                "1 pays 10.00; 1 pays 10.00; 1 costs 13.00; 1 ticket; 1 ticket; 1 ticket; 1 ticket",
                "2.50 a ticket",
                "none");
        assertThat(BreakEven.of(books, Firm.id(1), USD).withFeeRate(290).toText())
                .isEqualTo("""
                        break-even of customer 1
                        profit USD -3.00 from 2 payments, 4 tickets
                        held as booked: refunds, disputes, other costs, allocated shares, how much is bought; \
                        fees too, and 2.90 % of what is received more or less
                        price: must rise to 115.45 % of what is received, USD 1.54 a payment
                        tickets: at most 2, headroom -2 (profit 0 at 2.80)
                        """);
    }

    @Test
    void aFallBelowTheSmallestPaymentIsSaid() {
        Books books = WhatIfTable.books("1 pays 1.00; 1 pays 99.00; 1 costs 20.00", "none", "none");
        assertThat(BreakEven.of(books, Firm.id(1), USD).toText()).isEqualTo("""
                        break-even of customer 1
                        profit USD 80.00 from 2 payments, 0 tickets
                        held as booked: refunds, disputes, other costs, allocated shares, how much is bought; fees too
                        price: could fall to 20.00 % of what is received, USD -40.00 a payment
                          the fall is more than the smallest payment of USD 1.00
                        tickets: undefined, there are none
                        """);
    }

    @Test
    void aPaymentThatFailedIsNoPaymentAndOneCapturedTwiceIsOne() {
        Firm firm = new Firm(WhatIfTable.costs("none"), WhatIfTable.plan("none"));
        Party failed = firm.payment("p1", 1);
        Party twice = firm.payment("p2", 1);
        firm.post(failed, ChartOfAccounts.RECEIPTS, "USD 7.00")
                .post(failed, ChartOfAccounts.FAILED_PAYMENTS, "USD -7.00")
                .post(twice, ChartOfAccounts.RECEIPTS, "USD 4.00")
                .post(twice, ChartOfAccounts.RECEIPTS, "USD 6.00")
                .post(2, ChartOfAccounts.RECEIPTS, "USD 5.00")
                .post(1, ChartOfAccounts.RECEIPTS, "JPY 500")
                .post(1, Firm.AD_SPEND, "USD -11.00");
        BreakEven of = BreakEven.of(firm.books(), Firm.id(1), USD);
        assertThat(of.payments()).isEqualTo(1);
        assertThat(of.findSmallestPayment()).contains(usd("10.00"));
        assertThat(of.price()).isEqualTo(new PriceAnswer.Solved(Ratio.of(11, 10), usd("1.00")));
    }

    @Test
    void whoIsNotInTheBooksIsRefused() {
        Books books = WhatIfTable.books("1 pays 1.00", "none", "none");
        assertThatThrownBy(() -> BreakEven.of(books, new CustomerId(9), USD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customer 9 is not among the customers of the books; name one of their numbers");
        assertThatThrownBy(() -> DropSegment.of(books, List.of(CustomerId.UNALLOCATED), Avoidability.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unallocated is not among the customers of the books; name one of their numbers");
    }

    @Test
    void whoWasMergedIsAskedForByItsSurvivor() {
        Firm firm = new Firm(WhatIfTable.costs("none"), WhatIfTable.plan("none"));
        firm.post(1, ChartOfAccounts.RECEIPTS, "USD 4.00").post(2, ChartOfAccounts.RECEIPTS, "USD 6.00");
        firm.ledger.decide(new Decision.MergeCustomers(Firm.id(2), Firm.id(1)));
        Books books = firm.books();
        assertThatThrownBy(() -> DropSegment.of(books, List.of(Firm.id(2)), Avoidability.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customer 2 was merged into customer 1; name customer 1");
        assertThat(DropSegment.of(books, List.of(Firm.id(1)), Avoidability.DEFAULT)
                        .profits())
                .singleElement()
                .extracting(DroppedProfit::lost)
                .isEqualTo(usd("10.00"));
    }

    @Test
    void aFeeThatLeavesNothingIsRefused() {
        BreakEven of = BreakEven.of(WhatIfTable.books("1 pays 1.00", "none", "none"), Firm.id(1), USD);
        assertThatThrownBy(() -> of.withFeeRate(10_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a fee of 10000 basis points leaves no price at which more is earned;"
                        + " state 0 to 9999, such as 290 for 2.9 %");
    }

    @Test
    void revenueIsNoCostToAvoidOrToKeep() {
        assertThatThrownBy(() -> Avoidability.DEFAULT.keeping(ChartOfAccounts.RECEIPTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account receipts is in section GROSS_RECEIPTS, which is no cost;"
                        + " name accounts of costs as avoidable or unavoidable");
        assertThatThrownBy(() -> Avoidability.DEFAULT.avoiding(ChartOfAccounts.PAYOUTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account payouts is in section BALANCE_SHEET, which is no cost;"
                        + " name accounts of costs as avoidable or unavoidable");
    }

    @Test
    void amountsOfTwoCurrenciesAreNotCompared() {
        Money usd = usd("1.00");
        Money jpy = Money.parse("JPY 1");
        assertThatThrownBy(() -> new Impact(Firm.id(1), usd, jpy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the profit of customer 1 is USD 1.00 before and JPY 1 after;"
                        + " compare amounts of one currency");
        assertThatThrownBy(() -> new DroppedProfit(usd, usd, jpy, usd, usd, usd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the company's profit is USD 1.00 and a part of it JPY 1; state each currency's on its own");
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
