package com.econlytics.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.cohort.Stories.Event;
import com.econlytics.cohort.Stories.Story;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Balance;
import com.econlytics.money.Money;
import com.econlytics.pnl.ProfitAndLoss;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class CohortLaws {
    @Property
    @Label("L1 conservation: cohorts, unattributed and unallocated sum to the company, however customers are grouped")
    void l1CohortsConserve(
            @ForAll("stories") Story story,
            @ForAll("groupings") Grouping grouping,
            @ForAll("months") YearMonth through) {
        Company company = story.tell();
        CohortReport report = CohortReport.of(company.population(), grouping, through);
        assertThat(report.customers().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(Stories.CUSTOMERS);
        assertThat(report.tables()).allSatisfy(table -> {
            Margins rows =
                    table.rows().stream().map(CohortRow::total).reduce(Margins.zero(table.currency()), Margins::plus);
            Margins books = Margins.of(ProfitAndLoss.of(company.ledger.balances(), table.currency()));
            assertThat(rows.plus(table.unattributed()).plus(table.unallocated()))
                    .isEqualTo(books);
            assertThat(table.company()).isEqualTo(books);
            assertThat(table.rows())
                    .extracting(CohortRow::cohort)
                    .containsExactlyElementsOf(report.customers().keySet());
        });
    }

    @Property
    @Label("a cohort's total is what came before, at its ages, and after the complete data")
    void agesConserve(
            @ForAll("stories") Story story,
            @ForAll("groupings") Grouping grouping,
            @ForAll("months") YearMonth through) {
        CohortReport report = CohortReport.of(story.tell().population(), grouping, through);
        assertThat(report.tables().stream()
                        .flatMap(table -> table.rows().stream())
                        .filter(CohortLaws::hasStarted))
                .allSatisfy(row -> assertThat(row.cells().stream()
                                .map(CohortCell::atThisAge)
                                .reduce(row.before().plus(row.after()), Margins::plus))
                        .isEqualTo(row.total()));
    }

    @Property
    @Label("a mature figure so far is what came before and every age up to it")
    void soFarIsTheRunningSumWhereAllCustomersAreMature(
            @ForAll("stories") Story story,
            @ForAll("groupings") Grouping grouping,
            @ForAll("months") YearMonth through) {
        CohortReport report = CohortReport.of(story.tell().population(), grouping, through);
        assertThat(report.tables().stream().flatMap(table -> table.rows().stream()))
                .allSatisfy(row -> {
                    Margins running = row.before();
                    for (CohortCell cell :
                            row.cells().stream().filter(row::isMature).toList()) {
                        running = running.plus(cell.atThisAge());
                        assertThat(cell.soFar()).isEqualTo(running);
                    }
                });
    }

    @Property
    @Label("maturity: a cell stands for exactly those who have reached its age, and is absent if nobody has")
    void cellsStandForThoseWhoReachedTheAge(
            @ForAll("stories") Story story,
            @ForAll("groupings") Grouping grouping,
            @ForAll("months") YearMonth through) {
        Population population = story.tell().population();
        CohortReport report = CohortReport.of(population, grouping, through);
        assertThat(report.tables().stream().flatMap(table -> table.rows().stream()))
                .allSatisfy(row -> {
                    for (int age = 0; age < 12; age++) {
                        YearMonth latestStart = through.minusMonths(age);
                        long reached = population.customers().values().stream()
                                .filter(customer -> grouping.cohortOf(customer).equals(row.cohort()))
                                .flatMap(customer -> grouping.startOf(customer).stream())
                                .filter(start -> !start.month().isAfter(latestStart))
                                .count();
                        assertThat(row.findCell(age).map(CohortCell::customers).orElse(0))
                                .isEqualTo((int) reached);
                    }
                });
    }

    @Property
    @Label("L3 confluence: the order of lines and facts does not matter")
    void l3OrderDoesNotMatter(@ForAll("stories") Story story, @ForAll("groupings") Grouping grouping) {
        Company company = story.tell();
        YearMonth through = YearMonth.of(2026, 6);
        assertThat(CohortReport.of(Population.of(Company.reversed(company.books())), grouping, through))
                .isEqualTo(CohortReport.of(company.population(), grouping, through));
    }

    @Property
    @Label("refunds and disputes move no customer to another cohort")
    void refundsMoveNobody(
            @ForAll("stories") Story story,
            @ForAll("groupings") Grouping grouping,
            @ForAll("events") List<Event> more) {
        Company company = story.tell();
        YearMonth through = YearMonth.of(2026, 6);
        CohortReport before = CohortReport.of(company.population(), grouping, through);
        for (Event event : more) {
            new Event(event.customer(), event.payment(), event.day(), ChartOfAccounts.REFUNDS, event.amount())
                    .tell(company);
            new Event(event.customer(), event.payment(), event.day(), ChartOfAccounts.DISPUTES, event.amount())
                    .tell(company);
        }
        assertThat(CohortReport.of(company.population(), grouping, through).customers())
                .isEqualTo(before.customers());
    }

    @Property
    @Label("a later month changes no mature cell of the cohorts of a month")
    void aLaterMonthChangesNoMatureCell(@ForAll("stories") Story story, @ForAll("later") List<Event> later) {
        Company company = story.tell();
        YearMonth through = YearMonth.of(2026, 8);
        CohortReport before = CohortReport.of(company.population(), Grouping.bySignupMonth(), through);
        later.stream()
                .filter(event -> event.account() != ChartOfAccounts.FAILED_PAYMENTS)
                .forEach(event -> event.tell(company));
        CohortReport after = CohortReport.of(company.population(), Grouping.bySignupMonth(), through.plusMonths(1));
        for (CohortTable table : before.tables()) {
            CohortTable same = after.find(table.currency()).orElseThrow();
            for (CohortRow row : table.rows()) {
                CohortRow grown = same.find(row.cohort()).orElseThrow();
                assertThat(grown.cells()).startsWith(row.cells().toArray(CohortCell[]::new));
                assertThat(grown.cells().size()).isEqualTo(row.cells().size() + (hasStarted(row) ? 1 : 0));
            }
        }
    }

    @Property
    @Label("a charge that is split into two changes nothing")
    void splittingAChargeChangesNothing(
            @ForAll("stories") Story story,
            @ForAll("groupings") Grouping grouping,
            @ForAll @LongRange(min = 2, max = 100_000) long minor,
            @ForAll @LongRange(min = 1, max = 99_999) long part) {
        long first = Math.min(part, minor - 1);
        YearMonth through = YearMonth.of(2026, 6);
        Company whole = story.tell().book(charge("whole", minor));
        Company split = story.tell().book(charge("first", first)).book(charge("second", minor - first));
        assertThat(CohortReport.of(split.population(), grouping, through))
                .isEqualTo(CohortReport.of(whole.population(), grouping, through));
    }

    @Property
    @Label("the bridge: what happened, less what moved out, and what moved in is what counts, month by month")
    void theBridgeIsExact(@ForAll("stories") Story story) {
        Company company = story.tell();
        List<Balance> balances = company.ledger.balances();
        CohortReport report = CohortReport.of(company.population(), Grouping.bySignupMonth(), YearMonth.of(2026, 6));
        for (CohortTable table : report.tables()) {
            for (FinanceBridge.Month month : table.bridge().months()) {
                assertThat(month.counted())
                        .isEqualTo(profit(
                                balances,
                                table.currency(),
                                balance -> balance.key().month().equals(month.month())));
                assertThat(month.happened())
                        .isEqualTo(profit(
                                balances,
                                table.currency(),
                                balance -> balance.key().origin().equals(month.month())));
            }
            assertThat(table.bridge().adjustments())
                    .allSatisfy(adjustment -> assertThat(adjustment.profit())
                            .isEqualTo(profit(
                                    balances,
                                    table.currency(),
                                    balance -> balance.key().origin().equals(adjustment.origin())
                                            && balance.key().month().equals(adjustment.countedIn()))));
            Money counted = table.bridge().months().stream()
                    .map(FinanceBridge.Month::counted)
                    .reduce(Money.zero(table.currency()), Money::plus);
            assertThat(counted).isEqualTo(table.company().profit());
        }
    }

    @Property
    @Label("L1 conservation: a segment and what it leaves out sum to the company, section by section")
    void l1SegmentsConserve(@ForAll("stories") Story story, @ForAll("segments") Segment segment) {
        Company company = story.tell();
        SegmentStatement statement =
                SegmentStatement.of(company.population(), segment, Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(statement.customers() + statement.otherCustomers()).isEqualTo(Stories.CUSTOMERS);
        assertThat(statement.splits()).allSatisfy(split -> {
            assertThat(split.company()).isEqualTo(ProfitAndLoss.of(company.ledger.balances(), split.currency()));
            split.company().sections().forEach((section, amount) -> {
                List<ProfitAndLoss> parts =
                        List.of(split.segment(), split.otherCustomers(), split.unattributed(), split.unallocated());
                assertThat(parts.stream()
                                .flatMap(part -> part.find(section).stream())
                                .reduce(Money.zero(split.currency()), Money::plus))
                        .isEqualTo(amount);
            });
        });
    }

    @Property
    @Label("L1 conservation: the whale curve ends at the customers' total, and no place is above its peak")
    void l1ConcentrationConserves(@ForAll("stories") Story story) {
        Company company = story.tell();
        Population population = company.population();
        for (Currency currency : population.currencies()) {
            Concentration concentration = Concentration.of(population, currency);
            WhaleCurve curve = concentration.byProfit();
            assertThat(curve.total()
                            .plus(concentration.unattributed().customerProfit())
                            .plus(concentration.unallocated().customerProfit()))
                    .isEqualTo(ProfitAndLoss.of(company.ledger.balances(), currency)
                            .customerProfit());
            assertThat(curve.ranks())
                    .allSatisfy(rank -> assertThat(rank.runningTotal())
                            .isLessThanOrEqualTo(curve.peak().runningTotal()));
            assertThat(curve.total().plus(concentration.unprofitable().loss()))
                    .isEqualTo(curve.peak().runningTotal());
            assertThat(curve.ranks().size() + concentration.customersWithoutAmounts())
                    .isEqualTo(Stories.CUSTOMERS);
        }
    }

    private static boolean hasStarted(CohortRow row) {
        return !(row.cohort() instanceof Cohort.NotStarted);
    }

    private static Posting charge(String object, long minor) {
        return Posting.settled(
                FactId.of(SourceAccount.of("stripe", "acme"), object, "charge"),
                Stories.at(100),
                Company.ofPayment("0-0"),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(minor, "USD"))));
    }

    private static Money profit(List<Balance> balances, Currency currency, Predicate<Balance> chosen) {
        return ProfitAndLoss.of(new ArrayList<>(balances.stream().filter(chosen).toList()), currency)
                .customerProfit();
    }

    @Provide
    Arbitrary<Story> stories() {
        return Stories.stories().withoutEdgeCases();
    }

    @Provide
    Arbitrary<Grouping> groupings() {
        return Stories.groupings();
    }

    @Provide
    Arbitrary<YearMonth> months() {
        return Arbitraries.integers()
                .between(0, 9)
                .map(months -> YearMonth.of(2025, 12).plusMonths(months));
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Stories.events(0, 240).list().ofMinSize(1).ofMaxSize(5).withoutEdgeCases();
    }

    @Provide
    Arbitrary<List<Event>> later() {
        return Stories.events(245, 270).list().ofMinSize(1).ofMaxSize(5).withoutEdgeCases();
    }

    @Provide
    Arbitrary<Segment> segments() {
        return Arbitraries.oneOf(
                Segments.any().withoutEdgeCases(),
                Arbitraries.of("plan = \"pro\"", "profit below USD 0.00", "not acquisition_month before 2026-05")
                        .map(Segment::parse));
    }
}
