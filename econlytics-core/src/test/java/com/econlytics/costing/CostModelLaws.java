package com.econlytics.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Quantity;
import com.econlytics.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class CostModelLaws {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");

    @Property
    @Label("a price is within half a minor unit of the exact one")
    void aPriceIsWithinHalfAMinorUnitOfTheExactOne(
            @ForAll @LongRange(max = 100_000_000) long costMinor,
            @ForAll @LongRange(min = 1, max = 10_000_000) long perUnits,
            @ForAll @LongRange(max = 10_000_000) long units) {
        long cost = new DriverRate(Driver.AGENT_SECOND, new Money(costMinor, USD), perUnits, JANUARY)
                .costOf(units)
                .amountMinor();
        BigInteger error = BigInteger.valueOf(costMinor)
                .multiply(BigInteger.valueOf(units))
                .subtract(BigInteger.valueOf(cost).multiply(BigInteger.valueOf(perUnits)));
        assertThat(error.abs().shiftLeft(1)).isLessThanOrEqualTo(BigInteger.valueOf(perUnits));
    }

    @Property
    @Label("a price is the exact one rounded half to even, however large")
    void aPriceIsTheExactOneRoundedHalfToEven(
            @ForAll @LongRange(max = Long.MAX_VALUE) long costMinor,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long perUnits,
            @ForAll @LongRange(max = Long.MAX_VALUE) long units) {
        BigInteger exact = new BigDecimal(costMinor)
                .multiply(new BigDecimal(units))
                .divide(new BigDecimal(perUnits), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        DriverRate rate = new DriverRate(Driver.AGENT_SECOND, new Money(costMinor, USD), perUnits, JANUARY);

        if (exact.bitLength() < Long.SIZE) {
            assertThat(rate.costOf(units).amountMinor()).isEqualTo(exact.longValueExact());
        } else {
            assertThatThrownBy(() -> rate.costOf(units)).isInstanceOf(ArithmeticException.class);
        }
    }

    @Property
    @Label("L12 determinism: the order in which rates and bases are stated does not matter")
    void l12OrderOfRatesDoesNotMatter(
            @ForAll("rates") List<DriverRate> rates,
            @ForAll("bases") List<CostBasis> bases,
            @ForAll("attributes") SortedMap<String, String> attributes,
            @ForAll("days") Instant at,
            @ForAll Random random) {
        List<DriverRate> shuffled = new ArrayList<>(rates);
        List<CostBasis> turned = new ArrayList<>(bases);
        Collections.shuffle(shuffled, random);
        Collections.reverse(turned);
        CostModel model = new CostModel(USD, bases, rates);
        CostModel other = new CostModel(USD, turned, shuffled);
        assertThat(other).isEqualTo(model);
        assertThat(other.value(work(at, attributes))).isEqualTo(model.value(work(at, attributes)));
    }

    /** Found by elimination: a candidate stands unless another one beats it, by the words of the rule. */
    @Property
    @Label("the most specific rate in force counts, and exactly one does")
    void theMostSpecificRateInForceCounts(
            @ForAll("rates") List<DriverRate> rates,
            @ForAll("attributes") SortedMap<String, String> attributes,
            @ForAll("days") Instant at) {
        CostModel model = new CostModel(USD, List.of(CostBasis.perTicket(JANUARY)), rates);
        List<DriverRate> candidates = rates.stream()
                .filter(rate -> rate.driver().equals(Driver.TICKET))
                .filter(rate -> !rate.validFrom().isAfter(at))
                .filter(rate -> rate.scope().attributes().entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(attributes.get(entry.getKey()))))
                .toList();
        List<DriverRate> unbeaten = candidates.stream()
                .filter(rate -> candidates.stream().noneMatch(other -> beats(other, rate)))
                .toList();
        assertThat(model.rateOf(Driver.TICKET, at, attributes).stream().toList())
                .isEqualTo(unbeaten);
    }

    @Property
    @Label("work has a price, is in the pool or is pending, and is pending only if no rate of its drivers is in force")
    void pendingMeansThatNothingIsInForce(
            @ForAll("rates") List<DriverRate> rates,
            @ForAll("bases") List<CostBasis> bases,
            @ForAll("attributes") SortedMap<String, String> attributes,
            @ForAll("days") Instant at) {
        CostModel model = new CostModel(USD, bases, rates);
        Activity work = work(at, attributes);
        List<Driver> drivers =
                model.basisAt(at).map(basis -> basis.method().drivers()).orElse(List.of());
        boolean anyRate = drivers.stream()
                .anyMatch(driver -> model.rateOf(driver, at, attributes).isPresent());
        boolean pool = model.basisAt(at)
                .filter(basis -> basis.method() == CostBasis.Method.ALLOCATED_PAYROLL)
                .isPresent();
        Valuation valuation = model.value(work);
        assertThat(valuation instanceof Valuation.AtRate).isEqualTo(anyRate);
        assertThat(valuation instanceof Valuation.InPool).isEqualTo(pool);
        assertThat(valuation instanceof Valuation.NoRate).isEqualTo(!anyRate && !pool);
    }

    @Property
    @Label("counted and left-out seconds are the ones the source named")
    void nothingIsCutOffSilently(
            @ForAll @LongRange(min = 1, max = 100_000) long cap,
            @ForAll @LongRange(max = 5) long tickets,
            @ForAll @LongRange(max = 1_000_000) long seconds) {
        DriverRate rate = DriverRate.hourly(Driver.BUSINESS_SECOND, Money.parse("USD 30.00"), JANUARY);
        CostModel model = new CostModel(USD, List.of(CostBasis.businessTime(cap, JANUARY)), List.of(rate));
        Activity work = CostTables.activity(
                JANUARY,
                List.of(Quantity.of(Driver.TICKET, tickets), Quantity.of(Driver.BUSINESS_SECOND, seconds)),
                new TreeMap<>());
        Valuation.AtRate priced = (Valuation.AtRate) model.value(work);
        assertThat(priced.units() + priced.unitsAboveCap()).isEqualTo(seconds);
        assertThat(priced.units()).isLessThanOrEqualTo(cap * Math.max(1, tickets));
        assertThat(priced.unitsAboveCap() == 0 || priced.units() == cap * Math.max(1, tickets))
                .isTrue();
        assertThat(priced.isEstimate()).isTrue();
    }

    private static boolean beats(DriverRate one, DriverRate other) {
        Map<String, String> ones = one.scope().attributes();
        Map<String, String> others = other.scope().attributes();
        if (ones.size() != others.size()) {
            return ones.size() > others.size();
        }
        for (String attribute : List.of("agent", "group", "channel", "priority")) {
            if (ones.containsKey(attribute) != others.containsKey(attribute)) {
                return ones.containsKey(attribute);
            }
        }
        return one.validFrom().isAfter(other.validFrom());
    }

    private static Activity work(Instant at, SortedMap<String, String> attributes) {
        List<Quantity> all = List.of(
                Quantity.of(Driver.TICKET, 1),
                Quantity.of(Driver.AGENT_SECOND, 840),
                Quantity.of(Driver.BUSINESS_SECOND, 9_000));
        return CostTables.activity(at, all, attributes);
    }

    @Provide
    Arbitrary<List<DriverRate>> rates() {
        Arbitrary<Driver> drivers = Arbitraries.of(Driver.TICKET, Driver.AGENT_SECOND, Driver.BUSINESS_SECOND);
        Arbitrary<Money> costs = Arbitraries.of(0L, 1L, 500L, 1_000_000L).map(minor -> new Money(minor, USD));
        return Combinators.combine(drivers, costs, days(), attributes())
                .as((driver, cost, from, scope) -> new DriverRate(driver, cost, 1, from, new RateScope(scope)))
                .list()
                .uniqueElements(rate -> List.of(rate.driver(), rate.validFrom(), rate.scope()))
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<CostBasis>> bases() {
        return Combinators.combine(Arbitraries.of(CostBasis.Method.values()), days())
                .as((method, from) -> new CostBasis(method, method == CostBasis.Method.BUSINESS_TIME ? 3_600 : 0, from))
                .list()
                .uniqueElements(CostBasis::validFrom)
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<SortedMap<String, String>> attributes() {
        return Arbitraries.maps(
                        Arbitraries.of("agent", "group", "channel", "priority"), Arbitraries.of("1", "1", "1", "2"))
                .ofMaxSize(4)
                .map(TreeMap::new);
    }

    @Provide
    Arbitrary<Instant> days() {
        return Arbitraries.integers().between(0, 3).map(day -> JANUARY.plusSeconds(86_400L * day));
    }
}
