package com.econlytics.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Quantity;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CostModelTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/support-costing.csv", numLinesToSkip = 1)
    void pricesWorkAsTheTableSays(
            String id,
            String rule,
            @Nullable String bases,
            @Nullable String rates,
            String work,
            @Nullable String attributes,
            Instant doneAt,
            String expected) {
        CostModel model = new CostModel(USD, CostTables.bases(bases), CostTables.rates(rates));
        Activity activity = CostTables.activity(doneAt, CostTables.work(work), CostTables.attributes(attributes));
        assertThat(text(model.value(activity))).isEqualTo(expected);
    }

    @Test
    void aModelOfRatesAloneIsOnTheBasisOfTrackedTimeFromTheFirstOfThemOn() {
        DriverRate hourly = DriverRate.hourly(Money.parse("USD 60.00"), JUNE);
        DriverRate flat = DriverRate.perUnit(Driver.TICKET, Money.parse("USD 5.00"), JANUARY);
        assertThat(CostModel.of(USD, hourly, flat))
                .isEqualTo(new CostModel(USD, List.of(CostBasis.trackedTime(JANUARY)), List.of(flat, hourly)));
    }

    @Test
    void aPriceSaysOnWhatGroundsItStands() {
        CostBasis basis = CostBasis.businessTime(3600, JANUARY);
        DriverRate rate = DriverRate.hourly(Driver.BUSINESS_SECOND, Money.parse("USD 30.00"), JANUARY);
        CostModel model = new CostModel(USD, List.of(basis), List.of(rate));
        assertThat(model.value(work(Quantity.of(Driver.BUSINESS_SECOND, 4000))))
                .isEqualTo(new Valuation.AtRate(basis, rate, 3600, 400));
    }

    @Test
    void aCapThatNoNumberCanReachLeavesEverythingIn() {
        CostBasis basis = CostBasis.businessTime(Long.MAX_VALUE, JANUARY);
        assertThat(basis.countedOf(
                        Driver.BUSINESS_SECOND,
                        work(Quantity.of(Driver.TICKET, 2), Quantity.of(Driver.BUSINESS_SECOND, Long.MAX_VALUE))))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aRateThatNoWorkIsPricedByIsRefused() {
        DriverRate call = DriverRate.perUnit(new Driver("call"), Money.parse("USD 1.00"), JANUARY);
        assertThatThrownBy(() -> CostModel.of(USD, call))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no work is priced by call; state rates for one of [agent_second, ticket, business_second]");
    }

    @Test
    void ratesOfTwoCurrenciesAreRefused() {
        assertThatThrownBy(() -> CostModel.of(USD, DriverRate.hourly(Money.parse("EUR 60.00"), JANUARY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cost model is in USD and the rate of agent_second is EUR 60.00;"
                        + " state every rate in one currency");
    }

    @Test
    void twoRatesOfOneDriverScopeAndStartAreRefused() {
        DriverRate rate = DriverRate.hourly(Money.parse("USD 60.00"), JANUARY).within(RateScope.of("group", "7"));
        DriverRate rival = DriverRate.hourly(Money.parse("USD 61.00"), JANUARY).within(RateScope.of("group", "7"));
        assertThatThrownBy(() -> CostModel.of(USD, rate, rival))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("from 2026-01-01T00:00:00Z on, agent_second has the rates USD 60.00 per 3600"
                        + " and USD 61.00 per 3600 for {group=7}; keep one of them");
        assertThat(CostModel.of(USD, rate, rival.within(RateScope.ALL)).rates()).hasSize(2);
    }

    @Test
    void theSameRateTwiceIsRefusedToo() {
        DriverRate rate = DriverRate.hourly(Money.parse("USD 60.00"), JANUARY);
        assertThatThrownBy(() -> CostModel.of(USD, rate, rate))
                .hasMessage("from 2026-01-01T00:00:00Z on, agent_second has the rates USD 60.00 per 3600"
                        + " and USD 60.00 per 3600 for all work; keep one of them");
    }

    @Test
    void twoBasesFromTheSameInstantAreRefused() {
        CostModel model = CostModel.withoutRates(USD).with(CostBasis.perTicket(JANUARY));
        assertThatThrownBy(() -> model.with(CostBasis.trackedTime(JANUARY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("both PER_TICKET and TRACKED_TIME are the basis from 2026-01-01T00:00:00Z on;"
                        + " keep one of them");
    }

    @Test
    void ratesWithoutABasisAreRefused() {
        DriverRate rate = DriverRate.hourly(Money.parse("USD 60.00"), JANUARY);
        assertThatThrownBy(() -> new CostModel(USD, List.of(), List.of(rate)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cost model has rates and no basis;"
                        + " state from when on they price work, as with CostBasis.trackedTime");
    }

    @Test
    void aNegativeRateIsRefused() {
        assertThatThrownBy(() -> DriverRate.hourly(Money.parse("USD -1.00"), JANUARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rate of agent_second is USD -1.00; a cost is stated positive");
    }

    @Test
    void businessTimeWithoutACapIsRefused() {
        assertThatThrownBy(() -> CostBasis.businessTime(0, JANUARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cap of business time is 0 seconds a ticket;"
                        + " state at least 1, because a ticket can stay open for months");
    }

    @Test
    void aCapOfAnotherMethodIsRefused() {
        assertThatThrownBy(() -> new CostBasis(CostBasis.Method.PER_TICKET, 60, JANUARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the basis PER_TICKET has a cap of 60 seconds a ticket; state a cap with BUSINESS_TIME alone");
    }

    @Test
    void aScopeNamesAttributesThatRatesCanBeSpecificTo() {
        assertThatThrownBy(() -> RateScope.of("chanel", "email"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no rate is specific to 'chanel'; name one of [agent, group, channel, priority]");
        assertThatThrownBy(() -> RateScope.of("group", " "))
                .hasMessage("the scope of a rate names group without a printable value;"
                        + " leave it out if the rate is for every group");
        assertThatThrownBy(() -> RateScope.of("group", "7").and("group", "8"))
                .hasMessage("the scope {group=7} already names group; state one rate for each value");
    }

    @Test
    void practicalCapacityIsThePaidTimeLessWhatIsNoWork() {
        PracticalCapacity capacity = new PracticalCapacity(5, 160 * 3600, 8000);
        assertThat(capacity.seconds()).isEqualTo(2_304_000);
        assertThat(DriverRate.standard(Money.parse("USD 16000.00"), capacity, JANUARY))
                .isEqualTo(new DriverRate(Driver.AGENT_SECOND, Money.parse("USD 16000.00"), 2_304_000, JANUARY));
    }

    @Test
    void aCapacityOfNothingIsRefused() {
        assertThatThrownBy(() -> new PracticalCapacity(1, 1, 9_999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a capacity of 1 agents, 1 paid seconds each and 9999 basis points leaves no second to work;"
                                + " state at least 1, and at most 10000 basis points");
    }

    @Test
    void aCapacityIsAtMostWhatIsPaid() {
        assertThat(new PracticalCapacity(1, 1, 10_000).seconds()).isEqualTo(1);
        assertThat(new PracticalCapacity(1, 10_000, 1).seconds()).isEqualTo(1);
        assertThatThrownBy(() -> new PracticalCapacity(1, 1, 10_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a capacity of 1 agents, 1 paid seconds each and 10001 basis points leaves no second to work;"
                                + " state at least 1, and at most 10000 basis points");
        assertThatThrownBy(() -> new PracticalCapacity(0, 10_000, 10_000)).hasMessageContaining("0 agents");
        assertThatThrownBy(() -> new PracticalCapacity(-1, -10_000, 10_000)).hasMessageContaining("-1 agents");
        assertThatThrownBy(() -> new PracticalCapacity(-1, 10_000, -10_000)).hasMessageContaining("-1 agents");
        assertThatThrownBy(() -> new PracticalCapacity(1, -10_000, -10_000)).hasMessageContaining("-10000 paid");
    }

    @Test
    void aCapOfOneSecondIsACap() {
        CostBasis basis = CostBasis.businessTime(1, JANUARY);
        assertThat(basis.countedOf(Driver.BUSINESS_SECOND, work(Quantity.of(Driver.BUSINESS_SECOND, 9))))
                .isEqualTo(1);
    }

    @Test
    void theRateAndThePriceOfWorkCanBeAskedFor() {
        DriverRate first = DriverRate.perUnit(Driver.TICKET, Money.parse("USD 5.00"), JANUARY);
        DriverRate later = DriverRate.perUnit(Driver.TICKET, Money.parse("USD 6.00"), JUNE);
        CostModel model = CostModel.of(USD, first, later);
        assertThat(model.rateOf(Driver.TICKET, JANUARY.minusNanos(1000))).isEmpty();
        assertThat(model.rateOf(Driver.TICKET, JUNE.minusNanos(1000))).contains(first);
        assertThat(model.rateOf(Driver.TICKET, JUNE)).contains(later);
        assertThat(model.priceOf(work(Quantity.of(Driver.TICKET, 2)))).contains(Money.parse("USD 12.00"));
        assertThat(model.priceOf(work())).isEmpty();
    }

    private static Activity work(Quantity... quantities) {
        return CostTables.activity(JUNE, List.of(quantities), new TreeMap<>());
    }

    private static String text(Valuation valuation) {
        if (valuation instanceof Valuation.AtRate priced) {
            return priced.cost().toMajor().toPlainString()
                    + (priced.isEstimate() ? " estimate" : "")
                    + (priced.absorbsPayroll() ? " absorbed" : "")
                    + (priced.unitsAboveCap() > 0 ? " " + priced.unitsAboveCap() + " above cap" : "");
        }
        return valuation instanceof Valuation.InPool ? "in pool" : "pending";
    }
}
