package com.econlytics.ledger;

import com.econlytics.TextOrder;
import com.econlytics.audit.Actor;
import com.econlytics.costing.AllocationPlan;
import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.Customer;
import com.econlytics.customer.CustomerDirectory;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Identity;
import com.econlytics.customer.Match;
import com.econlytics.customer.Matching;
import com.econlytics.erasure.ErasureJournal;
import com.econlytics.erasure.Erasures;
import com.econlytics.erasure.Pseudonyms;
import com.econlytics.erasure.RecordWords;
import com.econlytics.fact.Activity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Standing;
import com.econlytics.inbox.InMemoryInbox;
import com.econlytics.time.Closing;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A ledger that forgets everything when the program ends: the reference model of the contract.
 *
 * <p>Example: {@code new InMemoryLedger(new Booking(ChartOfAccounts.standard(), calendar), matching, clock)}.
 */
public final class InMemoryLedger implements Ledger {
    private final Booking booking;
    private final Clock clock;
    private final CustomerDirectory directory;
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final InMemoryLeases leases;
    private final SortedMap<FactId, FactHistory> facts = new TreeMap<>();
    private final Map<Party, Set<FactId>> factsOf = new HashMap<>();
    private final List<Version> versions = new ArrayList<>();
    private final SortedMap<BalanceKey, Long> balances = new TreeMap<>();
    private final List<Decided> decisions = new ArrayList<>();
    private final NavigableSet<DatedAttribute> attributes = new TreeSet<>();
    private final SortedMap<String, Checkpoint> checkpoints = new TreeMap<>(TextOrder.CODE_POINT);
    private final SortedMap<FactId, List<Line>> allocated = new TreeMap<>();
    private CostModel costs = CostModel.NONE;
    private AllocationPlan plan = AllocationPlan.NONE;
    private Closing closing = Closing.NONE;
    private final ErasedWords erasedWords;
    private final InMemoryErasures erasures;
    private long volume;

    /**
     * An empty ledger, in which work has no price until a decision states it.
     *
     * @param booking how facts become lines
     * @param matching how parties become customers
     * @param clock dates what is quarantined and when leases end
     */
    public InMemoryLedger(Booking booking, Matching matching, Clock clock) {
        this(booking, matching, clock, Pseudonyms.underNewKey(), ErasureJournal.inMemory());
    }

    /**
     * The same, with erasures that outlive it.
     *
     * @param pseudonyms under the key of the ledgers that share the journal
     * @param journal where erasures are kept
     */
    public InMemoryLedger(
            Booking booking, Matching matching, Clock clock, Pseudonyms pseudonyms, ErasureJournal journal) {
        this.booking = booking;
        this.clock = clock;
        this.directory = new CustomerDirectory(matching);
        this.leases = new InMemoryLeases(clock);
        this.erasedWords = new ErasedWords(pseudonyms);
        this.erasures = new InMemoryErasures(
                this, directory, matching.emails() == Matching.Emails.SAME_CUSTOMER, erasedWords, journal, clock);
    }

    /** The inbox whose messages this ledger's bookings dispose of. */
    public InMemoryInbox inbox() {
        return inbox;
    }

    /** The leases that this ledger's bookings check. */
    public Leases leases() {
        return leases;
    }

    /** Forgets customers of this ledger and what its inbox says about them. */
    public Erasures erasures() {
        return erasures;
    }

    @Override
    public synchronized Receipt book(Batch batch) {
        batch.lease().ifPresent(leases::requireLatest);
        inbox.requireKnown(batch.dispositions());
        volume = volumeWith(unheard(batch.facts()), costs);
        renameRecordsOf(batch.facts());
        Set<FactId> touched = new TreeSet<>(learn(batch));
        List<Fact> fresh = new ArrayList<>();
        for (Fact fact : batch.facts()) {
            FactHistory.Statement statement = kept(fact);
            FactId id = statement.kept().id();
            if (history(id).add(statement, upcoming())) {
                factsOf.computeIfAbsent(statement.kept().party(), unseen -> new LinkedHashSet<>())
                        .add(id);
                touched.add(id);
                fresh.add(fact);
            }
        }
        List<Line> appended = restate(touched);
        stamp(appended, !fresh.isEmpty());
        batch.attributes().stream()
                .filter(attribute -> !erasures.isErased(attribute.party()))
                .forEach(attribute -> attributes.add(attribute));
        inbox.dispose(batch.dispositions());
        batch.rejections().forEach(rejection -> inbox.quarantine(rejection, clock.instant()));
        batch.checkpoints()
                .forEach(checkpoint ->
                        checkpoints.compute(checkpoint.connector(), (connector, earlier) -> checkpoint.after(earlier)));
        int repeated = batch.facts().size() - fresh.size();
        erasures.follow();
        return new Receipt(version(), fresh, repeated, appended.size(), contested(batch.facts()));
    }

    /** A fact as it is kept: of somebody who was erased, by pseudonyms. */
    private FactHistory.Statement kept(Fact fact) {
        Fact kept =
                erasedWords.isEmpty() ? fact : erasedWords.rename(fact, recordWords(), erasures.isErased(fact.party()));
        return new FactHistory.Statement(kept, fact.contentDigest());
    }

    /** New records of somebody who was erased are called by pseudonyms before they are booked, wherever they are named. */
    private void renameRecordsOf(Collection<Fact> statements) {
        boolean added = false;
        for (Fact fact : statements) {
            added |= erasures.isErased(fact.party())
                    && erasedWords.addRecords(fact.id().account(), RecordWords.ids(fact));
        }
        if (added) {
            renameFacts(erasedWords, erasures::isErased);
        }
    }

    /** What rates differ by is a term of work, whatever it is called. */
    private RecordWords recordWords() {
        return RecordWords.standard()
                .keeping(decisions.stream()
                        .map(Decided::decision)
                        .filter(Decision.AdoptCosts.class::isInstance)
                        .map(Decision.AdoptCosts.class::cast)
                        .flatMap(adopted -> adopted.costs().rates().stream())
                        .flatMap(rate -> rate.scope().attributes().keySet().stream())
                        .toList());
    }

    /** Drops what is known about the attributes of some, and tells how much that was. */
    int forgetAttributes(Predicate<Party> erased) {
        int before = attributes.size();
        attributes.removeIf(attribute -> erased.test(attribute.party()));
        return before - attributes.size();
    }

    /** Renames the ids in all that was said about some, and tells how many facts that changed. */
    int renameFacts(ErasedWords words, Predicate<Party> erased) {
        allStatements().stream()
                .filter(fact -> erased.test(fact.party()))
                .forEach(fact -> words.addRecords(fact.id().account(), RecordWords.ids(fact)));
        RecordWords terms = recordWords();
        Map<FactId, FactHistory> renamed = new HashMap<>();
        int changed = 0;
        for (Map.Entry<FactId, FactHistory> entry : facts.entrySet()) {
            List<Fact> before = entry.getValue().statements();
            FactHistory history = entry.getValue()
                    .renamed(
                            words.rename(entry.getKey()), fact -> words.rename(fact, terms, erased.test(fact.party())));
            changed += history.statements().equals(before) ? 0 : 1;
            renamed.put(words.rename(entry.getKey()), history);
        }
        if (changed > 0) {
            facts.clear();
            facts.putAll(renamed);
            factsOf.clear();
            facts.forEach((id, history) -> history.statements()
                    .forEach(fact -> factsOf.computeIfAbsent(fact.party(), unseen -> new LinkedHashSet<>())
                            .add(id)));
            versions.replaceAll(version -> version.renamed(words::rename));
            decisions.replaceAll(decided -> new Decided(renamed(decided.decision, words), decided.version));
        }
        return changed;
    }

    private static Decision renamed(Decision decision, ErasedWords words) {
        if (decision instanceof Decision.AssignParty assigned) {
            return new Decision.AssignParty((Party.Reference) words.rename(assigned.party()), assigned.customer());
        }
        if (decision instanceof Decision.ReleaseParty released) {
            return new Decision.ReleaseParty((Party.Reference) words.rename(released.party()));
        }
        if (decision instanceof Decision.SettleContest settled) {
            return new Decision.SettleContest(
                    words.rename(settled.fact()), settled.revision(), settled.contentDigest());
        }
        return decision;
    }

    @Override
    public synchronized Receipt allocate() {
        List<Line> appended = reallocate();
        stamp(appended, false);
        return new Receipt(version(), List.of(), 0, appended.size(), List.of());
    }

    /** Replaces what earlier runs allocated in open months. */
    private List<Line> reallocate() {
        SortedMap<FactId, List<Line>> wanted = new TreeMap<>();
        direct().forEach((month, balances) -> AllocationRun.of(plan, month, balances, directory::survivorOf)
                .forEach(run -> wanted.put(run.id(), run.lines())));
        Set<FactId> runs = new TreeSet<>(wanted.keySet());
        allocated.forEach((run, lines) -> {
            runs.add(run);
            if (lines.stream().anyMatch(line -> closing.isClosed(line.key().month()))) {
                wanted.put(run, AllocationRun.ofClosedMonth(lines, directory::survivorOf));
            }
        });
        List<Line> appended = new ArrayList<>();
        for (FactId run : runs) {
            List<Line> lines = wanted.getOrDefault(run, List.of());
            List<Line> booked = allocated.getOrDefault(run, List.of());
            List<Line> more = Booking.restate(booked, lines, closing);
            appended.addAll(more);
            allocated.put(run, Booking.netted(booked, more));
        }
        allocated.values().removeIf(List::isEmpty);
        return appended(appended);
    }

    /** What was booked in open months directly, that is without the lines of earlier runs. */
    private SortedMap<YearMonth, List<Balance>> direct() {
        SortedMap<BalanceKey, Long> sums = new TreeMap<>(balances);
        allocated.values().forEach(lines -> lines.forEach(line -> Balance.add(sums, line.reversal())));
        return Balance.of(sums).stream()
                .filter(balance -> !closing.isClosed(balance.key().month()))
                .collect(Collectors.groupingBy(balance -> balance.key().month(), TreeMap::new, Collectors.toList()));
    }

    @Override
    public synchronized Receipt decide(Decision taken, Actor actor) {
        Decision decision = renamed(taken, erasedWords);
        List<Line> appended = new ArrayList<>(
                decision instanceof Decision.CloseBooks close ? close(close) : restate(apply(decision)));
        if (decision instanceof Decision.MergeCustomers || decision instanceof Decision.SplitCustomer) {
            appended.addAll(reallocate());
        }
        decisions.add(new Decided(decision, upcoming()));
        stamp(appended, true);
        erasures.follow();
        return new Receipt(version(), List.of(), 0, appended.size(), List.of());
    }

    private Set<FactId> apply(Decision decision) {
        if (decision instanceof Decision.AdoptCosts adopted) {
            volume = volumeWith(allStatements(), adopted.costs());
            costs = adopted.costs();
            return activities();
        }
        if (decision instanceof Decision.AssignParty assigned) {
            return factsOf(directory.decide(assigned.party(), assigned.customer()));
        }
        if (decision instanceof Decision.ReleaseParty released) {
            return factsOf(directory.withdraw(released.party()));
        }
        if (decision instanceof Decision.SettleContest settled) {
            return settle(settled);
        }
        if (decision instanceof Decision.MergeCustomers merged) {
            return factsOf(directory.merge(merged.customer(), merged.survivor()));
        }
        if (decision instanceof Decision.SplitCustomer split) {
            return factsOf(directory.split(split.customer()));
        }
        if (decision instanceof Decision.AdoptAllocations adopted) {
            adopted.plan().rules().forEach(this::requireKnown);
            plan = adopted.plan();
            return Set.of();
        }
        closing = closing.reopen(((Decision.ReopenBooks) decision).from());
        return adjusted();
    }

    private void requireKnown(AllocationRule rule) {
        booking.chart().require(rule.pool());
        rule.weights().keySet().stream().filter(CustomerId::isCustomer).forEach(directory::requireKnown);
    }

    /** What a closed month holds is allocated for good, so it is brought up to date before. */
    private List<Line> close(Decision.CloseBooks close) {
        booking.requireEnded(close.through(), clock.instant());
        Closing closed = closing.close(close.through());
        List<Line> appended = reallocate();
        closing = closed;
        return appended;
    }

    private Set<FactId> settle(Decision.SettleContest settled) {
        FactHistory history = facts.get(settled.fact());
        Optional<String> digest =
                history == null ? Optional.empty() : history.findDigest(settled.revision(), settled.contentDigest());
        if (history == null || digest.isEmpty()) {
            throw new IllegalArgumentException("fact " + settled.fact() + " has no content " + settled.contentDigest()
                    + " in revision " + settled.revision() + "; settle for one of its contested contents");
        }
        history.settle(settled.revision(), digest.get(), upcoming());
        return Set.of(settled.fact());
    }

    /** Teaches the directory who the parties are, and returns the facts that moved to another customer. */
    private Set<FactId> learn(Batch batch) {
        Set<Party> moved = new LinkedHashSet<>();
        batch.identities().forEach(identity -> moved.addAll(directory.learn(erasedWords.rename(identity))));
        Stream.concat(
                        batch.facts().stream().map(Fact::party),
                        batch.attributes().stream().map(DatedAttribute::party))
                .filter(party -> party instanceof Party.OfRecord || party instanceof Party.Reference)
                .map(erasedWords::rename)
                .forEach(party -> moved.addAll(directory.learn(Identity.of(party))));
        return factsOf(moved);
    }

    /** Appends what the touched facts' lines lack. */
    private List<Line> restate(Set<FactId> touched) {
        List<Line> appended = new ArrayList<>();
        for (FactId id : touched) {
            appended.addAll(history(id).restate(booking, directory::bearerOf, costs, closing));
        }
        return appended(appended);
    }

    private List<Line> appended(List<Line> lines) {
        lines.forEach(line -> Balance.add(balances, line));
        return lines;
    }

    /** Stamps lines with a new version, if there is anything new at all. */
    private void stamp(List<Line> lines, boolean anythingNew) {
        if (anythingNew || !lines.isEmpty()) {
            versions.add(new Version(clock.instant(), List.copyOf(lines)));
        }
    }

    /**
     * An upper bound of every sum of lines there can be once {@code statements} are booked, so that a booking that could
     * overflow is refused before it has changed anything; also where an account that is not in the chart is found.
     */
    private long volumeWith(Collection<Fact> statements, CostModel prices) {
        long sum = volume;
        for (Fact fact : statements) {
            Standing alone = Standing.of(List.of(fact));
            for (Line line : booking.lines(alone, party -> CustomerId.UNALLOCATED, prices)) {
                sum = Math.addExact(sum, Math.multiplyExact(4, Math.absExact(line.amount())));
            }
        }
        return sum;
    }

    private Set<Fact> unheard(Collection<Fact> statements) {
        Set<Fact> unheard = new LinkedHashSet<>(statements);
        unheard.removeIf(fact -> {
            FactHistory history = facts.get(erasedWords.rename(fact.id()));
            return history != null && history.heard(new FactHistory.Statement(fact, fact.contentDigest()));
        });
        return unheard;
    }

    private Set<FactId> factsOf(Set<Party> parties) {
        Set<FactId> ids = new TreeSet<>();
        parties.forEach(party -> ids.addAll(factsOf.getOrDefault(party, Set.of())));
        return ids;
    }

    private Set<FactId> activities() {
        Set<FactId> ids = new TreeSet<>();
        facts.forEach((id, history) -> {
            if (history.standing().content() instanceof Activity) {
                ids.add(id);
            }
        });
        return ids;
    }

    private Set<FactId> adjusted() {
        Set<FactId> ids = new TreeSet<>();
        facts.forEach((id, history) -> {
            if (history.isAdjusted()) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** The number of the version that is being booked, if it brings anything new. */
    private long upcoming() {
        return versions.size() + 1L;
    }

    private List<FactId> contested(Collection<Fact> heard) {
        return heard.stream()
                .map(fact -> erasedWords.rename(fact.id()))
                .distinct()
                .filter(id -> history(id).standing().isContested())
                .toList();
    }

    private FactHistory history(FactId id) {
        return facts.computeIfAbsent(id, FactHistory::new);
    }

    private List<Fact> allStatements() {
        return facts.values().stream()
                .flatMap(history -> history.statements().stream())
                .toList();
    }

    @Override
    public synchronized long version() {
        return versions.size();
    }

    @Override
    public synchronized long versionAt(Instant instant) {
        long version = 0;
        for (int i = 0; i < versions.size(); i++) {
            version = versions.get(i).bookedAt.isAfter(instant) ? version : i + 1L;
        }
        return version;
    }

    @Override
    public synchronized void readLines(long version, Consumer<? super Line> reader) {
        versions.stream().limit(version).forEach(booked -> booked.lines.forEach(reader));
    }

    @Override
    public synchronized List<Balance> balances() {
        return Balance.of(balances);
    }

    @Override
    public synchronized void readFacts(Consumer<? super Fact> reader) {
        allStatements().forEach(reader);
    }

    @Override
    public synchronized void readStandings(long version, Consumer<? super Standing> reader) {
        facts.values().forEach(history -> history.findStanding(version).ifPresent(reader));
    }

    @Override
    public synchronized List<Identity> identities() {
        return directory.identities().stream()
                .sorted(Comparator.comparing(identity -> identity.party().toString(), TextOrder.CODE_POINT))
                .toList();
    }

    @Override
    public synchronized List<DatedAttribute> attributes() {
        return List.copyOf(attributes);
    }

    @Override
    public synchronized List<Decision> decisions(long version) {
        return decisions.stream()
                .filter(decided -> decided.version <= version)
                .map(Decided::decision)
                .toList();
    }

    @Override
    public synchronized Closing closing() {
        return closing;
    }

    @Override
    public synchronized List<Customer> customers() {
        return directory.customers();
    }

    @Override
    public synchronized Match matchOf(Party party) {
        return directory.matchOf(erasedWords.rename(party));
    }

    @Override
    public synchronized Map<Party, Match> matches() {
        return directory.matches();
    }

    @Override
    public synchronized Optional<Checkpoint> findCheckpoint(String connector) {
        return Optional.ofNullable(checkpoints.get(connector));
    }

    @Override
    public synchronized List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints.values());
    }

    private record Version(Instant bookedAt, List<Line> lines) {
        Version renamed(UnaryOperator<FactId> rename) {
            return new Version(
                    bookedAt,
                    lines.stream()
                            .map(line -> new Line(rename.apply(line.fact()), line.key(), line.amount()))
                            .toList());
        }
    }

    private record Decided(Decision decision, long version) {}
}
