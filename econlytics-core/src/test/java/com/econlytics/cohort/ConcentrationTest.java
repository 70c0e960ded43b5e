package com.econlytics.cohort;

import static com.econlytics.cohort.Company.money;
import static com.econlytics.cohort.Company.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcentrationTest {
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void theCurveRunsFromTheLargestToTheSmallestAndPeaksBeforeTheLosses() {
        WhaleCurve curve = curve(50, -10, 60, 0);
        assertThat(curve.ranks()).extracting(rank -> rank.customer().number()).containsExactly(3L, 1L, 4L, 2L);
        assertThat(curve.ranks())
                .extracting(rank -> rank.runningTotal().amountMinor())
                .containsExactly(60L, 110L, 110L, 100L);
        assertThat(curve.peak()).isEqualTo(new WhaleCurve.Point(2, Money.ofMinor(110, "USD")));
        assertThat(curve.total()).isEqualTo(Money.ofMinor(100, "USD"));
    }

    @Test
    void tiesAreInTheOrderOfCustomerNumbers() {
        assertThat(curve(5, 7, 5, 7).ranks())
                .extracting(rank -> rank.customer().number())
                .containsExactly(2L, 4L, 1L, 3L);
    }

    @Test
    void whereNobodyAddsAnythingThePeakIsNobody() {
        assertThat(curve(-1, -2).peak()).isEqualTo(new WhaleCurve.Point(0, Money.ofMinor(0, "USD")));
        assertThat(curve().peak()).isEqualTo(new WhaleCurve.Point(0, Money.ofMinor(0, "USD")));
    }

    @ParameterizedTest
    @CsvSource({"10,10,1", "11,10,2", "9,10,1", "20,10,2", "1,20,1", "5,20,1", "6,20,2", "0,10,0", "7,0,0", "7,100,7"})
    void theTopPercentAreRoundedUpToWholeCustomers(int customers, int percent, int top) {
        int[] amounts = IntStream.range(0, customers).map(index -> 1).toArray();
        assertThat(curve(amounts).top(percent).customers()).isEqualTo(top);
    }

    @Test
    void aShareIsExactAndMayExceedTheWholeWhereOthersLose() {
        assertThat(curve(60, 50, -10).topShare(20)).contains(Ratio.of(3, 5));
        assertThat(curve(60, 50, -100).topShare(20)).contains(Ratio.of(6));
        assertThat(curve(60, 50, -10).topShare(100)).contains(Ratio.ONE);
    }

    @Test
    void ofNothingAndOfALossThereAreNoShares() {
        assertThat(curve(10, -10).topShare(10)).isEmpty();
        assertThat(curve(10, -11).topShare(10)).isEmpty();
        assertThat(curve().topShare(10)).isEmpty();
    }

    @Test
    void moreThanAllCustomersAreRefused() {
        assertThatThrownBy(() -> curve(1).top(101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("101 percent is no part of all customers; use 0 to 100");
        assertThatThrownBy(() -> curve(1).at(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the curve has 1 customers and no place for 2; ask for 0 to 1");
    }

    @Test
    void unprofitableCustomersAreCountedWithTheirLossAndTheirCosts() {
        Company company = new Company()
                .customer("ann")
                .payment("a1", "ann")
                .customer("bob")
                .payment("b1", "bob")
                .customer("cid")
                .charge("a1", "USD 60.00", on("2026-02-10"))
                .charge("b1", "USD 6.00", on("2026-02-10"))
                .post("b1", ChartOfAccounts.PROCESSING_FEES, "USD -2.00", on("2026-02-10"))
                .ticket("bob", on("2026-02-11"))
                .charge("guest", "USD 10.00", on("2026-02-10"));
        Concentration concentration = Concentration.of(company.population(), USD);
        assertThat(concentration.unprofitable().customers()).isEqualTo(1);
        assertThat(concentration.unprofitable().loss()).isEqualTo(money("USD 1.00"));
        assertThat(concentration.unprofitable().statement().sections())
                .isEqualTo(Map.of(
                        Section.GROSS_RECEIPTS, money("USD 6.00"),
                        Section.FEES, money("USD -2.00"),
                        Section.SUPPORT, money("USD -5.00")));
        assertThat(concentration.byProfit().peak()).isEqualTo(new WhaleCurve.Point(1, money("USD 60.00")));
        assertThat(concentration.byRevenue().total()).isEqualTo(money("USD 66.00"));
        assertThat(concentration.customersWithoutAmounts()).isEqualTo(1);
        assertThat(concentration.unattributed().customerProfit()).isEqualTo(money("USD 10.00"));
    }

    @Test
    void whoHasOnlyPendingOrBalanceSheetAmountsIsNotOnTheCurve() {
        Company company = new Company()
                .customer("ann")
                .payment("a1", "ann")
                .post("a1", ChartOfAccounts.FEE_UNKNOWN, "USD 29.00", on("2026-02-10"))
                .post("a1", ChartOfAccounts.RESERVES, "USD -1.00", on("2026-02-10"));
        Concentration concentration = Concentration.of(company.population(), USD);
        assertThat(concentration.byProfit().ranks()).isEmpty();
        assertThat(concentration.customersWithoutAmounts()).isEqualTo(1);
    }

    @Test
    void whoWasRefundedInFullIsOnTheCurveWithZero() {
        Company company = new Company()
                .customer("ann")
                .payment("a1", "ann")
                .charge("a1", "USD 29.00", on("2026-02-10"))
                .post("a1", ChartOfAccounts.REFUNDS, "USD -29.00", on("2026-02-11"));
        assertThat(Concentration.of(company.population(), USD).byProfit().ranks())
                .extracting(WhaleCurve.Rank::amount)
                .containsExactly(money("USD 0.00"));
    }

    private static WhaleCurve curve(int... amounts) {
        return WhaleCurve.of(
                USD,
                IntStream.range(0, amounts.length)
                        .boxed()
                        .collect(Collectors.toMap(
                                index -> new CustomerId(index + 1L),
                                index -> Money.ofMinor(amounts[index], "USD"),
                                (one, other) -> one,
                                TreeMap::new)));
    }
}
