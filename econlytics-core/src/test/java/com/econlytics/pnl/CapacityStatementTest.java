package com.econlytics.pnl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.costing.CostBasis;
import com.econlytics.costing.CostModel;
import com.econlytics.costing.DriverRate;
import com.econlytics.costing.PracticalCapacity;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class CapacityStatementTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant JUNE_2 = Instant.parse("2026-06-02T00:00:00Z");
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final Pattern CAPACITY = Pattern.compile("(\\d+) x (\\d+) h x (\\d+) %");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/support-capacity.csv", numLinesToSkip = 1)
    void tellsWhatBecameOfThePayrollAsTheTableSays(ArgumentsAccessor row) {
        SupportBooks books = new SupportBooks(absorbing(usd(row.getString(3)), capacity(row.getString(4))));
        if (row.getString(2) != null) {
            books.payroll(JUNE_2, usd(row.getString(2)));
        }
        seconds(row.getString(5)).forEach(tracked -> books.work(JUNE_2, new CustomerId(7), tracked));
        seconds(row.getString(6)).forEach(tracked -> books.work(JUNE_2, CustomerId.UNATTRIBUTED, tracked));
        seconds(row.getString(7)).forEach(tracked -> books.work(JUNE_2, CustomerId.UNALLOCATED, tracked));
        CapacityStatement statement = CapacityStatement.of(books.balances()).get(0);
        assertThat(statement)
                .isEqualTo(new CapacityStatement(
                        JUNE,
                        row.getString(2) == null ? Money.zero(USD) : usd(row.getString(2)),
                        usd(row.getString(8)),
                        usd(row.getString(9)),
                        usd(row.getString(10))));
        assertThat(statement.idle()).isEqualTo(usd(row.getString(11)));
    }

    @Property
    @Label(
            "L1 conservation: the lines of the support section are the payroll, and what nobody bears is idle or internal")
    void l1PayrollIsConserved(
            @ForAll("seconds") List<Long> customers,
            @ForAll("seconds") List<Long> unattributed,
            @ForAll("seconds") List<Long> internal,
            @ForAll("amounts") Money payroll,
            @ForAll("standards") DriverRate standard) {
        SupportBooks books = new SupportBooks(absorbing(standard));
        books.payroll(JUNE_2, payroll);
        customers.forEach(tracked -> books.work(JUNE_2, new CustomerId(1 + tracked % 3), tracked));
        unattributed.forEach(tracked -> books.work(JUNE_2, CustomerId.UNATTRIBUTED, tracked));
        internal.forEach(tracked -> books.work(JUNE_2, CustomerId.UNALLOCATED, tracked));
        List<Balance> balances = books.balances();
        CapacityStatement statement = CapacityStatement.of(balances).stream()
                .findFirst()
                .orElse(new CapacityStatement(
                        JUNE, Money.zero(USD), Money.zero(USD), Money.zero(USD), Money.zero(USD)));
        assertThat(statement.payroll()).isEqualTo(payroll);
        assertThat(statement.assigned().plus(statement.idle())).isEqualTo(payroll);
        assertThat(ProfitAndLoss.of(balances, USD).find(Section.SUPPORT).orElse(Money.zero(USD)))
                .isEqualTo(payroll.negated());
        assertThat(borne(balances, CustomerId::isCustomer))
                .isEqualTo(statement.toCustomers().negated());
        assertThat(borne(balances, CustomerId.UNATTRIBUTED::equals))
                .isEqualTo(statement.toUnattributed().negated());
        assertThat(borne(balances, CustomerId.UNALLOCATED::equals))
                .isEqualTo(statement.idle().plus(statement.toInternal()).negated());
    }

    @Property
    @Label("L1 conservation: a month in which the basis changes assigns only what was costed against the payroll")
    void l1OnlyAbsorbedWorkIsAssigned(
            @ForAll("seconds") List<Long> before,
            @ForAll("seconds") List<Long> after,
            @ForAll("amounts") Money payroll,
            @ForAll("standards") DriverRate standard) {
        Instant change = JUNE_2.plusSeconds(86_400);
        CostModel model = new CostModel(
                USD,
                List.of(CostBasis.trackedTime(Instant.EPOCH), CostBasis.practicalCapacity(change)),
                List.of(standard));
        SupportBooks books = new SupportBooks(model);
        SupportBooks absorbed = new SupportBooks(model);
        books.payroll(JUNE_2, payroll);
        absorbed.payroll(JUNE_2, payroll);
        before.forEach(tracked -> books.work(JUNE_2, new CustomerId(7), tracked));
        after.forEach(tracked -> books.work(change, new CustomerId(7), tracked));
        after.forEach(tracked -> absorbed.work(change, new CustomerId(7), tracked));
        assertThat(CapacityStatement.of(books.balances())).isEqualTo(CapacityStatement.of(absorbed.balances()));
    }

    @Test
    void eachMonthAndCurrencyHasItsOwnStatement() {
        SupportBooks books = new SupportBooks(absorbing(usd("16000.00"), new PracticalCapacity(5, 576_000, 8_000)));
        books.payroll(JUNE_2, Money.parse("USD 16000.00"));
        books.payroll(JUNE_2, Money.parse("EUR 9000.00"));
        books.payroll(Instant.parse("2026-07-01T00:00:00Z"), Money.parse("USD 15500.00"));
        books.work(JUNE_2, new CustomerId(7), 3600);
        assertThat(CapacityStatement.of(books.balances()))
                .extracting(statement -> statement.month() + " " + statement.payroll() + " " + statement.idle())
                .containsExactly(
                        "2026-06 EUR 9000.00 EUR 9000.00",
                        "2026-06 USD 16000.00 USD 15975.00",
                        "2026-07 USD 15500.00 USD 15500.00");
    }

    @Test
    void booksThatDoNotCostAgainstAPayrollHaveNoStatement() {
        SupportBooks books =
                new SupportBooks(CostModel.of(USD, DriverRate.perUnit(Driver.TICKET, usd("5.00"), Instant.EPOCH)));
        books.work(JUNE_2, new CustomerId(7), 3600);
        assertThat(books.balances()).isNotEmpty();
        assertThat(CapacityStatement.of(books.balances())).isEmpty();
    }

    @Test
    void estimatesAreKeptApartFromTrackedWork() {
        SupportBooks books = new SupportBooks(new CostModel(
                USD,
                List.of(CostBasis.businessTime(3_600, Instant.EPOCH)),
                List.of(DriverRate.hourly(Driver.BUSINESS_SECOND, usd("30.00"), Instant.EPOCH))));
        books.work(JUNE_2, new CustomerId(7), Driver.BUSINESS_SECOND, 7_200);
        assertThat(books.balances())
                .filteredOn(balance -> balance.key().unit().isMoney())
                .singleElement()
                .satisfies(balance -> {
                    assertThat(balance.key().account()).isEqualTo(ChartOfAccounts.SUPPORT_ESTIMATED);
                    assertThat(balance.amount()).isEqualTo(-3_000);
                });
    }

    @Test
    void partsOfTwoCurrenciesAreRefused() {
        Money nothing = Money.zero(USD);
        assertThatThrownBy(() -> new CapacityStatement(JUNE, nothing, Money.parse("EUR 1.00"), nothing, nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the payroll of 2026-06 is USD 0.00 and a part of it EUR 1.00;"
                        + " state each currency's on its own");
    }

    private static Money borne(List<Balance> balances, Predicate<CustomerId> bearer) {
        return ProfitAndLoss.of(
                        balances.stream()
                                .filter(balance -> bearer.test(balance.key().customer()))
                                .toList(),
                        USD)
                .customerProfit();
    }

    private static CostModel absorbing(Money payroll, PracticalCapacity capacity) {
        return absorbing(DriverRate.standard(payroll, capacity, Instant.EPOCH));
    }

    private static CostModel absorbing(DriverRate standard) {
        return new CostModel(USD, List.of(CostBasis.practicalCapacity(Instant.EPOCH)), List.of(standard));
    }

    private static Money usd(@Nullable String amount) {
        return Money.parse("USD " + Objects.requireNonNull(amount));
    }

    private static PracticalCapacity capacity(@Nullable String cell) {
        Matcher parts = CAPACITY.matcher(Objects.requireNonNull(cell));
        assertThat(parts.matches()).isTrue();
        return new PracticalCapacity(
                Long.parseLong(parts.group(1)),
                3600 * Long.parseLong(parts.group(2)),
                100 * Long.parseLong(parts.group(3)));
    }

    private static List<Long> seconds(@Nullable String cell) {
        return cell == null
                ? List.of()
                : Stream.of(cell.split(";", -1)).map(Long::parseLong).toList();
    }

    @Provide
    Arbitrary<List<Long>> seconds() {
        return Arbitraries.oneOf(
                        Arbitraries.of(0L, 1L, 100L, 3_600L),
                        Arbitraries.longs().between(0, 10_000_000))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Money> amounts() {
        return Arbitraries.oneOf(
                        Arbitraries.of(0L, 1L, -1L, 1_600_000L),
                        Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L))
                .map(minor -> new Money(minor, USD));
    }

    @Provide
    Arbitrary<DriverRate> standards() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000_000_000),
                        Arbitraries.longs().between(1, 100_000_000))
                .as((payroll, units) ->
                        new DriverRate(Driver.AGENT_SECOND, new Money(payroll, USD), units, Instant.EPOCH));
    }
}
