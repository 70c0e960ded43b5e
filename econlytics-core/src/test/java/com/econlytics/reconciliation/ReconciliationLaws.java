package com.econlytics.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.FactId;
import com.econlytics.money.Money;
import com.econlytics.revenue.BasisBridge;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ReconciliationLaws {
    private static final Set<PlantedCompany.Plant> NO_ERRORS_OF_THE_BOOKS = EnumSet.of(
            PlantedCompany.Plant.OTHER_SOURCE,
            PlantedCompany.Plant.PENDING,
            PlantedCompany.Plant.QUARANTINED,
            PlantedCompany.Plant.UNEXPLAINED);

    @Property
    @Label("L10 reconciliation: planted causes are recovered exactly, and nothing else is found")
    void l10PlantedCausesAreRecoveredExactly(@ForAll("plans") PlantedCompany company) {
        assertThat(PlantedCausesTest.found(company.reconcile()))
                .containsExactlyInAnyOrderElementsOf(company.expected());
    }

    @Property
    @Label("L10 reconciliation: each record part counts once at each place, and what has no cause is the residual")
    void l10EachPartCountsOnce(@ForAll("plans") PlantedCompany company) {
        for (PeriodComparison period : company.reconcile().periods()) {
            for (LineComparison line : period.lines()) {
                Set<String> seen = new HashSet<>();
                line.causes().stream()
                        .flatMap(cause -> cause.records().stream())
                        .filter(record -> !(record instanceof RecordPart.OfEntry))
                        .forEach(record -> assertThat(seen.add(record.toString()))
                                .as(record.toString())
                                .isTrue());
                Money unexplained = line.unexplained().stream()
                        .map(RecordPart::amount)
                        .reduce(Money.zero(period.currency()), Money::plus);
                assertThat(unexplained).isEqualTo(line.unexplainedAmount());
            }
        }
    }

    @Property
    @Label("L3 confluence: the order of facts, entries and rows changes nothing")
    void l3OrderChangesNothing(@ForAll("plans") PlantedCompany company, @ForAll long seed) {
        Reconciliation shuffled = Reconciliation.of(
                company.both.shuffled(seed).figures(),
                company.both.shuffled(seed).company("2026-03", "2026-08"),
                company.terms());
        assertThat(shuffled.render()).isEqualTo(company.reconcile().render());
    }

    @Property
    @Label("L10 reconciliation: reconcile(x, x) has no break")
    void l10AgainstItselfThereIsNoBreak(@ForAll("plans") PlantedCompany company) {
        BothBooks both = company.both;
        Reconciliation found = company.reconcile();
        List<FinancialStatement.Row> rows = new ArrayList<>();
        for (PeriodComparison period : found.periods()) {
            BothBooks.ACCOUNTS.values().forEach(account -> {
                if (BothBooks.places().get(account.id()) instanceof AccountMapping.Place.Mapped mapped) {
                    Money ours = period.find(mapped.line()).orElseThrow().system();
                    rows.add(new FinancialStatement.Row(
                            account, period.period(), account.group().statesCostsPositive() ? ours.negated() : ours));
                }
            });
        }
        FinancialStatement own = new FinancialStatement(
                "own", FinancialStatement.Basis.CASH, rows, new Evidence("own.csv", "b".repeat(64)));
        Reconciliation same = Reconciliation.of(
                found.figures(), CompanyBooks.of(both.entity(), found.books().mapping(), own), company.terms());
        assertThat(same.hasNoBreak()).isTrue();
        assertThat(same.residuals()).isEmpty();
        assertThat(same.periods())
                .allSatisfy(period -> assertThat(period.verdict()).isIn(Verdict.PASS, Verdict.NOT_COMPARABLE));
    }

    @Property
    @Label("L10 reconciliation: offsetting errors do not pass")
    void l10OffsettingErrorsDoNotPass(@ForAll @LongRange(min = 600, max = 9_000) long error) {
        BothBooks both = new BothBooks("EUR")
                .charge("ch_1", "2026-05-10", 10_000, 0, 0)
                .post(
                        "s_1",
                        "sale",
                        "",
                        "2026-05-10",
                        Map.of(),
                        new BothBooks("EUR").leg(BothBooks.SHOP_RECEIPTS, 10_000))
                .row("2026-05", BothBooks.SALES, 10_000 + error)
                .row("2026-05", BothBooks.SHOP, 10_000 - error);
        PeriodComparison found = Reconciliation.of(both.figures(), both.summary(), BothBooks.terms())
                .periods()
                .get(0);
        assertThat(found.raw().get(0).net().isZero()).isTrue();
        assertThat(found.raw().get(0).gross()).isEqualTo(both.money(2 * error));
        assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Property
    @Label("L10 reconciliation: another basis is bridged record by record, and without the bridge not comparable")
    void l10AnotherBasisIsBridged(
            @ForAll @LongRange(min = 1, max = 100_000) long received,
            @ForAll @LongRange(min = -50_000, max = 50_000) long bridged) {
        BothBooks both = new BothBooks("JPY")
                .charge("ch_1", "2026-05-10", received, 0, 0)
                .row("2026-05", BothBooks.SALES, received + bridged);
        BasisBridge bridge = new BasisBridge(List.of(new BasisBridge.Entry(
                BasisBridge.Cause.DEFERRED,
                FactId.of(BothBooks.STRIPE, "il_1", "invoice_line"),
                CustomerId.UNATTRIBUTED,
                YearMonth.of(2026, 5),
                both.money(bridged))));
        CompanyBooks accrual = CompanyBooks.of(
                both.entity(),
                new AccountMapping("1", BothBooks.places()),
                both.statement(FinancialStatement.Basis.ACCRUAL));
        SystemFigures figures = SystemFigures.of(RevenueBasis.RECEIPTS, both.books());
        LineComparison revenue = Reconciliation.of(figures.bridgedBy(bridge), accrual, BothBooks.terms())
                .periods()
                .get(0)
                .find(BothBooks.REVENUE)
                .orElseThrow();
        assertThat(revenue.amountOf(Cause.BASIS)).isEqualTo(both.money(-bridged));
        assertThat(revenue.residual().isZero()).isTrue();
        assertThat(Reconciliation.of(figures, accrual, BothBooks.terms())
                        .periods()
                        .get(0)
                        .notComparable())
                .contains(NotComparable.BASIS);
    }

    @Property
    @Label("L10 reconciliation: proposed journals of evidenced causes make the books ours, but for the residual")
    void l10ProposedJournalsBalance(@ForAll("plans") PlantedCompany company) {
        Reconciliation found = company.reconcile();
        ProposedJournals proposed = ProposedJournals.of(found, "1290");
        for (PeriodComparison period : found.periods()) {
            for (LineComparison line : period.lines()) {
                String account = BothBooks.places().entrySet().stream()
                        .filter(place -> place.getValue() instanceof AccountMapping.Place.Mapped mapped
                                && mapped.line().equals(line.line()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
                Money moved = Money.zero(period.currency());
                for (JournalEntry entry : proposed.entries()) {
                    boolean here = MonthRange.of(YearMonth.from(entry.date())).equals(period.period());
                    for (JournalEntry.Line each : entry.lines()) {
                        if (here && each.account().equals(account)) {
                            moved = moved.plus(each.credit()).minus(each.debit());
                        }
                    }
                }
                Money adjustable = line.causes().stream()
                        .filter(cause -> cause.cause().booksAreAdjusted())
                        .map(CauseAmount::amount)
                        .reduce(Money.zero(period.currency()), Money::plus);
                assertThat(moved).isEqualTo(adjustable);
            }
        }
    }

    @Property
    @Label(
            "L10 reconciliation: books in which the proposed journals are booked pass, once their entries are read again")
    void l10BookedJournalsLeadToAPass(@ForAll("plansOfErrors") PlantedCompany company) {
        ProposedJournals proposed = ProposedJournals.of(company.reconcile(), "1290");
        for (JournalEntry entry : proposed.entries()) {
            for (JournalEntry.Line line : entry.lines()) {
                if (!line.account().equals("1290")) {
                    boolean cost =
                            BothBooks.ACCOUNTS.get(line.account()).group().statesCostsPositive();
                    Money credited = line.credit().minus(line.debit());
                    company.both.entry(
                            entry.date().toString(),
                            line.account(),
                            entry.id(),
                            line.memo(),
                            cost ? -credited.amountMinor() : credited.amountMinor());
                }
            }
        }
        for (PeriodComparison period : company.reconcile().periods()) {
            assertThat(period.lines()).allSatisfy(line -> {
                assertThat(line.variance().isZero()).isTrue();
                assertThat(line.residual().isZero()).as(period.toString()).isTrue();
            });
            assertThat(period.verdict()).isIn(Verdict.PASS, Verdict.NOT_COMPARABLE);
        }
    }

    @Property
    @Label(
            "L10 reconciliation: two currencies, by quarter: what only moves within the quarter is no cause, and nothing is added up")
    void l10TwoCurrenciesByQuarter(@ForAll("lists") List<Planted> one, @ForAll("lists") List<Planted> other) {
        PlantedCompany yen = new PlantedCompany("JPY", one);
        PlantedCompany dinar = new PlantedCompany("KWD", other, 500);
        Set<String> quarantined = new HashSet<>(yen.terms().quarantined());
        quarantined.addAll(dinar.terms().quarantined());
        Reconciliation found =
                yen.both.reconcileWith(dinar.both, 3, BothBooks.terms().quarantining(quarantined));
        List<String> expected = new ArrayList<>(quarterly(yen));
        expected.addAll(quarterly(dinar));
        assertThat(PlantedCausesTest.found(found)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> quarterly(PlantedCompany company) {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (String cause : company.expected()) {
            int space = cause.lastIndexOf(' ');
            String what = cause.substring(0, space).replaceFirst("2026-0[56]", "2026-04 to 2026-06");
            if (!what.endsWith("TIMING")) {
                sums.merge(what, Long.valueOf(cause.substring(space + 1)), Math::addExact);
            }
        }
        return sums.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
    }

    @Provide
    Arbitrary<List<Planted>> lists() {
        // beside net deposits, what no payout has paid out by the end of the quarter is timing, booked or not
        return lists(Arrays.stream(PlantedCompany.Plant.values())
                .filter(plant -> plant != PlantedCompany.Plant.NOT_BOOKED)
                .toList());
    }

    @Provide
    Arbitrary<PlantedCompany> plansOfErrors() {
        return plans(Arrays.stream(PlantedCompany.Plant.values())
                .filter(plant -> !NO_ERRORS_OF_THE_BOOKS.contains(plant))
                .toList());
    }

    @Provide
    Arbitrary<PlantedCompany> plans() {
        return plans(List.of(PlantedCompany.Plant.values()));
    }

    private static Arbitrary<PlantedCompany> plans(List<PlantedCompany.Plant> plants) {
        return Combinators.combine(lists(plants), Arbitraries.of("EUR", "JPY", "KWD"))
                .as((planted, currency) -> new PlantedCompany(currency, planted));
    }

    private static Arbitrary<List<Planted>> lists(List<PlantedCompany.Plant> plants) {
        return Combinators.combine(
                        Arbitraries.of(plants),
                        Arbitraries.longs().between(200, 90_000),
                        Arbitraries.longs().between(1, 40),
                        Arbitraries.integers().between(1, 27))
                .as(Planted::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    /** One payment and how the books go wrong about it. */
    record Planted(PlantedCompany.Plant plant, long net, long part, int day) {}

    @Property(tries = 20)
    @Label("L10 reconciliation: a summary of a month's fees in the next month is timing, whatever the payments")
    void l10SummariesAreTied(
            @ForAll @IntRange(min = 1, max = 30) int payments, @ForAll @LongRange(min = 1, max = 500) long fee) {
        BothBooks both = new BothBooks("KWD");
        long fees = 0;
        for (int i = 1; i <= payments; i++) {
            both.charge("ch_" + i, "2026-05-10", 10_000L + i, 0, fee + i)
                    .entry("2026-05-10", BothBooks.SALES, "ch_" + i, "", 10_000L + i);
            fees += fee + i;
        }
        both.entry("2026-06-02", BothBooks.FEES, "", "card fees May", fees);
        assertThat(PlantedCausesTest.found(both.reconcile()))
                .containsExactlyInAnyOrder("2026-05 fees TIMING " + -fees, "2026-06 fees TIMING " + fees);
    }
}
