package com.econlytics.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Match;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Unit;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Conservation;
import com.econlytics.pnl.Explanation;
import com.econlytics.pnl.Explanations;
import com.econlytics.pnl.MatchQuality;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every figure says from which records and by which rules it comes, and how sure it is that they are the customer's. */
class WhyFiguresAreTest {
    private static final Unit USD = Unit.of(Currency.getInstance("USD"));
    private static final Unit TICKET = new Unit("ticket");
    private static final MonthRange JUNE = MonthRange.of(YearMonth.of(2026, 6));

    @Test
    void theProfitOfACustomerReadsLikeAStatementDownToItsRecords() {
        Story story = Story.inDollars()
                .tell(
                        "2026-06-02 charge ch_1 of ann: receipts 29.00, processing_fees -1.14;"
                                + " 2026-06-10 refund re_1 of ch_1: refunds -10.00;"
                                + " rate 60.00 per 3600 agent_second from 2026-01-01 on tracked_time;"
                                + " 2026-06-03 work 41 of ann: 1 ticket, 840 agent_second;"
                                + " customer bob; 2026-06-05 charge ch_2 of bob: receipts 5.00;"
                                + " 2026-06-30 fee txn_9 of shared: account_fees -4.00; share account_fees by revenue; allocate");
        assertThat(explain(story, "ann", StatementLine.CUSTOMER_PROFIT, USD)
                        .render()
                        .lines())
                .containsExactly(
                        "            USD 0.69  customer profit of customer 1 in 2026-06",
                        "           USD 29.00    gross receipts",
                        "           USD 29.00      receipts",
                        "           USD 29.00        stripe/acct_1/ch_1/charge/: leg receipts",
                        "          USD -10.00    refunds",
                        "          USD -10.00      refunds",
                        "          USD -10.00        stripe/acct_1/re_1/refund/: leg refunds",
                        "           USD -4.31    fees",
                        "           USD -3.17      account_fees",
                        "           USD -3.17        econlytics/allocation/account_fees/allocation/2026-06:USD: "
                                + "share of USD -4.00 of account_fees by revenue in USD: 1900 of 2400",
                        "           USD -1.14      processing_fees",
                        "           USD -1.14        stripe/acct_1/ch_1/charge/: leg processing_fees",
                        "          USD -14.00    support",
                        "          USD -14.00      support",
                        "          USD -14.00        zendesk/acme/41/ticket/: "
                                + "840 agent_second at USD 60.00 per 3600 from 2026-01-01T12:00:00Z");
    }

    @Test
    void whatIsSharedOutSaysWhatOthersBearOfIt() {
        Story story = shared();
        assertThat(rules(story, "unallocated", StatementLine.of(ChartOfAccounts.ACCOUNT_FEES)))
                .containsExactly(
                        "what customers bear of USD -4.00 of account_fees by revenue in USD", "leg account_fees");
        assertThat(rules(story, "bob", StatementLine.of(ChartOfAccounts.ACCOUNT_FEES)))
                .containsExactly("share of USD -4.00 of account_fees by revenue in USD: 1000 of 4000");
    }

    @Test
    void aShareOfAPlanThatIsNoLongerInForceSaysThatItWasAllocatedThen() {
        Story story = shared().tell("close 2026-06; share account_fees by ticket");
        assertThat(rules(story, "bob", StatementLine.of(ChartOfAccounts.ACCOUNT_FEES)))
                .containsExactly("share by rule account_fees, as allocated then");
    }

    @Test
    void workIsExplainedByItsQuantityItsPriceAndItsBasis() {
        String work = "2026-06-03 work 41 of ann: 1 ticket, 840 agent_second";
        Story tracked =
                Story.inDollars().tell("rate 60.00 per 3600 agent_second from 2026-01-01 on tracked_time; " + work);
        assertThat(explain(tracked, "ann", StatementLine.CUSTOMER_PROFIT, TICKET)
                        .leaves()
                        .map(Explanation.Leaf::rule))
                .containsExactly("work of 840 agent_second, 1 ticket");
        Story absorbed = Story.inDollars()
                .tell("rate 60.00 per 3600 agent_second from 2026-01-01 on practical_capacity; " + work);
        assertThat(rules(absorbed, "unallocated", StatementLine.CUSTOMER_PROFIT))
                .containsExactly("taken over from payroll: 840 agent_second at USD 60.00 per 3600 from"
                        + " 2026-01-01T12:00:00Z");
    }

    @Test
    void aContradictionIsExplainedAsOne() {
        Story story = Story.inDollars()
                .tell("2026-06-11 refund re_2 of ann: refunds -1.00; 2026-06-12 refund re_2 of ann: refunds -1.00");
        assertThat(rules(story, "ann", StatementLine.of(ChartOfAccounts.CONTESTED)))
                .containsExactly("stated in 2 ways, none counts until one is settled");
    }

    @Test
    void aLateRecordSaysOfWhichMonthItIs() {
        Story story = Story.inDollars().tell("close 2026-06; 2026-06-20 refund re_1 of ann: refunds -10.00");
        assertThat(Explanations.of(books(story))
                        .explainCompany(StatementLine.NET_REVENUE, USD, MonthRange.ALL)
                        .leaves()
                        .map(Explanation.Leaf::label))
                .containsExactly("stripe/acct_1/re_1/refund/: leg refunds, a prior-period adjustment of 2026-06");
    }

    @Test
    void theCompanyIsExplainedByThoseWhoBearAnythingOfTheFigure() {
        Story story = shared();
        Explanation.Sum fees =
                Explanations.of(books(story)).explainCompany(StatementLine.of(ChartOfAccounts.ACCOUNT_FEES), USD, JUNE);
        assertThat(fees.parts())
                .extracting(Explanation::label)
                .containsExactly(
                        "account_fees of unallocated in 2026-06",
                        "account_fees of customer 1 in 2026-06",
                        "account_fees of customer 2 in 2026-06");
        Explanation.Sum refunds =
                Explanations.of(books(story)).explainCompany(StatementLine.of(ChartOfAccounts.REFUNDS), USD, JUNE);
        assertThat(refunds.parts()).isEmpty();
    }

    @Test
    void recordsAreInTheOrderOfTimeAndThenOfTheirIds() {
        Story story = Story.inDollars()
                .tell(
                        "2026-07-01 charge ch_1 of ann: receipts 1.00;"
                                + " 2026-06-30 charge ch_3 of ann: receipts 2.00; 2026-06-01 charge ch_2 of ann: receipts 3.00");
        assertThat(Explanations.of(books(story))
                        .explain(story.customer("ann"), StatementLine.NET_REVENUE, USD, MonthRange.ALL)
                        .leaves()
                        .map(leaf -> leaf.record().object()))
                .containsExactly("ch_2", "ch_3", "ch_1");
    }

    @Test
    void revenueThatWasMatchedByAnAddressIsAtRisk() {
        Story story = Story.inDollars()
                .tell("customer ann, emails ann@x.org; user user1, emails ann@x.org;"
                        + " 2026-06-02 charge ch_1 of ann: receipts 90.00; 2026-06-03 invoice in_1 of user1: receipts 8.00;"
                        + " 2026-06-04 charge ch_2 of unknown: receipts 2.00; 2026-06-05 sale s_1 of ann: receipts 1.00;"
                        + " 2026-06-06 bonus b_1 of shared: receipts 5.00; 2026-06-07 invoice in_1/2 of user1: receipts 1.00,"
                        + " refunds -3.00; 2026-06-08 fee txn_1 of ann: processing_fees -7.00");
        MatchQuality quality = MatchQuality.of(books(story), StatementLine.NET_REVENUE);
        assertThat(quality.atRisk(USD)).isEqualTo(600);
        assertThat(quality.amount(USD, Match.Confidence.STATED)).isEqualTo(9000);
        assertThat(quality.amount(USD, Match.Confidence.CERTAIN)).isEqualTo(600);
        assertThat(quality.amount(USD, Match.Confidence.NONE)).isEqualTo(200);
        assertThat(quality.atRisk(TICKET)).isZero();
        assertThat(quality.render().lines())
                .containsExactly(
                        "net revenue of_record  certain                   USD 1.00         1 facts",
                        "net revenue alias      stated                   USD 90.00         1 facts",
                        "net revenue email      inferred                  USD 6.00         2 facts",
                        "net revenue internal   certain                   USD 5.00         1 facts",
                        "net revenue none       none                      USD 2.00         1 facts");
    }

    @Test
    void recordsAreCountedWithThoseThatContradictThemselvesAndThoseOfNothing() {
        Story story = Story.inDollars()
                .tell("2026-06-11 refund re_1 of ann: refunds -1.00;"
                        + " 2026-06-12 refund re_1 of ann: refunds -1.00; 2026-06-12 charge ch_1 of ann withdrawn;"
                        + " 2026-06-13 charge ch_2 of ann: receipts 1.00; 2026-06-13 work 41 of ann: 0 ticket;"
                        + " 2026-06-14 work 42 of ann: 1 ticket");
        assertThat(Conservation.of(books(story)).records())
                .containsEntry(Story.STRIPE, new Conservation.RecordCount(3, 1, 1))
                .containsEntry(Story.DESK, new Conservation.RecordCount(2, 0, 1));
    }

    @Test
    void theBooksKnowWhoBearsWhatAndSinceWhenTheyAreCustomers() {
        Story story = Story.inDollars().tell("2026-06-02 charge ch_1 of ann: receipts 29.00; customer bob");
        Books books = books(story);
        assertThat(List.of(
                        books.bearerOf(Story.party("ch_1")).toString(),
                        books.bearerOf(Story.party("ch_9")).toString(),
                        books.bearerOf(Story.party("shared")).toString()))
                .containsExactly("customer 1", "unattributed", "unallocated");
        assertThat(books.attributeHistories()).containsOnlyKeys(story.customer("ann"), story.customer("bob"));
        story.tell("merge ann into bob");
        assertThat(books(story).attributeHistories()).containsOnlyKeys(story.customer("bob"));
    }

    /** 4.00 shared by the revenue of ann, 30.00, and of bob, 10.00. */
    private static Story shared() {
        return Story.inDollars()
                .tell(
                        "2026-06-02 charge ch_1 of ann: receipts 30.00;"
                                + " 2026-06-05 charge ch_2 of bob: receipts 10.00;"
                                + " 2026-06-30 fee txn_9 of shared: account_fees -4.00; share account_fees by revenue; allocate");
    }

    private static Books books(Story story) {
        return Books.of(story.ledger(), Story.BOOKING);
    }

    private static Explanation.Sum explain(Story story, String who, StatementLine line, Unit unit) {
        return Explanations.of(books(story)).explain(story.customer(who), line, unit, JUNE);
    }

    private static List<String> rules(Story story, String who, StatementLine line) {
        return explain(story, who, line, USD)
                .leaves()
                .map(Explanation.Leaf::rule)
                .toList();
    }
}
