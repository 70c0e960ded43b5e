package com.econlytics.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.ledger.Unit;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Difference;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walk from one version of the books to another names the cause of every change. */
class WhyFiguresDifferTest {
    private static final Unit USD = Unit.of(Currency.getInstance("USD"));
    private static final MonthRange JUNE = MonthRange.of(YearMonth.of(2026, 6));
    private static final String PAID = "2026-06-02 charge ch_1 of ann: receipts 29.00";

    @Test
    void aFactThatIsHeardOfIsNew() {
        assertThat(changes(PAID, "2026-06-10 refund re_1 of ch_1: refunds -10.00", "ann"))
                .containsExactly("new facts -1000 by [re_1]");
    }

    @Test
    void anAmountThatIsStatedAgainIsRestated() {
        assertThat(changes(PAID, "2026-06-02 charge ch_1 of ann restated: receipts 25.00", "ann"))
                .containsExactly("restated facts -400 by [ch_1]");
    }

    @Test
    void aPaymentThatMovesToAnotherCustomerMovesByMatching() {
        String moves = "assign ch_1 to bob";
        String known = PAID + "; customer bob";
        assertThat(changes(known, moves, "ann")).containsExactly("matching -2900 by [ch_1]");
        assertThat(changes(known, moves, "bob")).containsExactly("matching 2900 by [ch_1]");
    }

    @Test
    void anotherPriceOfWorkIsCosting() {
        assertThat(changes(
                        "rate 5.00 per 1 ticket from 2026-01-01 on per_ticket; 2026-06-03 work 41 of ann: 1 ticket",
                        "rate 6.00 per 1 ticket from 2026-01-01 on per_ticket",
                        "ann"))
                .containsExactly("costing -100 by [41]");
    }

    @Test
    void sharingACostIsAllocation() {
        String known = PAID + "; 2026-06-30 fee txn_9 of shared: account_fees -4.00";
        assertThat(changes(known, "share account_fees equally; allocate", "ann"))
                .containsExactly("allocation -400 by [account_fees]");
        assertThat(changes(known, "share account_fees equally; allocate", "unallocated"))
                .containsExactly("allocation 400 by [account_fees]");
    }

    @Test
    void anAdjustmentThatReturnsToItsMonthReturnsByClosing() {
        assertThat(changes(
                        PAID + "; close 2026-06; 2026-06-20 refund re_1 of ch_1: refunds -10.00",
                        "reopen 2026-06",
                        "ann"))
                .containsExactly("closing -1000 by [re_1]");
    }

    @Test
    void aFactWithTwoCausesIsRestatedWhereItWasAndThenMoves() {
        String known = PAID + "; customer bob";
        String then = "2026-06-02 charge ch_1 of ann restated: receipts 25.00; assign ch_1 to bob";
        assertThat(changes(known, then, "ann"))
                .containsExactly("restated facts -400 by [ch_1]", "matching -2500 by [ch_1]");
        assertThat(changes(known, then, "bob"))
                .containsExactly("restated facts 0 by [ch_1]", "matching 2500 by [ch_1]");
    }

    @Test
    void aTicketThatMovesAndIsPricedAnewMovesAtTheOldPrice() {
        String known = "customer ann; customer bob; user user1, aliases ann;"
                + " rate 5.00 per 1 ticket from 2026-01-01 on per_ticket; 2026-06-03 work 41 of user1: 1 ticket";
        String then = "assign user1 to bob; rate 6.00 per 1 ticket from 2026-01-01 on per_ticket";
        assertThat(changes(known, then, "ann")).containsExactly("matching 500 by [41]", "costing 0 by [41]");
        assertThat(changes(known, then, "bob")).containsExactly("matching -500 by [41]", "costing -100 by [41]");
    }

    @Test
    void whatStaysTheSameHasNoCause() {
        assertThat(changes(PAID, "customer bob", "ann")).isEmpty();
    }

    @Test
    void theWalkOfTheCompanyReadsFromTheFigureBeforeToTheFigureAfter() {
        Story story = Story.inDollars().tell(PAID + "; 2026-06-30 fee txn_9 of shared: account_fees -4.00");
        Books before = Books.of(story.ledger(), Story.BOOKING);
        story.tell("2026-06-10 refund re_1 of ch_1: refunds -10.00; 2026-06-11 refund re_2 of ch_1: refunds -1.00;"
                + " 2026-06-02 charge ch_1 of ann restated: receipts 30.00; share account_fees equally; allocate;"
                + " 2026-07-01 charge ch_2 of ann: receipts 7.00; 2026-06-01 payout po_1 of shared: payouts -9.00;"
                + " 2026-06-03 charge ch_3 of ann: receipts EUR 7.00");
        Difference difference = Difference.between(before, Books.of(story.ledger(), Story.BOOKING));
        assertThat(difference.render(StatementLine.CUSTOMER_PROFIT, USD, JUNE)).isEqualTo("""
                before                          USD 25.00
                new facts                      USD -11.00  5 facts
                restated facts                   USD 1.00  1 facts
                matching                         USD 0.00  0 facts
                costing                          USD 0.00  0 facts
                allocation                       USD 0.00  1 facts
                closing                          USD 0.00  0 facts
                exchange rates                   USD 0.00  0 facts
                after                           USD 15.00
                """);
        assertThat(difference.companyChanges(StatementLine.NET_REVENUE, USD, JUNE))
                .containsEntry(Difference.Cause.NEW_FACTS, -1100L)
                .containsEntry(Difference.Cause.RESTATED_FACTS, 100L)
                .containsEntry(Difference.Cause.ALLOCATION, 0L);
        assertThat(difference.render(StatementLine.CUSTOMER_PROFIT, new Unit("ticket"), JUNE))
                .startsWith("before                           0 ticket\n");
    }

    /** Of the profit of one bearer in June, each cause that concerned a fact, and the source's ids of those facts. */
    private static List<String> changes(String first, String then, String who) {
        Story story = Story.inDollars().tell(first);
        Books before = Books.of(story.ledger(), Story.BOOKING);
        story.tell(then);
        Difference difference = Difference.between(before, Books.of(story.ledger(), Story.BOOKING));
        var changes = difference.changes(story.customer(who), StatementLine.CUSTOMER_PROFIT, USD, JUNE);
        return difference.steps().stream()
                .filter(step -> !step.facts().isEmpty())
                .map(step -> step.cause() + " " + changes.get(step.cause()) + " by "
                        + step.facts().stream().map(fact -> fact.object()).toList())
                .toList();
    }
}
