package com.econlytics.pnl;

import com.econlytics.TextOrder;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The proof that every minor unit and every unit of work received is in exactly one place by party and in exactly one
 * place by use; where it is not, the facts at which it is not.
 *
 * <p>Only what was received is weighed: the money of postings and the quantities of activities, and the allocations that
 * move it on. The price of work is computed, not received, and stands beside it.
 *
 * <p>Example: a source that reported USD 29.00 for a known customer and USD 5.00 for nobody known has received 34.00,
 * by party 29.00 customers and 5.00 unattributed, difference 0.
 *
 * @param scopes one proof for each source account and unit
 * @param records how many records each source account stated
 * @param discrepancies the facts whose lines do not sum to what they say; empty if everything is conserved
 */
public record Conservation(
        SortedMap<Scope, Proof> scopes,
        SortedMap<SourceAccount, RecordCount> records,
        List<Discrepancy> discrepancies) {
    static final Comparator<SourceAccount> BY_SOURCE =
            Comparator.comparing(SourceAccount::toString, TextOrder.CODE_POINT);
    private static final Comparator<Unit> BY_CODE = Comparator.comparing(Unit::code, TextOrder.CODE_POINT);

    public Conservation {
        scopes = Collections.unmodifiableSortedMap(new TreeMap<>(scopes));
        SortedMap<SourceAccount, RecordCount> counts = new TreeMap<>(BY_SOURCE);
        counts.putAll(records);
        records = Collections.unmodifiableSortedMap(counts);
        discrepancies = List.copyOf(discrepancies);
    }

    /** Weighs the books against the facts they were booked from. */
    public static Conservation of(Books books) {
        return of(books.standings(), books.lines());
    }

    /**
     * Weighs lines against the facts they were booked from.
     *
     * @param standings the facts, one standing each, as {@code Ledger.readStandings} hands them over
     * @param lines all lines of the same version
     */
    public static Conservation of(Collection<Standing> standings, Collection<Line> lines) {
        Scales scales = new Scales();
        standings.forEach(scales::receive);
        lines.forEach(scales::place);
        return scales.toConservation();
    }

    /** One proof for each unit, all sources together. */
    public SortedMap<Unit, Proof> units() {
        SortedMap<Unit, Proof> units = new TreeMap<>(BY_CODE);
        scopes.forEach((scope, proof) -> units.merge(scope.unit(), proof, Proof::plus));
        return Collections.unmodifiableSortedMap(units);
    }

    /** Whether both partitions of every unit sum to what was received, fact by fact. */
    public boolean holds() {
        return discrepancies.isEmpty() && scopes.values().stream().allMatch(Proof::holds);
    }

    /** The statement as text: both partitions of every source and unit, and where a difference is. */
    public String render() {
        return new ConservationText(this).toString();
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
     * What is weighed by itself.
     *
     * @param source whose records
     * @param unit a currency or a driver
     */
    public record Scope(SourceAccount source, Unit unit) implements Comparable<Scope> {
        @Override
        public int compareTo(Scope other) {
            return Comparator.comparing(Scope::source, BY_SOURCE)
                    .thenComparing(Scope::unit, BY_CODE)
                    .compare(this, other);
        }
    }

    /**
     * How much is somewhere, and of how many records.
     *
     * @param amount minor units or units of a driver, signed from the company's side
     * @param records the number of facts that have something there
     */
    public record Tally(long amount, long records) {
        /** Nothing. */
        public static final Tally NONE = new Tally(0, 0);

        Tally plus(Tally other) {
            return new Tally(Math.addExact(amount, other.amount), Math.addExact(records, other.records));
        }
    }

    /**
     * The proof for one unit.
     *
     * @param received what the facts say
     * @param byParty where it is, by party
     * @param byUse where it is, by use
     */
    public record Proof(Tally received, Map<Bearer, Tally> byParty, Map<Section.Use, Tally> byUse) {
        public Proof {
            byParty = Collections.unmodifiableMap(new TreeMap<>(byParty));
            byUse = Collections.unmodifiableMap(new TreeMap<>(byUse));
        }

        /** What the partition by party lacks or has too much; 0 if it is whole. */
        public long differenceByParty() {
            return Math.subtractExact(received.amount, sum(byParty.values()));
        }

        /** What the partition by use lacks or has too much; 0 if it is whole. */
        public long differenceByUse() {
            return Math.subtractExact(received.amount, sum(byUse.values()));
        }

        /** Whether both differences are 0. */
        public boolean holds() {
            return differenceByParty() == 0 && differenceByUse() == 0;
        }

        Proof plus(Proof other) {
            return new Proof(received.plus(other.received), added(byParty, other.byParty), added(byUse, other.byUse));
        }

        private static <K> Map<K, Tally> added(Map<K, Tally> left, Map<K, Tally> right) {
            Map<K, Tally> sum = new TreeMap<>(left);
            right.forEach((key, tally) -> sum.merge(key, tally, Tally::plus));
            return sum;
        }

        private static long sum(Collection<Tally> places) {
            return places.stream().mapToLong(Tally::amount).reduce(0L, Math::addExact);
        }
    }

    /**
     * How many records a source stated.
     *
     * @param stated facts
     * @param contested those that the source stated in two ways; none of them counts
     * @param empty those that say that nothing moved, such as a withdrawn payment
     */
    public record RecordCount(long stated, long contested, long empty) {
        RecordCount plus(RecordCount other) {
            return new RecordCount(stated + other.stated, contested + other.contested, empty + other.empty);
        }
    }

    /**
     * A fact whose lines do not sum to what it says.
     *
     * @param fact which one
     * @param unit of what
     * @param received what the fact says
     * @param placed what its lines sum to
     */
    public record Discrepancy(FactId fact, Unit unit, long received, long placed) {}
}
