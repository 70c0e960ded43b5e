package com.econlytics.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Money;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Profitability;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** The columnar engine says what the plain one says. */
class ColumnarProfitabilityLaws {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final FactId FACT = FactId.of(SourceAccount.of("stripe", "acct_1"), "ch_1", "charge");
    private static final Map<CustomerId, YearMonth> BEGAN =
            Map.of(new CustomerId(1), JANUARY, new CustomerId(2), JANUARY, new CustomerId(3), JANUARY.plusMonths(2));
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(4);

    @AfterContainer
    static void endThreads() {
        THREADS.shutdown();
    }

    @Property
    @Label("rows, totals and cohorts are those of the plain engine, with any blocks and any number of threads")
    void theColumnarEngineIsThePlainOne(
            @ForAll("lines") List<Line> lines,
            @ForAll @IntRange(min = 1, max = 40) int blockLines,
            @ForAll @IntRange(min = 1, max = 4) int threads) {
        ProfitTable table = table(lines, blockLines, threads);

        assertThat(table.rows()).isEqualTo(plain(lines));
        for (Currency currency : List.of(USD, EUR)) {
            for (Section section : Section.values()) {
                assertThat(table.total(section, currency).amountMinor()).isEqualTo(sum(lines, section, currency));
            }
        }
        assertThat(table.cohorts()).isEqualTo(cohorts(lines));
        assertThat(table.netProfit(USD))
                .isEqualTo(Profitability.netProfit(plain(lines)).getOrDefault(USD, new Money(0, USD)));
    }

    @Property
    @Label("the order of the lines makes no difference")
    void orderDoesNotMatter(@ForAll("lines") List<Line> lines, @ForAll Random random) {
        List<Line> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);

        assertThat(table(shuffled, 7, 2).rows())
                .isEqualTo(table(lines, 1 << 15, 1).rows());
    }

    @Property
    @Label("the figures of a journal and of what came since are those of all lines")
    void aTailIsAdded(@ForAll("lines") List<Line> lines, @ForAll @IntRange(min = 0, max = 100) int percent) {
        int cut = lines.size() * percent / 100;
        ProfitTable both = table(lines.subList(0, cut), 5, 1).plus(table(lines.subList(cut, lines.size()), 3, 1));
        ProfitTable all = table(lines, 1 << 15, 1);

        assertThat(both.rows()).isEqualTo(all.rows());
        assertThat(both.cohorts()).isEqualTo(all.cohorts());
        assertThat(both.total(Driver.TICKET)).isEqualTo(all.total(Driver.TICKET));
        assertThat(both.netProfit(EUR)).isEqualTo(all.netProfit(EUR));
    }

    @Property
    @Label("figures that followed line by line are those of all lines")
    void runningFiguresAreThoseOfAllLines(
            @ForAll("lines") List<Line> lines, @ForAll @IntRange(min = 0, max = 100) int percent) {
        int cut = lines.size() * percent / 100;
        RunningProfit running = new RunningProfit(USD);
        lines.subList(cut, lines.size()).forEach(line -> follow(running, line));
        ProfitTable both = table(lines.subList(0, cut), 5, 1).plus(running.table());
        ProfitTable all = table(lines, 1 << 15, 1);

        assertThat(both.rows()).isEqualTo(all.rows());
        assertThat(both.cohorts()).isEqualTo(all.cohorts());
        assertThat(both.total(Driver.TICKET)).isEqualTo(all.total(Driver.TICKET));
        assertThat(both.netProfit(EUR)).isEqualTo(all.netProfit(EUR));
    }

    @Example
    @Label("a line with which a sum would exceed 64 bits is refused and changes nothing")
    void aLineThatDoesNotFitChangesNothing() {
        RunningProfit running = new RunningProfit(USD);
        Line huge = receipt(new CustomerId(1), Long.MAX_VALUE);
        follow(running, huge);

        assertThatThrownBy(() -> follow(running, huge)).isInstanceOf(ArithmeticException.class);
        assertThat(running.table().rows()).isEqualTo(plain(List.of(huge)));
    }

    @Example
    @Label("a customer does not change its cohort on the way")
    void aCustomerStaysInItsCohort() {
        RunningProfit running = new RunningProfit(USD);
        running.customer(new CustomerId(7), JANUARY);

        assertThatThrownBy(() -> running.customer(new CustomerId(7)))
                .hasMessage("customer 7 is in cohort 2026-01 and not in no cohort; follow anew when cohorts change");
    }

    @Property
    @Label("amounts at the ends of 64 bits are summed exactly, or refused")
    void hugeAmountsAreExactOrRefused(
            @ForAll("hugeLines") List<Line> lines, @ForAll @IntRange(min = 1, max = 9) int block) {
        BigInteger third = sumsByCustomer(lines).getOrDefault(new CustomerId(3), BigInteger.ZERO);
        boolean fits = Stream.concat(
                        sumsByCustomer(lines).values().stream(),
                        Stream.of(total(lines), total(lines).subtract(third)))
                .allMatch(sum -> sum.bitLength() < Long.SIZE);
        if (fits) {
            ProfitTable table = table(lines, block, 2);

            assertThat(BigInteger.valueOf(
                            table.total(Section.GROSS_RECEIPTS, USD).amountMinor()))
                    .isEqualTo(total(lines));
            sumsByCustomer(lines).forEach((customer, sum) -> {
                if (sum.signum() != 0) {
                    assertThat(table.rows())
                            .filteredOn(row -> row.customer().equals(customer))
                            .extracting(row ->
                                    BigInteger.valueOf(row.grossReceipts().amountMinor()))
                            .containsExactly(sum);
                }
            });
        } else {
            assertThatThrownBy(() -> table(lines, block, 2)).isInstanceOf(ArithmeticException.class);
        }
    }

    @Example
    @Label("an empty journal has no rows and no figures")
    void nothingIsNothing() {
        ProfitTable table = table(List.of(), 5, 2);

        assertThat(table.rows()).isEmpty();
        assertThat(table.netProfit(USD)).isEqualTo(new Money(0, USD));
        assertThat(table.currencies()).isEmpty();
        assertThat(table.cohorts()).isEqualTo(new CohortProfit(new TreeMap<>(), new TreeMap<>()));
    }

    @Example
    @Label("one giant customer among small ones has many blocks and one row")
    void aGiantCustomerHasOneRow() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(receipt(new CustomerId(i % 100 == 0 ? 1 + i / 100 : 50), i));
        }

        assertThat(table(lines, 64, 4).rows()).isEqualTo(plain(lines));
    }

    @Example
    @Label("cohorts of another journal are refused")
    void cohortsOfAnotherJournalAreRefused() {
        ColumnarJournal one = ColumnarJournal.of(List.of());
        CohortColumn others = CohortColumn.of(ColumnarJournal.of(List.of()), Map.of());

        assertThatThrownBy(() -> new ColumnarProfitability(USD).of(one, others))
                .hasMessage("these cohorts are of another journal; make them of this one with CohortColumn.of");
    }

    private static ProfitTable table(List<Line> lines, int blockLines, int threads) {
        ColumnarJournal.Builder builder = ColumnarJournal.builder(blockLines);
        lines.forEach(builder::add);
        ColumnarJournal journal = builder.build();
        assertThat(journal.lines()).isEqualTo(lines.size());
        return new ColumnarProfitability(USD, THREADS, threads).of(journal, CohortColumn.of(journal, BEGAN));
    }

    private static void follow(RunningProfit running, Line line) {
        BalanceKey key = line.key();
        YearMonth cohort = BEGAN.get(key.customer());
        int customer = cohort == null ? running.customer(key.customer()) : running.customer(key.customer(), cohort);
        running.add(customer, running.key(LineKey.of(key)), line.amount());
    }

    private static List<CustomerProfit> plain(List<Line> lines) {
        return new Profitability(USD).of(Balance.of(lines));
    }

    private static long sum(List<Line> lines, Section section, Currency currency) {
        return lines.stream()
                .filter(line -> line.key().account().section() == section
                        && line.key().unit().equals(Unit.of(currency)))
                .mapToLong(Line::amount)
                .sum();
    }

    private static CohortProfit cohorts(List<Line> lines) {
        CohortProfit sum = new CohortProfit(new TreeMap<>(), new TreeMap<>());
        for (Line line : lines) {
            BalanceKey key = line.key();
            if (key.unit().isMoney() && key.account().section().use() == Section.Use.PROFIT && line.amount() != 0) {
                TreeMap<YearMonth, Long> cell = new TreeMap<>(Map.of(key.origin(), line.amount()));
                YearMonth cohort = BEGAN.get(key.customer());
                String currency = key.unit().code();
                sum = sum.plus(
                        cohort == null
                                ? new CohortProfit(new TreeMap<>(), new TreeMap<>(Map.of(currency, cell)))
                                : new CohortProfit(
                                        new TreeMap<>(Map.of(currency, new TreeMap<>(Map.of(cohort, cell)))),
                                        new TreeMap<>()));
            }
        }
        return sum;
    }

    private static Map<CustomerId, BigInteger> sumsByCustomer(List<Line> lines) {
        Map<CustomerId, BigInteger> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.key().customer(), BigInteger.valueOf(line.amount()), BigInteger::add));
        return sums;
    }

    private static BigInteger total(List<Line> lines) {
        return lines.stream().map(line -> BigInteger.valueOf(line.amount())).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Line receipt(CustomerId customer, long amount) {
        return Line.of(FACT, customer, JANUARY, ChartOfAccounts.RECEIPTS, Unit.of(USD), amount);
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<CustomerId> customers = Arbitraries.integers().between(-1, 6).map(number -> new CustomerId(number));
        Arbitrary<YearMonth> months = Arbitraries.integers().between(0, 3).map(JANUARY::plusMonths);
        Arbitrary<Account> accounts = Arbitraries.of(ChartOfAccounts.standard().accounts());
        Arbitrary<Unit> units =
                Arbitraries.of(Unit.of(USD), Unit.of(EUR), Unit.of(Driver.TICKET), Unit.of(Driver.AGENT_SECOND));
        Arbitrary<Long> amounts = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(-3, 3)),
                Tuple.of(2, Arbitraries.longs().between(-100_000, 100_000)),
                Tuple.of(1, Arbitraries.longs().between(-(1L << 40), 1L << 40)));
        return Combinators.combine(customers, months, months, accounts, units, amounts)
                .as((customer, month, origin, account, unit, amount) ->
                        new Line(FACT, new BalanceKey(customer, month, origin, account, unit), amount))
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Line>> hugeLines() {
        Arbitrary<Long> amounts = Arbitraries.oneOf(
                Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, -Long.MAX_VALUE, 1L, -1L),
                Arbitraries.of(
                                Integer.MAX_VALUE,
                                Integer.MIN_VALUE,
                                Integer.MAX_VALUE + 1L,
                                Integer.MIN_VALUE - 1L,
                                1L << 32)
                        .map(Number::longValue),
                Arbitraries.longs());
        return Combinators.combine(Arbitraries.integers().between(1, 3), amounts)
                .as((customer, amount) -> receipt(new CustomerId(customer), amount))
                .list()
                .ofMaxSize(12);
    }
}
