package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.require;
import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.costing.AllocationPlan;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.AllocationRun;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.Conservation;
import com.econlytics.pnl.Difference;
import com.econlytics.pnl.Explanation;
import com.econlytics.pnl.Explanations;
import com.econlytics.pnl.StatementLine;
import com.econlytics.testkit.Scenario;
import com.econlytics.time.MonthRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** What is computed from the books of any ledger: explanations fold, differences are exact, versions stay. */
public interface BooksLaws extends LedgerContract {
    /** The subtotals and every section by itself. */
    List<StatementLine> STATEMENT_LINES = Stream.concat(
                    Stream.of(
                            StatementLine.NET_REVENUE,
                            StatementLine.PRODUCT_MARGIN,
                            StatementLine.CONTRIBUTION,
                            StatementLine.CUSTOMER_PROFIT),
                    Arrays.stream(Section.values()).map(StatementLine::of))
            .toList();

    @Property
    @Label(
            "L6 explanation folds: the leaves of every figure sum to it, for every bearer, line, unit and range of months")
    default void l6ExplanationFolds(@ForAll("histories") LedgerHistory history, @ForAll Random random) {
        Ledger ledger = history.bookScattered(emptyUtcLedger(), random);
        Books books = Books.of(ledger, BOOKING);
        Explanations explanations = Explanations.of(books);
        for (MonthRange months : List.of(MonthRange.ALL, anyMonth(books, random))) {
            for (Unit unit : units(books)) {
                for (StatementLine line : List.of(anyLine(random), anyLine(random), StatementLine.CUSTOMER_PROFIT)) {
                    long company = 0;
                    for (CustomerId bearer : bearers(books)) {
                        Explanation.Sum explained = explanations.explain(bearer, line, unit, months);
                        requireEqual(sum(books, bearer, line, unit, months), fold(explained));
                        company += explained.amount();
                    }
                    requireEqual(company, fold(explanations.explainCompany(line, unit, months)));
                }
            }
        }
    }

    @Property
    @Label("L6 explanation folds: the leaves of one record over all bearers and lines sum to that record")
    default void l6LeavesOfARecordSumToTheRecord(@ForAll("histories") LedgerHistory history, @ForAll Random random) {
        Books books = Books.of(history.bookScattered(emptyUtcLedger(), random), BOOKING);
        Explanations explanations = Explanations.of(books);
        Map<String, Long> leaves = new TreeMap<>();
        for (Unit unit : units(books)) {
            for (Section section : Section.values()) {
                explanations
                        .explainCompany(StatementLine.of(section), unit, MonthRange.ALL)
                        .leaves()
                        .forEach(leaf -> leaves.merge(leaf.record() + " " + unit, leaf.amount(), Long::sum));
            }
        }
        Map<String, Long> records = new TreeMap<>();
        for (Standing standing : books.standings()) {
            if (standing.content() instanceof Posting posting) {
                posting.legs()
                        .forEach(leg -> records.merge(
                                posting.id() + " " + leg.amount().currency(),
                                leg.amount().amountMinor(),
                                Long::sum));
            } else if (standing.content() instanceof Activity activity) {
                activity.quantities()
                        .forEach(quantity ->
                                records.merge(activity.id() + " " + quantity.driver(), quantity.amount(), Long::sum));
            }
        }
        records.values().removeIf(amount -> amount == 0);
        leaves.values().removeIf(amount -> amount == 0);
        leaves.keySet().removeIf(leaf -> isPrice(leaf, books));
        requireEqual(records, leaves);
    }

    @Property
    @Label("L5 exact allocation: allocating changes who bears an amount and no total, and every run proves itself")
    @Scenario("B39")
    default void l5AllocationChangesNoTotal(
            @ForAll("histories") LedgerHistory history, @ForAll("plans") AllocationPlan plan) {
        Ledger ledger = history.bookAtOnce(emptyUtcLedger());
        Map<String, Long> before = Figures.sumsOf(ledger.balances());
        ledger.decide(new Decision.AdoptAllocations(plan));
        ledger.allocate();
        requireEqual(before, Figures.sumsOf(ledger.balances()));
        requireEqual(0, ledger.allocate().lines());
        Books books = Books.of(ledger, BOOKING);
        SortedSet<String> booked = new TreeSet<>();
        Balance.of(books.lines().stream().filter(AllocationRun::isAllocated).toList())
                .forEach(balance -> booked.add(balance.toString()));
        List<Line> worked = new ArrayList<>();
        books.balances().stream()
                .map(balance -> balance.key().month())
                .distinct()
                .forEach(month -> books.allocations(month).forEach(run -> {
                    requireEqual(List.of(), run.allocation().certificate().verify());
                    worked.addAll(run.lines());
                }));
        SortedSet<String> expected = new TreeSet<>();
        Balance.of(worked).forEach(balance -> expected.add(balance.toString()));
        requireEqual(expected, booked);
    }

    @Property
    @Label("difference: the steps of the walk from one version to another sum to the difference, exactly")
    default void differenceIsExact(
            @ForAll("histories") LedgerHistory history,
            @ForAll("histories") LedgerHistory later,
            @ForAll Random random) {
        Ledger ledger = history.bookScattered(emptyUtcLedger(), random);
        Books before = Books.of(ledger, BOOKING);
        later.bookScattered(ledger, random);
        Books after = Books.of(ledger, BOOKING);
        Difference difference = Difference.between(before, after);
        requireEqual(before.balances(), difference.before());
        requireEqual(after.balances(), difference.after());
        for (Unit unit : units(after)) {
            for (CustomerId bearer : bearers(after)) {
                StatementLine line = StatementLine.CUSTOMER_PROFIT;
                long changes = difference.changes(bearer, line, unit, MonthRange.ALL).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                requireEqual(
                        sum(after, bearer, line, unit, MonthRange.ALL)
                                - sum(before, bearer, line, unit, MonthRange.ALL),
                        changes);
            }
        }
        requireEqual(difference.before(), Difference.between(after, before).after());
        Difference.between(after, after).steps().forEach(step -> requireEqual(List.of(), step.facts()));
    }

    @Property
    @Label("L7 as-of: the books of a version are the same whenever they are read, and are conserved at every version")
    default void l7BooksOfAVersionStay(
            @ForAll("histories") LedgerHistory history, @ForAll("histories") LedgerHistory later) {
        Ledger ledger = history.bookAtOnce(emptyUtcLedger());
        Books before = Books.of(ledger, BOOKING);
        later.bookAtOnce(ledger);
        Books again = Books.asOf(ledger, BOOKING, before.version());
        requireEqual(before.lines(), again.lines());
        requireEqual(before.decisions(), again.decisions());
        requireEqual(sorted(before), sorted(again));
        for (long version : List.of(0L, before.version() / 2, before.version(), ledger.version())) {
            Conservation conservation = Conservation.of(Books.asOf(ledger, BOOKING, version));
            require(conservation.holds(), conservation::render);
        }
    }

    private static List<String> sorted(Books books) {
        return books.standings().stream().map(Standing::toString).sorted().toList();
    }

    private static boolean isPrice(String leaf, Books books) {
        return books.standings().stream()
                .filter(standing -> standing.content() instanceof Activity)
                .anyMatch(standing ->
                        leaf.equals(standing.id() + " " + books.costs().currency()));
    }

    private static long fold(Explanation explanation) {
        return explanation.leaves().mapToLong(Explanation.Leaf::amount).sum();
    }

    private static long sum(Books books, CustomerId bearer, StatementLine line, Unit unit, MonthRange months) {
        return books.lines().stream()
                .filter(each -> each.key().customer().equals(bearer))
                .filter(each -> each.key().unit().equals(unit))
                .filter(each -> line.contains(each.key().account()))
                .filter(each -> months.contains(each.key().month()))
                .mapToLong(Line::amount)
                .sum();
    }

    private static MonthRange anyMonth(Books books, Random random) {
        List<Balance> balances = books.balances();
        return balances.isEmpty()
                ? MonthRange.ALL
                : MonthRange.of(
                        balances.get(random.nextInt(balances.size())).key().month());
    }

    private static StatementLine anyLine(Random random) {
        return STATEMENT_LINES.get(random.nextInt(STATEMENT_LINES.size()));
    }

    private static SortedSet<Unit> units(Books books) {
        SortedSet<Unit> units = new TreeSet<>(Comparator.comparing(Unit::code));
        books.lines().forEach(line -> units.add(line.key().unit()));
        return units;
    }

    private static SortedSet<CustomerId> bearers(Books books) {
        SortedSet<CustomerId> bearers = new TreeSet<>(List.of(CustomerId.UNATTRIBUTED, CustomerId.UNALLOCATED));
        books.lines().forEach(line -> bearers.add(line.key().customer()));
        return bearers;
    }
}
