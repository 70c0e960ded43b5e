package com.econlytics.jdbc;

import com.econlytics.costing.AllocationRule;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.customer.Matching;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.fact.Standing;
import com.econlytics.inbox.Disposition;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Receipt;
import com.econlytics.time.Closing;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One booking or decision, within its transaction and under the booking lock. */
final class BookingRun {
    private static final int CHUNK = 2000;

    private final Handle handle;
    private final Booking booking;
    private final SourceHash hash;
    private final Matches matches;
    private final ErasedWords words;
    private final Parties parties;
    private final Facts facts;
    private final Journal journal;
    private final Restatement restatement;
    private final Decisions decisions;
    private final Version version;
    private CostModel costs;
    private Closing closing;

    BookingRun(Handle handle, Booking booking, Matching matching, UUID request) {
        this.handle = handle;
        this.booking = booking;
        this.hash = SourceHash.of(handle);
        this.matches = new Matches(handle, matching);
        this.words = new ErasedWords(handle, hash);
        this.parties = new Parties(handle, hash, matches, booking.calendar(), words);
        this.facts = new Facts(handle, hash, new StatementRows(booking.chart()));
        this.journal = new Journal(handle, booking.chart());
        this.restatement = new Restatement(booking, facts, parties, journal);
        this.decisions = new Decisions(handle);
        this.version = new Version(handle, request);
        this.costs = decisions.latestCosts();
        this.closing = decisions.closing();
    }

    /** What the request did, if it was booked and its answer was lost. */
    Optional<Receipt> findBooked(List<Fact> facts) {
        OptionalLong booked = version.findBooked();
        if (booked.isEmpty()) {
            return Optional.empty();
        }
        List<Fact> heard = this.facts.heard(facts, booked.getAsLong());
        int repeated = facts.size() - heard.size();
        int lines = journal.count(booked.getAsLong());
        return Optional.of(new Receipt(booked.getAsLong(), heard, repeated, lines, contested(facts)));
    }

    Receipt book(Batch batch, Instant now) {
        batch.lease().ifPresent(lease -> JdbcLeases.requireLatest(handle, lease));
        batch.facts().forEach(this::requireInChart);
        Set<Long> moved = parties.learn(batch.identities(), mentioned(batch));
        List<Fact> fresh = facts.store(batch.facts(), parties, version);
        Set<Long> touched = moved.isEmpty() ? new HashSet<>() : facts.concerning(moved);
        fresh.forEach(fact -> touched.add(facts.numberOf(fact.id())));
        int lines = restate(touched);
        Attributes.store(handle, batch.attributes(), parties, hash);
        Messages messages = new Messages(handle, hash);
        messages.dispose(batch.dispositions());
        messages.quarantine(batch.rejections(), now);
        batch.checkpoints().forEach(checkpoint -> Checkpoints.save(handle, checkpoint));
        followErasures(batch);
        int repeated = batch.facts().size() - fresh.size();
        return new Receipt(Version.latest(handle), fresh, repeated, lines, contested(batch.facts()));
    }

    /** What the batch said about somebody who was erased is not kept as it was said. */
    private void followErasures(Batch batch) {
        List<Long> numbers =
                batch.facts().stream().map(fact -> facts.numberOf(fact.id())).toList();
        List<Long> settled =
                batch.dispositions().stream().map(Disposition::messageNumber).toList();
        new Erasing(handle, words).follow(parties.all(), numbers, settled);
    }

    private static List<Party> mentioned(Batch batch) {
        return Stream.concat(
                        batch.facts().stream().map(Fact::party),
                        batch.attributes().stream().map(DatedAttribute::party))
                .toList();
    }

    Receipt decide(Decision decision, Instant now) {
        int lines = decision instanceof Decision.CloseBooks close ? close(close, now) : restate(apply(decision));
        if (decision instanceof Decision.MergeCustomers || decision instanceof Decision.SplitCustomer) {
            lines += reallocate();
        }
        return new Receipt(version.begin(), List.of(), 0, lines, List.of());
    }

    Receipt allocate() {
        int lines = reallocate();
        return new Receipt(Version.latest(handle), List.of(), 0, lines, List.of());
    }

    private Set<Long> apply(Decision decision) {
        if (decision instanceof Decision.AdoptCosts adopted) {
            decisions.record(adopted, version.begin());
            ReadModels.followHomeCurrency(handle);
            costs = adopted.costs();
            return facts.activities();
        }
        if (decision instanceof Decision.AssignParty assigned) {
            return reassign(assigned, assigned.party(), assigned.customer().number());
        }
        if (decision instanceof Decision.ReleaseParty released) {
            return reassign(released, released.party(), null);
        }
        if (decision instanceof Decision.SettleContest settled) {
            return settle(settled);
        }
        if (decision instanceof Decision.MergeCustomers merge) {
            return merge(merge);
        }
        if (decision instanceof Decision.SplitCustomer split) {
            parties.requireCustomer(split.customer().number());
            decisions.record(split, version.begin());
            return facts.concerning(matches.reunite(Set.of(split.customer().number())));
        }
        if (decision instanceof Decision.AdoptAllocations adopted) {
            adopted.plan().rules().forEach(this::requireKnown);
            decisions.record(adopted, version.begin());
            return Set.of();
        }
        Decision.ReopenBooks reopen = (Decision.ReopenBooks) decision;
        closing = closing.reopen(reopen.from());
        decisions.record(reopen, version.begin());
        return journal.adjusted();
    }

    /** What a closed month holds is allocated for good, so it is brought up to date before. */
    private int close(Decision.CloseBooks close, Instant now) {
        booking.requireEnded(close.through(), now);
        Closing closed = closing.close(close.through());
        int lines = reallocate();
        closing = closed;
        decisions.record(close, version.begin());
        return lines;
    }

    /** Replaces what earlier runs allocated, under a new version if that changes anything. */
    private int reallocate() {
        List<Line> missing = new Allocations(handle, journal, closing).missing(decisions.latestAllocations());
        if (!missing.isEmpty()) {
            Set<FactId> runs = missing.stream().map(Line::fact).collect(Collectors.toCollection(TreeSet::new));
            facts.number(runs);
            journal.append(
                    version.begin(), runs.stream().collect(Collectors.toMap(run -> run, facts::numberOf)), missing);
            journal.addToBalances(version.begin());
        }
        return missing.size();
    }

    private void requireKnown(AllocationRule rule) {
        booking.chart().require(rule.pool());
        rule.weights().keySet().stream()
                .filter(CustomerId::isCustomer)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> parties.requireCustomer(last.number()));
    }

    private Set<Long> settle(Decision.SettleContest decided) {
        facts.find(Set.of(decided.fact()));
        Decision.SettleContest settled = new Decision.SettleContest(
                decided.fact(),
                decided.revision(),
                facts.statedDigest(decided.fact(), decided.revision(), decided.contentDigest()));
        long fact = facts.requireStated(settled.fact(), settled.revision(), settled.contentDigest());
        decisions.record(settled, fact, version.begin());
        return Set.of(fact);
    }

    /** The decision is recorded first, so that it is replayed as the last one; a refusal takes it back. */
    private Set<Long> merge(Decision.MergeCustomers merge) {
        long customer = merge.customer().number();
        long survivor = merge.survivor().number();
        parties.requireCustomer(customer);
        parties.requireCustomer(survivor);
        decisions.record(merge, version.begin());
        return facts.concerning(matches.reunite(Set.of(customer, survivor)));
    }

    private Set<Long> reassign(Decision decision, Party.Reference party, @Nullable Long customer) {
        parties.requireCustomer(customer);
        Set<Long> moved = new HashSet<>(parties.learn(List.of(), List.of(party)));
        long number = parties.numberOf(party);
        decisions.record(decision, number, customer, version.begin());
        moved.addAll(matches.assign(number, customer));
        new Erasing(handle, words).follow(Set.of(number), Set.of(), Set.of());
        return facts.concerning(moved);
    }

    /** Appends what the touched facts' lines lack, under a new version if there is anything to append. */
    private int restate(Set<Long> touched) {
        int appended = 0;
        List<Long> sorted = touched.stream().sorted().toList();
        for (int from = 0; from < sorted.size(); from += CHUNK) {
            appended += restateChunk(sorted.subList(from, Math.min(from + CHUNK, sorted.size())));
        }
        if (appended > 0) {
            journal.addToBalances(version.begin());
        }
        return appended;
    }

    private int restateChunk(List<Long> chunk) {
        Restatement.Missing missing = restatement.missing(chunk, costs, closing);
        if (!missing.lines().isEmpty()) {
            journal.append(version.begin(), missing.numbers(), missing.lines());
        }
        Acquisitions.update(handle, facts.withoutNewWork(chunk));
        return missing.lines().size();
    }

    private List<FactId> contested(List<Fact> heard) {
        Set<Long> numbers = new HashSet<>();
        heard.forEach(fact -> numbers.add(facts.numberOf(fact.id())));
        return facts.contested(numbers);
    }

    private void requireInChart(Fact fact) {
        booking.lines(Standing.of(List.of(fact)), party -> CustomerId.UNALLOCATED, costs);
    }
}
