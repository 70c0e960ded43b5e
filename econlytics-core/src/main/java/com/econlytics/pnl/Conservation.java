package com.econlytics.pnl;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The proof that every minor unit and every unit of work received is in exactly one place by party and in exactly one
 * place by use.
 *
 * <p>Only what was received is weighed: the money of postings and the quantities of activities. The price of work is
 * computed, not received, and stands beside it.
 *
 * @param units one proof for each unit, by its code
 */
public record Conservation(SortedMap<Unit, Proof> units) {
    private static final Comparator<Unit> BY_CODE = Comparator.comparing(Unit::code);

    public Conservation {
        SortedMap<Unit, Proof> copy = new TreeMap<>(BY_CODE);
        copy.putAll(units);
        units = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Weighs lines against the facts they were booked from.
     *
     * @param standings the facts, one standing each, as {@code Ledger.readStandings} hands them over
     * @param lines all lines of one version
     */
    public static Conservation of(Collection<Standing> standings, Collection<Line> lines) {
        SortedMap<Unit, Scale> scales = new TreeMap<>(BY_CODE);
        Set<FactId> postings = new HashSet<>();
        for (Standing standing : standings) {
            weigh(standing.content(), scales, postings);
        }
        for (Line line : lines) {
            boolean received = line.key().unit().isMoney() == postings.contains(line.fact());
            if (received) {
                scale(scales, line.key().unit()).place(line);
            }
        }
        SortedMap<Unit, Proof> proofs = new TreeMap<>(BY_CODE);
        scales.forEach((unit, scale) -> proofs.put(unit, scale.toProof()));
        return new Conservation(proofs);
    }

    /** Whether both partitions of every unit sum to what was received. */
    public boolean holds() {
        return units.values().stream().allMatch(Proof::holds);
    }

    private static void weigh(Fact fact, Map<Unit, Scale> scales, Set<FactId> postings) {
        if (fact instanceof Posting posting) {
            postings.add(posting.id());
            posting.legs()
                    .forEach(leg -> scale(scales, Unit.of(leg.amount().currency()))
                            .receive(leg.amount().amountMinor()));
        } else if (fact instanceof Activity activity) {
            activity.quantities()
                    .forEach(quantity ->
                            scale(scales, Unit.of(quantity.driver())).receive(quantity.amount()));
        }
    }

    private static Scale scale(Map<Unit, Scale> scales, Unit unit) {
        return scales.computeIfAbsent(unit, unseen -> new Scale());
    }

    /** The places by party. */
    public enum Bearer {
        /** Known customers. */
        CUSTOMERS,
        /** One customer's, not known whose. */
        UNATTRIBUTED,
        /** Shared. */
        UNALLOCATED
    }

    /**
     * The proof for one unit.
     *
     * @param received the sum of what the facts say
     * @param byParty where it is, by party
     * @param byUse where it is, by use
     */
    public record Proof(long received, Map<Bearer, Long> byParty, Map<Section.Use, Long> byUse) {
        public Proof {
            byParty = Map.copyOf(byParty);
            byUse = Map.copyOf(byUse);
        }

        /** What the partition by party lacks or has too much; 0 if it is whole. */
        public long differenceByParty() {
            return Math.subtractExact(received, sum(byParty.values()));
        }

        /** What the partition by use lacks or has too much; 0 if it is whole. */
        public long differenceByUse() {
            return Math.subtractExact(received, sum(byUse.values()));
        }

        /** Whether both differences are 0. */
        public boolean holds() {
            return differenceByParty() == 0 && differenceByUse() == 0;
        }

        private static long sum(Collection<Long> places) {
            return places.stream().reduce(0L, Math::addExact);
        }
    }

    private static final class Scale {
        private long received;
        private final Map<Bearer, Long> byParty = new HashMap<>();
        private final Map<Section.Use, Long> byUse = new HashMap<>();

        void receive(long amount) {
            received = Math.addExact(received, amount);
        }

        void place(Line line) {
            byParty.merge(bearer(line), line.amount(), Math::addExact);
            byUse.merge(line.key().account().section().use(), line.amount(), Math::addExact);
        }

        Proof toProof() {
            return new Proof(received, byParty, byUse);
        }

        private static Bearer bearer(Line line) {
            if (line.key().customer().isCustomer()) {
                return Bearer.CUSTOMERS;
            }
            return line.key().customer().number() == 0 ? Bearer.UNATTRIBUTED : Bearer.UNALLOCATED;
        }
    }
}
