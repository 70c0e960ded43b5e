package com.econlytics.testkit.laws;

import static com.econlytics.testkit.laws.Laws.require;
import static com.econlytics.testkit.laws.Laws.requireEqual;

import com.econlytics.costing.CostModel;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Account;
import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Receipt;
import com.econlytics.ledger.Unit;
import com.econlytics.pnl.Conservation;
import com.econlytics.testkit.Scenario;
import com.econlytics.time.BusinessCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The contract of every ledger. Implement {@link #emptyLedger} in a test class and let jqwik run it.
 *
 * <p>Example: {@code class InMemoryLedgerLaws implements LedgerLaws { ... }}.
 */
public interface LedgerLaws extends ClosingLaws, IdentityLaws, BooksLaws, CheckpointLaws {
    /** The accounts on which work relieves the payroll. */
    Set<Account> ABSORBING = Set.of(
            ChartOfAccounts.SUPPORT_ABSORBED,
            ChartOfAccounts.SUPPORT_ABSORBED_UNATTRIBUTED,
            ChartOfAccounts.SUPPORT_ABSORBED_INTERNAL);

    @Property
    @Label("L1 conservation: every unit received is in exactly one place by party and in one by use")
    default void l1Conservation(@ForAll("histories") LedgerHistory history, @ForAll Random random) {
        Ledger ledger = history.bookScattered(emptyUtcLedger(), random);
        Conservation conservation = Conservation.of(Figures.standings(ledger), LedgerSnapshot.lines(ledger));
        require(conservation.holds(), () -> "not conserved: " + conservation);
        requireEqual(Figures.received(ledger), Figures.placed(conservation));
    }

    @Property
    @Label("L1 conservation: a fact's money is on the accounts its legs name, borne by whom its party names")
    default void l1EveryAmountIsWhereItsFactPutsIt(@ForAll("histories") LedgerHistory history, @ForAll Random random) {
        Ledger ledger = history.bookScattered(emptyUtcLedger(), random);
        Map<FactId, List<Line>> lines =
                LedgerSnapshot.lines(ledger).stream().collect(Collectors.groupingBy(Line::fact));
        Map<Party, CustomerId> ofRecord = ledger.customers().stream()
                .collect(Collectors.toMap(customer -> (Party) customer.party(), Customer::survivor));
        for (Standing standing : Figures.standings(ledger)) {
            List<Balance> booked = Balance.of(lines.getOrDefault(standing.id(), List.of()));
            booked.stream()
                    .filter(balance -> !ABSORBING.contains(balance.key().account()))
                    .forEach(balance -> requireBearer(
                            standing.content().party(), balance.key().customer(), ofRecord));
            if (standing.isContested()) {
                booked.forEach(balance -> requireEqual(
                        Section.Use.PENDING, balance.key().account().section().use()));
            } else if (standing.content() instanceof Posting posting) {
                requireEqual(Figures.sumsOf(posting), Figures.sumsOf(booked));
            }
        }
    }

    @Property
    @Label("L1 conservation: what work takes over from the payroll is what it costs, each bearer's apart")
    default void l1PayrollIsRelievedOfWhatIsAssigned(
            @ForAll("histories") LedgerHistory history, @ForAll Random random) {
        Ledger ledger = history.bookScattered(emptyUtcLedger(), random);
        Map<FactId, List<Line>> facts =
                LedgerSnapshot.lines(ledger).stream().collect(Collectors.groupingBy(Line::fact));
        for (List<Line> lines : facts.values()) {
            List<Balance> absorbed = Balance.of(lines).stream()
                    .filter(balance -> ABSORBING.contains(balance.key().account()))
                    .toList();
            absorbed.forEach(balance ->
                    requireEqual(CustomerId.UNALLOCATED, balance.key().customer()));
            if (!absorbed.isEmpty()) {
                requireEqual(Map.of("USD", 0L), Figures.moneyOf(lines));
            }
        }
    }

    @Property
    @Label("L7 as-of: the lines of a version never change, whatever is booked after it")
    default void l7EveryVersionStays(
            @ForAll("histories") LedgerHistory history, @ForAll("histories") LedgerHistory later) {
        Ledger ledger = history.bookAtOnce(emptyUtcLedger());
        long version = ledger.version();
        List<Line> before = LedgerSnapshot.lines(ledger);
        later.bookAtOnce(ledger);
        List<Line> after = new ArrayList<>();
        ledger.readLines(version, after::add);
        requireEqual(before, after);
        List<Line> none = new ArrayList<>();
        ledger.readLines(0, none::add);
        requireEqual(List.of(), none);
    }

    @Property
    @Label("L3 confluence: a party that was assigned and released is matched by the rule again")
    default void l3ReleaseUndoesAssign(
            @ForAll("histories") LedgerHistory history, @ForAll("references") Party.Reference party) {
        LedgerHistory undecided = new LedgerHistory(
                history.facts(),
                Stream.concat(history.identities().stream(), Stream.of(Identity.of(party)))
                        .toList(),
                List.of());
        LedgerSnapshot untouched = LedgerSnapshot.of(undecided.bookAtOnce(emptyUtcLedger()));
        Ledger ledger = undecided.bookAtOnce(emptyUtcLedger());
        if (!ledger.customers().isEmpty()) {
            CustomerId chosen = ledger.customers().get(0).id();
            ledger.decide(new Decision.AssignParty(party, chosen));
            requireEqual(chosen, ledger.matchOf(party).customer());
            ledger.decide(new Decision.ReleaseParty(party));
            requireEqual(untouched, LedgerSnapshot.of(ledger));
        }
    }

    @Property
    @Label("L2 idempotence: the same facts again change nothing")
    default void l2Idempotence(@ForAll("histories") LedgerHistory history, @ForAll Random random) {
        Ledger ledger = history.bookScattered(emptyUtcLedger(), random);
        LedgerSnapshot before = LedgerSnapshot.of(ledger);
        long version = ledger.version();
        Receipt receipt = ledger.book(Batch.builder()
                .facts(history.facts())
                .identities(history.identities())
                .build());
        requireEqual(0, receipt.newStatements());
        requireEqual(history.facts().size(), receipt.repeatedStatements());
        requireEqual(version, receipt.version());
        requireEqual(before, LedgerSnapshot.of(ledger));
    }

    @Property
    @Label("L2 idempotence: of two contents for one key and revision none counts until that revision is settled")
    default void l2ContestedFactsDoNotCount(
            @ForAll("postings") Posting one, @ForAll("postings") Posting other, @ForAll boolean byRevision) {
        if (one.legs().isEmpty() || other.legs().isEmpty()) {
            return;
        }
        Posting rival = restated(other, one.id(), one.revision());
        if (rival.equals(one)) {
            return;
        }
        Ledger ledger = emptyUtcLedger();
        ledger.book(Batch.of(List.of(one)));
        Receipt contested = ledger.book(Batch.of(List.of(rival)));
        requireEqual(List.of(one.id()), contested.contested());
        requireAllPending(ledger);
        requireEqual(2, Figures.statements(ledger).size());
        if (byRevision) {
            ledger.book(Batch.of(List.of(restated(rival, one.id(), one.revision() + 1))));
        } else {
            ledger.decide(new Decision.SettleContest(one.id(), one.revision(), rival.contentDigest()));
        }
        Ledger certain = new InMemoryLedger(BOOKING, MATCHING, Clock.systemUTC());
        LedgerSnapshot before = LedgerSnapshot.of(ledger);
        certain.book(Batch.builder()
                .facts(List.of(rival))
                .identities(ledger.identities())
                .build());
        requireEqual(LedgerSnapshot.of(certain), before);
        ledger.book(Batch.of(
                List.of(restated(one, one.id(), one.revision() + 2), restated(rival, one.id(), one.revision() + 2))));
        requireAllPending(ledger);
    }

    @Property
    @Label("L3 confluence: order, batching, repetition and interleaving do not matter")
    default void l3Confluence(@ForAll("histories") LedgerHistory history, @ForAll Random random) {
        LedgerSnapshot atOnce = LedgerSnapshot.of(history.bookAtOnce(emptyUtcLedger()));
        LedgerSnapshot scattered = LedgerSnapshot.of(history.bookScattered(emptyUtcLedger(), random));
        requireEqual(atOnce, scattered);
    }

    @Property
    @Label("L4 incremental = batch: balances equal the sum of lines and a recompute from the facts")
    default void l4IncrementalEqualsBatch(@ForAll("histories") LedgerHistory history, @ForAll Random random) {
        Ledger ledger = history.bookScattered(emptyUtcLedger(), random);
        LedgerSnapshot incremental = LedgerSnapshot.of(ledger);
        requireEqual(LedgerSnapshot.ofLines(ledger), incremental);
        Ledger recomputed = new InMemoryLedger(BOOKING, MATCHING, Clock.systemUTC());
        recomputed.book(Batch.builder()
                .facts(Figures.statements(ledger))
                .identities(ledger.identities())
                .build());
        history.choices().forEach(choice -> recomputed.decide(choice.toDecision(recomputed)));
        recomputed.allocate();
        requireEqual(LedgerSnapshot.of(recomputed), incremental);
    }

    @Scenario({"K12", "D59"})
    @Property
    @Label("L8 time: every line is in the one month that contains its fact, and months add up to years")
    default void l8Time(@ForAll("zones") ZoneId zone, @ForAll("instants") Instant at, @ForAll("postings") Posting any) {
        BusinessCalendar calendar = new BusinessCalendar(zone);
        Ledger ledger = emptyLedger(new Booking(ChartOfAccounts.standard(), calendar), MATCHING);
        ledger.book(Batch.of(
                List.of(new Posting(any.id(), any.revision(), at, any.party(), any.legs(), any.attributes()))));
        for (Line line : LedgerSnapshot.lines(ledger)) {
            YearMonth month = line.key().month();
            require(calendar.month(month).contains(at), () -> at + " is not in " + month + " of " + zone);
            require(!calendar.month(month.minusMonths(1)).contains(at), () -> at + " is in two months of " + zone);
            require(
                    calendar.year(Year.of(month.getYear())).contains(at),
                    () -> at + " is in " + month + " and not in its year, in " + zone);
        }
    }

    @Property
    @Label("L9 one currency: amounts of two currencies never meet, and work without a rate is pending, never free")
    default void l9OneCurrency(@ForAll("postingLists") List<Posting> postings, @ForAll("activities") Activity work) {
        if (postings.stream().anyMatch(posting -> posting.id().equals(work.id()))) {
            return;
        }
        Ledger ledger = emptyUtcLedger();
        ledger.book(Batch.of(postings));
        ledger.book(Batch.of(List.of(work)));
        Map<Unit, Long> expected = Figures.received(ledger);
        Map<Unit, Long> kept = new TreeMap<>(Comparator.comparing(Unit::code));
        ledger.balances().forEach(balance -> kept.merge(balance.key().unit(), balance.amount(), Long::sum));
        kept.values().removeIf(sum -> sum == 0);
        requireEqual(expected, kept);
        Section.Use expectedUse = CostModel.prices(work)
                ? Section.Use.PENDING
                : work.account().section().use();
        for (Line line : LedgerSnapshot.lines(ledger)) {
            if (line.fact().equals(work.id())) {
                require(!line.key().unit().isMoney(), () -> "work without a rate has a price: " + line);
                requireEqual(expectedUse, line.key().account().section().use());
            }
        }
    }

    @Property
    @Label("L12 determinism: the same facts and decisions give the same output, byte for byte, on any thread")
    default void l12Determinism(@ForAll("histories") LedgerHistory history, @ForAll long seed) {
        String first = Figures.render(history.bookScattered(emptyUtcLedger(), new Random(seed)));
        Ledger again = history.bookScattered(emptyUtcLedger(), new Random(seed));
        List<String> rendered = List.of(1, 2, 3, 4).parallelStream()
                .map(thread -> Figures.render(again))
                .toList();
        rendered.forEach(text -> requireEqual(first, text));
    }

    /** Single postings. */
    @Provide
    default Arbitrary<Posting> postings() {
        return LedgerHistories.postings();
    }

    /** Postings with different ids. */
    @Provide
    default Arbitrary<List<Posting>> postingLists() {
        return LedgerHistories.postings().list().uniqueElements(Posting::id).ofMaxSize(6);
    }

    /** Single activities. */
    @Provide
    default Arbitrary<Activity> activities() {
        return LedgerHistories.activities();
    }

    /** Instants with edges. */
    @Provide
    default Arbitrary<Instant> instants() {
        return LedgerHistories.instants();
    }

    /** All zones there are, those with odd midnights more often. */
    @Provide
    default Arbitrary<ZoneId> zones() {
        List<String> ids = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        return Arbitraries.oneOf(
                        Arbitraries.of("America/St_Johns", "Asia/Amman", "Pacific/Apia", "America/Sao_Paulo"),
                        Arbitraries.of(ids))
                .map(ZoneId::of);
    }

    private static Posting restated(Posting posting, FactId id, long revision) {
        return new Posting(id, revision, posting.occurredAt(), posting.party(), posting.legs(), posting.attributes());
    }

    private static void requireBearer(Party party, CustomerId bearer, Map<Party, CustomerId> ofRecord) {
        if (party instanceof Party.Shared) {
            requireEqual(CustomerId.UNALLOCATED, bearer);
        } else if (party instanceof Party.Unknown) {
            requireEqual(CustomerId.UNATTRIBUTED, bearer);
        } else if (party instanceof Party.OfRecord) {
            requireEqual(ofRecord.getOrDefault(party, CustomerId.UNATTRIBUTED), bearer);
        }
    }

    private static void requireAllPending(Ledger ledger) {
        for (Balance balance : ledger.balances()) {
            requireEqual(Section.Use.PENDING, balance.key().account().section().use());
        }
    }
}
