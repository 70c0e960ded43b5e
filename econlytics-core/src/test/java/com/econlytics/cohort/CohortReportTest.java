package com.econlytics.cohort;

import static com.econlytics.cohort.Company.money;
import static com.econlytics.cohort.Company.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.cohort.Grouping.Start;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Party;
import com.econlytics.ledger.Decision;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CohortReportTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private final Company company = new Company()
            .signup("ann", on("2026-01-10"))
            .payment("a1", "ann")
            .signup("bob", on("2026-01-20"))
            .payment("b1", "bob")
            .customer("cid")
            .payment("c1", "cid");

    @Test
    void signupCohortsIncludeWhoNeverPaidAndShowUnknownSignupsInARowOfTheirOwn() {
        company.charge("a1", "USD 29.00", on("2026-02-10")).charge("c1", "USD 7.00", on("2026-02-10"));
        CohortReport report = report(Grouping.bySignupMonth());
        assertThat(report.customers())
                .containsExactly(Map.entry(month("2026-01"), 2), Map.entry(new Cohort.NotStarted(Start.SIGNUP), 1));
        assertThat(table(report).rows())
                .extracting(row -> row.cohort().label() + ": " + row.total().profit() + ", each " + row.averageProfit()
                        + " cents, ages " + row.cells().size())
                .containsExactly(
                        "2026-01: USD 29.00, each 1450 cents, ages 6", "(unknown): USD 7.00, each 700 cents, ages 0");
    }

    @Test
    void acquisitionCohortsShowWhoNeverPaidInARowOfTheirOwn() {
        company.charge("a1", "USD 29.00", on("2026-02-10")).ticket("bob", on("2026-03-10"));
        CohortTable table = table(report(Grouping.byAcquisitionMonth()));
        assertThat(table.rows())
                .extracting(row -> row.cohort().label() + ": " + row.customers() + ", "
                        + row.total().profit())
                .containsExactly("2026-02: 1, USD 29.00", "(never paid): 2, USD -5.00");
    }

    @Test
    void anAttributeCountsAsItWasKnownAtTheStartAndNotAsItBecame() {
        company.attribute("ann", "plan", "basic", Instant.EPOCH)
                .attribute("ann", "plan", "pro", on("2026-03-01"))
                .attribute("bob", "plan", "pro", on("2026-01-21"))
                .charge("a1", "USD 29.00", on("2026-04-10"))
                .charge("b1", "USD 29.00", on("2026-04-10"));
        assertThat(report(Grouping.byAttribute("plan", Start.SIGNUP)).customers())
                .containsExactly(
                        Map.entry(new Cohort.OfValue("basic"), 1),
                        Map.entry(new Cohort.WithoutValue(), 1),
                        Map.entry(new Cohort.NotStarted(Start.SIGNUP), 1));
        assertThat(report(Grouping.byAttribute("plan", Start.ACQUISITION)).customers())
                .containsExactly(
                        Map.entry(new Cohort.OfValue("pro"), 2),
                        Map.entry(new Cohort.NotStarted(Start.ACQUISITION), 1));
    }

    @Test
    void aValueCalledNoneIsNotTheLackOfAValue() {
        company.attribute("ann", "plan", "(none)", Instant.EPOCH);
        assertThat(report(Grouping.byAttribute("plan", Start.SIGNUP))
                        .customers()
                        .keySet())
                .startsWith(new Cohort.OfValue("(none)"), new Cohort.WithoutValue());
    }

    @Test
    void whatIsNobodysStandsBesideTheCohortsAndCompletesTheCompany() {
        company.charge("a1", "USD 29.00", on("2026-02-10"))
                .charge("guest", "USD 3.00", on("2026-02-10"))
                .post(Party.shared(), ChartOfAccounts.ACCOUNT_FEES, "USD -1.00", on("2026-02-10"));
        CohortTable table = table(report(Grouping.bySignupMonth()));
        assertThat(table.unattributed().profit()).isEqualTo(money("USD 3.00"));
        assertThat(table.unallocated().profit()).isEqualTo(money("USD -1.00"));
        assertThat(table.company().profit()).isEqualTo(money("USD 31.00"));
    }

    @Test
    void eachCurrencyHasATableOfItsOwnWithAllCohorts() {
        company.charge("a1", "USD 29.00", on("2026-02-10")).charge("b1", "JPY 500", on("2026-02-10"));
        CohortReport report = report(Grouping.bySignupMonth());
        assertThat(report.tables())
                .extracting(table -> table.rows().get(0).total().profit())
                .containsExactly(money("JPY 500"), money("USD 29.00"));
        assertThat(report.find(Currency.getInstance("EUR"))).isEmpty();
    }

    @Test
    void theMarginsOfACellAreRevenueContributionAndProfit() {
        company.charge("a1", "USD 29.00", on("2026-01-10"))
                .post("a1", ChartOfAccounts.PROCESSING_FEES, "USD -1.14", on("2026-01-10"))
                .post("a1", ChartOfAccounts.REFUNDS, "USD -10.00", on("2026-01-12"))
                .post("a1", Company.AD_SPEND, "USD -5.00", on("2026-01-10"))
                .post("a1", ChartOfAccounts.PAYOUTS, "USD -17.86", on("2026-01-13"));
        CohortCell cell = january().findCell(0).orElseThrow();
        assertThat(cell.soFar()).isEqualTo(new Margins(money("USD 19.00"), money("USD 17.86"), money("USD 12.86")));
        assertThat(cell.revenuePerCustomer()).isEqualTo(Ratio.of(1900, 2));
        assertThat(cell.profitPerCustomer()).isEqualTo(Ratio.of(1286, 2));
    }

    @Test
    void withoutACostOfAcquisitionPaybackIsNotSuppliedAndNotImmediate() {
        company.charge("a1", "USD 29.00", on("2026-01-10"));
        assertThat(january().payback()).isEqualTo(new Payback.NotSupplied());
    }

    @Test
    void paybackIsTheFirstAgeAtWhichContributionCoversTheCost() {
        company.post("a1", Company.AD_SPEND, "USD -30.00", on("2025-12-10"))
                .charge("a1", "USD 29.99", on("2026-01-10"))
                .charge("b1", "USD 0.01", on("2026-03-10"));
        assertThat(january().payback()).isEqualTo(new Payback.PaidBack(money("USD 30.00"), 2, 2));
        assertThat(january().before().profit()).isEqualTo(money("USD -30.00"));
    }

    @Test
    void oneCentShortIsNotPaidBack() {
        company.post("a1", Company.AD_SPEND, "USD -30.00", on("2026-01-10"))
                .charge("a1", "USD 29.99", on("2026-01-10"));
        assertThat(january().payback()).isEqualTo(new Payback.NotYet(money("USD 30.00")));
    }

    @Test
    void aRefundCanUndoAPaybackAndALaterSaleRestoreIt() {
        company.post("a1", Company.AD_SPEND, "USD -30.00", on("2026-01-10"))
                .charge("a1", "USD 35.00", on("2026-02-10"))
                .post("a1", ChartOfAccounts.REFUNDS, "USD -10.00", on("2026-03-10"));
        assertThat(january().payback()).isEqualTo(new Payback.Undone(money("USD 30.00"), 1, 1));
        company.charge("b1", "USD 15.00", on("2026-05-10"));
        assertThat(january().payback()).isEqualTo(new Payback.PaidBack(money("USD 30.00"), 1, 4));
    }

    @Test
    void paybackLooksAtMatureAgesAlone() {
        company.attribute("ann", "plan", "pro", Instant.EPOCH)
                .signup("eve", on("2026-06-10"))
                .attribute("eve", "plan", "pro", Instant.EPOCH)
                .post("a1", Company.AD_SPEND, "USD -30.00", on("2026-01-10"))
                .charge("a1", "USD 35.00", on("2026-02-10"));
        CohortRow pro = table(report(Grouping.byAttribute("plan", Start.SIGNUP)))
                .find(new Cohort.OfValue("pro"))
                .orElseThrow();
        assertThat(pro.cells())
                .filteredOn(pro::isMature)
                .extracting(CohortCell::age)
                .containsExactly(0);
        assertThat(pro.payback()).isEqualTo(new Payback.NotYet(money("USD 30.00")));
    }

    @Test
    void whatHappenedAfterTheCompleteDataIsInTheTotalAndInNoCell() {
        company.charge("a1", "USD 29.00", on("2026-01-10")).charge("a1", "USD 5.00", on("2026-07-10"));
        assertThat(january().after().profit()).isEqualTo(money("USD 5.00"));
        assertThat(january().total().profit()).isEqualTo(money("USD 34.00"));
        assertThat(january().cells().get(5).soFar().profit()).isEqualTo(money("USD 29.00"));
    }

    @Test
    void theBridgeNamesEachPriorPeriodAdjustment() {
        company.charge("a1", "USD 100.00", on("2026-02-10"))
                .charge("a1", "USD 50.00", on("2026-03-10"))
                .close("2026-02")
                .post("a1", ChartOfAccounts.REFUNDS, "USD -10.00", on("2026-02-20"));
        FinanceBridge bridge = table(report(Grouping.bySignupMonth())).bridge();
        YearMonth february = YearMonth.of(2026, 2);
        YearMonth march = YearMonth.of(2026, 3);
        assertThat(bridge.adjustments())
                .containsExactly(new FinanceBridge.Adjustment(february, march, money("USD -10.00")));
        assertThat(bridge.months())
                .containsExactly(
                        new FinanceBridge.Month(february, money("USD 90.00"), money("USD -10.00"), money("USD 0.00")),
                        new FinanceBridge.Month(march, money("USD 50.00"), money("USD 0.00"), money("USD -10.00")));
        assertThat(bridge.months())
                .extracting(FinanceBridge.Month::counted)
                .containsExactly(money("USD 100.00"), money("USD 40.00"));
    }

    @Test
    void aMergedCustomerIsOneWithItsSurvivorAlsoInOlderBooks() {
        company.charge("a1", "USD 29.00", on("2026-02-10")).charge("b1", "USD 5.00", on("2026-02-10"));
        long before = company.ledger.version();
        company.ledger.decide(new Decision.MergeCustomers(company.id("bob"), company.id("ann")));
        Books older = Books.asOf(company.ledger, company.booking, before);
        CohortReport report = CohortReport.of(Population.of(older), Grouping.bySignupMonth(), JUNE);
        assertThat(report.customers()).containsEntry(month("2026-01"), 1);
        assertThat(table(report).rows().get(0).total().profit()).isEqualTo(money("USD 34.00"));
    }

    @Test
    void booksWithoutAmountsStillCountTheirCustomers() {
        CohortReport report = report(Grouping.bySignupMonth());
        assertThat(report.tables()).isEmpty();
        assertThat(report.customers()).containsEntry(month("2026-01"), 2);
    }

    @Test
    void theTextRoundsHalfToEvenAndSaysForHowManyAFigureStands() {
        company.attribute("ann", "plan", "pro", Instant.EPOCH)
                .signup("eve", on("2026-05-10"))
                .attribute("eve", "plan", "pro", Instant.EPOCH)
                .charge("a1", "USD 0.05", on("2026-01-10"))
                .charge("a1", "USD 1.00", on("2026-03-10"))
                .charge("guest", "USD 3.00", on("2026-02-10"));
        CohortReport report = CohortReport.of(
                company.population(), Grouping.byAttribute("plan", Start.SIGNUP), YearMonth.of(2026, 5));
        assertThat(table(report).toText()).isEqualTo("""
                        USD: customer profit, and per customer so far by months since the start
                        cohort                    customers         profit        average              0              1              2              3              4
                        pro                               2           1.05           0.52           0.02      0.05 of 1      1.05 of 1      1.05 of 1      1.05 of 1
                        (none)                            1           0.00           0.00           0.00           0.00           0.00           0.00           0.00
                        (unknown)                         1           0.00           0.00
                        unattributed                                  3.00
                        unallocated                                   0.00
                        company                           4           4.05
                        """);
    }

    @Test
    void aCellOfNobodyIsRefused() {
        Margins nothing = Margins.zero(USD);
        assertThatThrownBy(() -> new CohortCell(3, 0, nothing, nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("age 3 has been reached by 0 customers; leave an immature cell out");
    }

    private CohortRow january() {
        return table(report(Grouping.bySignupMonth())).find(month("2026-01")).orElseThrow();
    }

    private CohortReport report(Grouping grouping) {
        return CohortReport.of(company.population(), grouping, JUNE);
    }

    private static CohortTable table(CohortReport report) {
        return report.find(USD).orElseThrow();
    }

    private static Cohort month(String month) {
        return new Cohort.OfMonth(YearMonth.parse(month));
    }
}
