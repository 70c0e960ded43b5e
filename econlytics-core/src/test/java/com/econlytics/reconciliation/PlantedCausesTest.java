package com.econlytics.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.ledger.Decision;
import com.econlytics.pnl.StatementLine;
import com.econlytics.time.MonthRange;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each cause looks like in two books, and under which it is found. */
class PlantedCausesTest {
    private final BothBooks both = new BothBooks("EUR");

    @Test
    void taxInRevenueIsTax() {
        both.charge("ch_1", "2026-05-10", 10000, 1900, 300)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 11900)
                .entry("2026-05-10", BothBooks.FEES, "ch_1", "", 300);
        assertThat(found()).containsExactly("2026-05 revenue TAX -1900");
    }

    @Test
    void feesInTheNextMonthAreTimingInBoth() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 300)
                .charge("ch_2", "2026-05-11", 5000, 0, 170)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-05-11", BothBooks.SALES, "ch_2", "", 5000)
                .row("2026-05", BothBooks.FEES, 0)
                .entry("2026-06-03", BothBooks.FEES, "", "Stripe fees May", 470);
        assertThat(found()).containsExactly("2026-05 fees TIMING -470", "2026-06 fees TIMING 470");
    }

    @Test
    void aDisputeBookedInTheNextMonthIsTiming() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .dispute("dp_1", "ch_1", "2026-05-30", 10000)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-06-02", BothBooks.SALES, "dp_1", "", -10000);
        assertThat(found()).containsExactly("2026-05 revenue TIMING -10000", "2026-06 revenue TIMING 10000");
    }

    @Test
    void whatIsEnteredAgainIsBookedTwice() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-06-02", BothBooks.SALES, "ch_1", "", 10000);
        assertThat(found()).containsExactly("2026-06 revenue BOOKED_TWICE -10000");
    }

    @Test
    void twoEqualRefundsAreNotBookedTwice() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .refund("re_1", "ch_1", "2026-05-11", 1000)
                .refund("re_2", "ch_1", "2026-05-11", 1000)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-05-11", BothBooks.SALES, "ch_1", "refund", -1000)
                .entry("2026-05-11", BothBooks.SALES, "ch_1", "refund", -1000);
        assertThat(found()).isEmpty();
        assertThat(both.reconcile().hasNoBreak()).isTrue();
    }

    @Test
    void aRefundThatIsNotBookedIsARefund() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .refund("re_1", "ch_1", "2026-05-11", 2500)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000);
        assertThat(found()).containsExactly("2026-05 revenue REFUNDS -2500");
    }

    @Test
    void aReceiptThatIsNotBookedIsNotBooked() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .charge("ch_2", "2026-05-10", 7700, 0, 0)
                .entry("2026-05-10", BothBooks.SALES, "", "charge ch_1, card", 10000);
        assertThat(found()).containsExactly("2026-05 revenue NOT_BOOKED 7700");
    }

    @Test
    void revenueOnAnotherAccountIsOtherAccount() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .charge("ch_2", "2026-05-10", 5000, 0, 0)
                .entry("2026-05-10", BothBooks.SHOP, "ch_1", "", 10000)
                .entry("2026-05-10", BothBooks.SALES, "ch_2", "", 5000);
        assertThat(found())
                .containsExactly("2026-05 revenue OTHER_ACCOUNT 10000", "2026-05 shop_receipts OTHER_ACCOUNT -10000");
    }

    @Test
    void revenueOnAnAccountThatIsNotComparedIsOtherAccount() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 300)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-05-10", BothBooks.RENT, "ch_1", "", 300);
        assertThat(found()).containsExactly("2026-05 fees OTHER_ACCOUNT -300");
    }

    @Test
    void netDepositsAreFeesAndTaxAndRefundsAndTiming() {
        both.charge("ch_1", "2026-05-10", 10000, 1900, 300)
                .charge("ch_2", "2026-05-30", 5000, 950, 170)
                .refund("re_1", "ch_1", "2026-05-12", 2000)
                .payout("po_1", "2026-05-13", "2026-05-15", Map.of("txn_ch_1", 11600L, "txn_re_1", -2000L))
                .payout("po_2", "2026-06-01", "2026-06-02", Map.of("txn_ch_2", 5780L))
                .entry("2026-05-15", BothBooks.SALES, "po_1", "Stripe transfer", 9600)
                .entry("2026-06-02", BothBooks.SALES, "", "STRIPE TRANSFER", 5780)
                .row("2026-05", BothBooks.FEES, 0);
        assertThat(found())
                .containsExactly(
                        "2026-05 fees FEES -470",
                        "2026-05 revenue TIMING 5000",
                        "2026-05 revenue TAX -1900",
                        "2026-05 revenue FEES 300",
                        "2026-06 revenue TIMING -5000",
                        "2026-06 revenue TAX -950",
                        "2026-06 revenue FEES 170");
        assertThat(both.reconcile().periods().get(0).netDeposits())
                .extracting(NetDeposits::payout)
                .containsExactly("po_1");
        assertThat(both.reconcile().periods().get(1).netDeposits())
                .extracting(NetDeposits::payout)
                .containsExactly("po_2");
    }

    @Test
    void entriesOfASourceThatIsNotConnectedAreMissingSource() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .other("PayPal", "paypal")
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-05-10", BothBooks.SALES, "", "PayPal sale 77", 1234);
        assertThat(found()).containsExactly("2026-05 revenue MISSING_SOURCE -1234");
    }

    @Test
    void aMinorUnitForEachEntryIsRounding() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 301)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10001)
                .entry("2026-05-10", BothBooks.FEES, "ch_1", "", 301);
        assertThat(found()).containsExactly("2026-05 revenue ROUNDING -1");
    }

    @Test
    void anEntryThatNothingExplainsIsResidual() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-05-20", BothBooks.SALES, "JE-7", "accrual", 555);
        assertThat(found()).containsExactly("2026-05 revenue residual -555");
    }

    @Test
    void anEntryThatNamesARecordAndIsNoSumOfItsPartsLeavesTheDifference() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0).entry("2026-05-10", BothBooks.SALES, "ch_1", "", 9300);
        assertThat(found()).containsExactly("2026-05 revenue residual 700");
    }

    @Test
    void aStatementThatItsEntriesDoNotMakeLeavesTheDifference() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .row("2026-05", BothBooks.SALES, 40);
        assertThat(found()).containsExactly("2026-05 revenue residual -40");
    }

    @Test
    void whatIsPendingWithUsAndInTheBooksIsPending() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .post("ch_2", "charge", "ch_2", "2026-05-12", Map.of(), both.leg(ChartOfAccounts.FEE_UNKNOWN, 4000))
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-05-12", BothBooks.SALES, "ch_2", "", 4000);
        assertThat(found()).containsExactly("2026-05 revenue PENDING -4000");
    }

    @Test
    void whatIsContestedWithUsAndInTheBooksIsContested() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .charge("ch_2", "2026-05-12", 4000, 0, 100)
                .charge("ch_2", "2026-05-12", 4000, 0, 120)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-05-12", BothBooks.SALES, "ch_2", "", 4000);
        assertThat(found()).containsExactly("2026-05 revenue CONTESTED -4000");
    }

    @Test
    void whatIsQuarantinedWithUsAndInTheBooksIsQuarantined() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-05-12", BothBooks.SALES, "ch_9", "", 4000);
        Terms terms = BothBooks.terms().quarantining(Set.of("ch_9"));
        assertThat(found(Reconciliation.of(both.figures(), both.company("2026-05", "2026-06"), terms)))
                .containsExactly("2026-05 revenue QUARANTINED -4000");
    }

    @Test
    void payrollAgainstRatesIsSupportAbsorption() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .decide(new Decision.AdoptCosts(CostModel.of(
                        Currency.getInstance("EUR"),
                        DriverRate.perUnit(Driver.TICKET, both.money(500), Instant.EPOCH))))
                .ticket("4711", "2026-05-10", 3)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-05-31", BothBooks.SUPPORT, "", "payroll", 2200);
        assertThat(found()).containsExactly("2026-05 support SUPPORT_ABSORPTION 700");
    }

    @Test
    void exchangeBetweenReceiptAndRefundIsExchange() {
        both.post(
                        "ch_1",
                        "charge",
                        "ch_1",
                        "2026-05-10",
                        Map.of("presented", "USD 100.00"),
                        both.leg(ChartOfAccounts.RECEIPTS, 9000))
                .post(
                        "re_1",
                        "refund",
                        "ch_1",
                        "2026-05-20",
                        Map.of("presented", "USD 100.00", "charge", "ch_1"),
                        both.leg(ChartOfAccounts.REFUNDS, -9200))
                .charge("ch_2", "2026-05-10", 50000, 0, 0)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 9000)
                .entry("2026-05-10", BothBooks.SALES, "ch_2", "", 50000)
                .entry("2026-05-20", BothBooks.SALES, "re_1", "", -9000);
        assertThat(found()).containsExactly("2026-05 revenue EXCHANGE -200");
    }

    @Test
    void whatNobodyKnownBearsIsUnmatchedWhereCustomersAreCompared() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0).entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000);
        Terms terms = BothBooks.terms().with(Scope.CUSTOMERS);
        assertThat(found(Reconciliation.of(both.figures(), both.company("2026-05", "2026-06"), terms)))
                .containsExactly("2026-05 revenue UNMATCHED_CUSTOMERS -10000");
        assertThat(found(Reconciliation.of(both.figures(), both.summary(), terms)))
                .containsExactly("2026-05 revenue UNMATCHED_CUSTOMERS -10000");
    }

    @Test
    void withoutEntriesACauseIsInferredAndStaysInTheResidual() {
        both.charge("ch_1", "2026-05-10", 10000, 1900, 300)
                .row("2026-05", BothBooks.SALES, 11900)
                .row("2026-05", BothBooks.FEES, 300);
        Reconciliation found = Reconciliation.of(both.figures(), both.summary(), BothBooks.terms());
        assertThat(found(found)).containsExactly("2026-05 revenue residual -1900");
        assertThat(line(found, BothBooks.REVENUE).inferred())
                .containsExactly(new InferredCause(Cause.TAX, both.money(-1900)));
    }

    private static LineComparison line(Reconciliation found, StatementLine line) {
        return found.find(MonthRange.of(YearMonth.parse("2026-05")), Currency.getInstance("EUR"))
                .flatMap(period -> period.find(line))
                .orElseThrow();
    }

    private List<String> found() {
        return found(both.reconcile());
    }

    static List<String> found(Reconciliation reconciliation) {
        List<String> found = new ArrayList<>();
        for (PeriodComparison period : reconciliation.periods()) {
            for (LineComparison line : period.lines()) {
                String at = period.period() + " " + line.line() + " ";
                line.causes().stream()
                        .filter(cause -> !cause.amount().isZero())
                        .forEach(cause -> found.add(
                                at + cause.cause().name() + " " + cause.amount().amountMinor()));
                if (!line.residual().isZero()) {
                    found.add(at + "residual " + line.residual().amountMinor());
                }
            }
        }
        return found;
    }
}
