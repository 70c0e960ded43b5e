package com.econlytics.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.ledger.Decision;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Books that look as if a cause explained them. */
class HostileBooksTest {
    private final BothBooks both = new BothBooks("EUR");

    @Test
    void anEntryThatNamesAPayoutIsBookedTwiceOnlyIfItIsWhatWasPaidOut() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .payout("po_1", "2026-05-12", "2026-05-14", Map.of("txn_ch_1", 10000L))
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .entry("2026-05-14", BothBooks.SALES, "po_1", "", 777777);
        assertThat(found()).containsExactly("2026-05 revenue residual -777777");
    }

    @Test
    void aDepositEnteredAgainIsBookedTwice() {
        sold("ch_1")
                .payout("po_1", "2026-05-12", "2026-05-14", Map.of("txn_ch_1", 11600L))
                .entry("2026-05-14", BothBooks.SALES, "po_1", "", 11600)
                .entry("2026-05-15", BothBooks.SALES, "po_1", "", 11600);
        assertThat(found())
                .containsExactly(
                        "2026-05 fees FEES -300",
                        "2026-05 revenue TAX -1900",
                        "2026-05 revenue FEES 300",
                        "2026-05 revenue BOOKED_TWICE -11600");
    }

    @Test
    void oneOfTwoDepositsWithoutAReferenceIsThePayoutAndTheOtherUnexplained() {
        sold("ch_1")
                .payout("po_1", "2026-05-12", "2026-05-14", Map.of("txn_ch_1", 11600L))
                .entry("2026-05-14", BothBooks.SALES, "", "STRIPE", 11600)
                .entry("2026-05-15", BothBooks.SALES, "", "STRIPE", 11600);
        assertThat(found())
                .containsExactly(
                        "2026-05 fees FEES -300",
                        "2026-05 revenue TAX -1900",
                        "2026-05 revenue FEES 300",
                        "2026-05 revenue residual -11600");
    }

    @Test
    void payoutsOfEqualAmountAreTiedInTheirOrder() {
        sold("ch_1");
        sold("ch_2")
                .payout("po_1", "2026-05-12", "2026-05-14", Map.of("txn_ch_1", 11600L))
                .payout("po_2", "2026-05-13", "2026-05-15", Map.of("txn_ch_2", 11600L))
                .entry("2026-05-14", BothBooks.SALES, "", "STRIPE", 11600)
                .entry("2026-05-15", BothBooks.SALES, "", "STRIPE", 11600);
        assertThat(found())
                .containsExactly("2026-05 fees FEES -600", "2026-05 revenue TAX -3800", "2026-05 revenue FEES 600");
        assertThat(both.reconcile().periods().get(0).netDeposits())
                .extracting(NetDeposits::payout)
                .containsExactly("po_1", "po_2");
    }

    @Test
    void oneDepositThatMayBeEitherOfTwoPayoutsIsNeither() {
        sold("ch_1");
        sold("ch_2")
                .payout("po_1", "2026-05-12", "2026-05-14", Map.of("txn_ch_1", 11600L))
                .payout("po_2", "2026-05-13", "2026-05-15", Map.of("txn_ch_2", 11600L))
                .entry("2026-05-15", BothBooks.SALES, "", "STRIPE", 11600);
        assertThat(both.reconcile().periods().get(0).netDeposits()).isEmpty();
    }

    @Test
    void aPayoutThatFailedIsThePayoutThatReplacedIt() {
        sold("ch_1")
                .payout("po_1", "2026-05-12", "2026-05-14", Map.of("txn_ch_1", 11600L))
                .post(
                        "po_1",
                        "payout_reversal",
                        "",
                        "2026-05-15",
                        Map.of("balance_transaction", "txn_back"),
                        both.leg(ChartOfAccounts.PAYOUTS, 11600))
                .payout("po_2", "2026-05-16", "2026-05-18", Map.of("txn_back", 11600L))
                .entry("2026-05-18", BothBooks.SALES, "po_2", "", 11600);
        assertThat(found())
                .containsExactly("2026-05 fees FEES -300", "2026-05 revenue TAX -1900", "2026-05 revenue FEES 300");
    }

    @Test
    void besideAPayoutOfUnknownMembersNothingIsSaidToBeMissing() {
        sold("ch_1")
                .post("po_1", "payout", "", "2026-05-12", Map.of(), both.leg(ChartOfAccounts.PAYOUTS, -11600))
                .entry("2026-05-14", BothBooks.SALES, "po_1", "", 11600)
                .entry("2026-05-14", BothBooks.FEES, "ch_1", "", 300);
        assertThat(found()).containsExactly("2026-05 revenue residual -1600");
    }

    @Test
    void anEntryThatNamesSeveralRecordsIsAllOfThem() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .charge("ch_2", "2026-05-11", 5000, 950, 0)
                .charge("ch_3", "2026-05-11", 700, 0, 0)
                .entry("2026-05-11", BothBooks.SALES, "", "card sales ch_1, ch_2", 15950)
                .entry("2026-05-12", BothBooks.SALES, "ch_3", "not ch_1", 700);
        assertThat(found()).containsExactly("2026-05 revenue TAX -950");
    }

    @Test
    void manyEntriesAllowNoRoundingThatWouldHideASale() {
        for (int i = 0; i < 200; i++) {
            both.charge("ch_" + i, "2026-05-10", 1000 + i * 7, 0, 0)
                    .entry("2026-05-10", BothBooks.SALES, "", "sale", 1000 + i * 7 + (i == 3 ? 199 : 0));
        }
        assertThat(found()).containsExactly("2026-05 revenue NOT_BOOKED 1021", "2026-05 revenue residual -1220");
    }

    @Test
    void payrollThatIsBookedWronglyIsNoSupportAbsorption() {
        both.charge("ch_1", "2026-05-10", 10000, 0, 0)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 10000)
                .post("pay_1", "payroll", "", "2026-05-31", Map.of(), both.leg(ChartOfAccounts.SUPPORT_PAYROLL, -2000))
                .entry("2026-05-31", BothBooks.SUPPORT, "", "payroll", 2900);
        assertThat(found()).containsExactly("2026-05 support residual 900");
    }

    @Test
    void oneSummaryForEachDayIsTiedDayByDay() {
        daily(0, 11420);
        assertThat(found()).isEmpty();
    }

    @Test
    void aDayThatIsBookedWronglyStaysUnexplainedAndTheOthersAreTied() {
        daily(20, 5);
        assertThat(found()).containsExactly("2026-05 revenue residual 11415");
    }

    @Test
    void aDayWithoutASummaryIsNotBooked() {
        daily(20, 0);
        assertThat(found()).containsExactly("2026-05 revenue NOT_BOOKED 11420");
    }

    @Test
    void ofManyPaymentsOfAnInvoiceTheOneThatIsBookedLateIsTiming() {
        for (int i = 0; i < 20; i++) {
            both.post(
                            "ch_" + i,
                            "charge",
                            "ch_" + i,
                            "2026-05-10",
                            Map.of("invoice", "in_1"),
                            both.leg(ChartOfAccounts.RECEIPTS, 1000 + i))
                    .entry(i == 7 ? "2026-06-10" : "2026-05-10", BothBooks.SALES, "in_1", "", 1000 + i);
        }
        assertThat(found()).containsExactly("2026-05 revenue TIMING 1007", "2026-06 revenue TIMING -1007");
    }

    @Test
    void aCorrectionTakesBackTheCauseThatItCorrectsAndOnlyOnce() {
        both.charge("ch_1", "2026-05-10", 10000, 1900, 0)
                .entry("2026-05-10", BothBooks.SALES, "ch_1", "", 11900)
                .entry("2026-05-31", BothBooks.SALES, "", "VAT taken out", -1900);
        assertThat(found()).isEmpty();
        both.entry("2026-05-31", BothBooks.SALES, "", "VAT taken out", -1900);
        assertThat(found()).containsExactly("2026-05 revenue residual 1900");
    }

    @Test
    void payrollAgainstRatesIsStillAbsorption() {
        both.decide(new Decision.AdoptCosts(CostModel.of(
                        Currency.getInstance("EUR"),
                        DriverRate.perUnit(Driver.TICKET, both.money(500), Instant.EPOCH))))
                .ticket("4711", "2026-05-10", 3)
                .entry("2026-05-31", BothBooks.SUPPORT, "", "payroll", 2200);
        assertThat(found()).containsExactly("2026-05 support SUPPORT_ABSORPTION 700");
    }

    private BothBooks sold(String id) {
        return both.charge(id, "2026-05-10", 10000, 1900, 300);
    }

    /** Two sales a day and one entry for them; {@code booked} on the day that is wrong. */
    private void daily(int wrong, long booked) {
        for (int day = 10; day < 28; day++) {
            String date = "2026-05-" + day;
            long first = 10_000 + day;
            long second = 1_000 + (long) day * day;
            both.charge("ch_a" + day, date, first, 0, 0).charge("ch_b" + day, date, second, 0, 0);
            if (day != wrong || booked != 0) {
                both.entry(date, BothBooks.SALES, "", "sales", day == wrong ? booked : first + second);
            }
        }
    }

    private List<String> found() {
        return PlantedCausesTest.found(both.reconcile());
    }
}
