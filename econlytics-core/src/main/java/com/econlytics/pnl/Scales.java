package com.econlytics.pnl;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Quantity;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.pnl.Conservation.Bearer;
import com.econlytics.pnl.Conservation.Discrepancy;
import com.econlytics.pnl.Conservation.Proof;
import com.econlytics.pnl.Conservation.RecordCount;
import com.econlytics.pnl.Conservation.Scope;
import com.econlytics.pnl.Conservation.Tally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Weighs what facts say against where their lines are, fact by fact, so that two errors cannot make up for each other. */
final class Scales {
    private final SortedMap<SourceAccount, RecordCount> records = new TreeMap<>(Conservation.BY_SOURCE);
    private final SortedMap<FactId, SortedMap<String, Weight>> facts = new TreeMap<>();
    private final Set<FactId> activities = new HashSet<>();

    void receive(Standing standing) {
        Fact fact = standing.content();
        boolean empty = true;
        if (fact instanceof Posting posting) {
            posting.legs()
                    .forEach(leg -> weight(fact.id(), Unit.of(leg.amount().currency()))
                            .receive(leg.amount().amountMinor()));
            empty = posting.legs().isEmpty();
        } else if (fact instanceof Activity activity) {
            activities.add(activity.id());
            activity.quantities()
                    .forEach(quantity ->
                            weight(fact.id(), Unit.of(quantity.driver())).receive(quantity.amount()));
            empty = activity.quantities().stream().mapToLong(Quantity::amount).sum() == 0;
        }
        RecordCount count = new RecordCount(1, standing.isContested() ? 1 : 0, empty ? 1 : 0);
        records.merge(fact.id().account(), count, RecordCount::plus);
    }

    /** Of an activity only the quantities were received: money is their price. */
    void place(Line line) {
        if (!activities.contains(line.fact()) || !line.key().unit().isMoney()) {
            weight(line.fact(), line.key().unit()).place(line);
        }
    }

    Conservation toConservation() {
        SortedMap<Scope, Proof> scopes = new TreeMap<>();
        List<Discrepancy> discrepancies = new ArrayList<>();
        facts.forEach((fact, weights) -> weights.forEach((code, weight) -> {
            scopes.merge(new Scope(fact.account(), new Unit(code)), weight.toProof(), Proof::plus);
            if (weight.received != weight.placed()) {
                discrepancies.add(new Discrepancy(fact, new Unit(code), weight.received, weight.placed()));
            }
        }));
        return new Conservation(scopes, records, discrepancies);
    }

    private Weight weight(FactId fact, Unit unit) {
        return facts.computeIfAbsent(fact, unseen -> new TreeMap<>())
                .computeIfAbsent(unit.code(), unseen -> new Weight());
    }

    /** What one fact says about one unit, and where it is. */
    private static final class Weight {
        private long received;
        private final Map<Bearer, Long> byParty = new EnumMap<>(Bearer.class);
        private final Map<Section.Use, Long> byUse = new EnumMap<>(Section.Use.class);

        void receive(long amount) {
            received = Math.addExact(received, amount);
        }

        void place(Line line) {
            byParty.merge(bearer(line), line.amount(), Math::addExact);
            byUse.merge(line.key().account().section().use(), line.amount(), Math::addExact);
        }

        long placed() {
            return byParty.values().stream().reduce(0L, Math::addExact);
        }

        Proof toProof() {
            return new Proof(tally(received), tallies(byParty), tallies(byUse));
        }

        private static <K extends Comparable<K>> Map<K, Tally> tallies(Map<K, Long> amounts) {
            Map<K, Tally> tallies = new TreeMap<>();
            amounts.forEach((place, amount) -> tallies.put(place, tally(amount)));
            return tallies;
        }

        private static Tally tally(long amount) {
            return new Tally(amount, amount == 0 ? 0 : 1);
        }

        private static Bearer bearer(Line line) {
            if (line.key().customer().isCustomer()) {
                return Bearer.CUSTOMERS;
            }
            return line.key().customer().number() == 0 ? Bearer.UNATTRIBUTED : Bearer.UNALLOCATED;
        }
    }
}
