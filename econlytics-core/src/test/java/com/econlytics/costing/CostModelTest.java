package com.econlytics.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.SourceAccount;
import com.econlytics.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
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
            String id, String rule, String hourly, String perTicket, String trackedSeconds, String expected) {
        List<DriverRate> rates = new ArrayList<>();
        if (hourly != null) {
            rates.add(DriverRate.hourly(Money.parse("USD " + hourly), JANUARY));
        }
        if (perTicket != null) {
            rates.add(DriverRate.perUnit(Driver.TICKET, Money.parse("USD " + perTicket), JANUARY));
        }
        CostModel model = new CostModel(USD, rates);
        Activity ticket = trackedSeconds == null ? ticket(JUNE) : ticket(JUNE, Long.parseLong(trackedSeconds));
        assertThat(model.priceOf(ticket).map(Money::toString).orElse("pending"))
                .isEqualTo(expected.equals("pending") ? expected : "USD " + expected);
    }

    @Test
    void theRateIsTheOneInForceWhenTheWorkWasDone() {
        CostModel model = CostModel.of(
                USD,
                DriverRate.hourly(Money.parse("USD 60.00"), JANUARY),
                DriverRate.hourly(Money.parse("USD 90.00"), JUNE));
        assertThat(model.priceOf(ticket(JUNE.minusNanos(1000), 3600))).contains(Money.parse("USD 60.00"));
        assertThat(model.priceOf(ticket(JUNE, 3600))).contains(Money.parse("USD 90.00"));
        assertThat(model.priceOf(ticket(JANUARY.minusSeconds(1), 3600))).isEmpty();
    }

    @Property
    void aPriceIsWithinHalfAMinorUnitOfTheExactOne(
            @ForAll @LongRange(min = 0, max = 100_000_000) long hourlyMinor,
            @ForAll @LongRange(min = 0, max = 10_000_000) long seconds) {
        long cost = DriverRate.hourly(new Money(hourlyMinor, USD), JANUARY)
                .costOf(seconds)
                .amountMinor();
        BigInteger error = BigInteger.valueOf(hourlyMinor)
                .multiply(BigInteger.valueOf(seconds))
                .subtract(BigInteger.valueOf(cost).multiply(BigInteger.valueOf(3600)));
        assertThat(error.abs()).isLessThanOrEqualTo(BigInteger.valueOf(1800));
    }

    @Test
    void aRateThatNoWorkIsPricedByIsRefused() {
        DriverRate call = DriverRate.perUnit(new Driver("call"), Money.parse("USD 1.00"), JANUARY);
        assertThatThrownBy(() -> CostModel.of(USD, call))
                .hasMessage("no work is priced by call; state rates for one of [agent_second, ticket]");
    }

    @Test
    void ratesOfTwoCurrenciesAreRefused() {
        assertThatThrownBy(() -> CostModel.of(USD, DriverRate.hourly(Money.parse("EUR 60.00"), JANUARY)))
                .hasMessage("the cost model is in USD and the rate of agent_second is EUR 60.00;"
                        + " state every rate in one currency");
    }

    @Test
    void twoRatesFromTheSameInstantAreRefused() {
        DriverRate rate = DriverRate.hourly(Money.parse("USD 60.00"), JANUARY);
        DriverRate rival = DriverRate.hourly(Money.parse("USD 61.00"), JANUARY);
        assertThatThrownBy(() -> CostModel.of(USD, rate, rival))
                .hasMessage("two rates of one driver start at the same instant; keep one of them");
    }

    @Test
    void aNegativeRateIsRefused() {
        assertThatThrownBy(() -> DriverRate.hourly(Money.parse("USD -1.00"), JANUARY))
                .hasMessage("the rate of agent_second is USD -1.00; a cost is stated positive");
    }

    private static Activity ticket(Instant at, long... trackedSeconds) {
        List<Quantity> quantities = new ArrayList<>(List.of(Quantity.of(Driver.TICKET, 1)));
        for (long seconds : trackedSeconds) {
            quantities.add(Quantity.of(Driver.AGENT_SECOND, seconds));
        }
        return new Activity(
                FactId.of(SourceAccount.of("zendesk", "acme"), "42", "ticket"),
                1,
                at,
                Party.unknown(),
                ChartOfAccounts.SUPPORT,
                quantities,
                new TreeMap<>());
    }
}
