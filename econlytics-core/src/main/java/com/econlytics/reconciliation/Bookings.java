package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.WholeParts.Item;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where each part of ours is booked, as far as that is known; each part is booked once. */
final class Bookings {
    /** Stands for every line that is not compared. */
    static final int ELSEWHERE = -1;

    private final List<StatementLine> lines;
    private final ComparedPeriods periods;
    private final Findings findings;
    private final BitSet booked = new BitSet();

    Bookings(List<StatementLine> lines, ComparedPeriods periods, Findings findings) {
        this.lines = lines;
        this.periods = periods;
        this.findings = findings;
    }

    Findings findings() {
        return findings;
    }

    ComparedPeriods periods() {
        return periods;
    }

    StatementLine line(Place place) {
        return lines.get(place.line());
    }

    /** How many parts are booked so far. */
    int count() {
        return booked.cardinality();
    }

    boolean isFree(SystemPart part) {
        return !booked.get(part.index());
    }

    List<SystemPart> free(List<SystemPart> parts) {
        return parts.stream().filter(this::isFree).toList();
    }

    /**
     * What is found at a place.
     *
     * @param record with what it adds to the variance there
     */
    record Found(Cause cause, RecordPart record) {}

    /**
     * The books have {@code part} at {@code place}; what that makes of the variance of the two places is its cause.
     *
     * @return what it adds to the variance at {@code place}; empty if nothing
     */
    Optional<Found> book(SystemPart part, Place place) {
        booked.set(part.index());
        Place home = part.home();
        if (part.isAt(place) && part.counted()) {
            return Optional.empty();
        }
        Cause cause = cause(part, place);
        if (home != null && part.counted()) {
            findings.add(home, cause, part.record());
        }
        RecordPart there = negated(part.record());
        if (place.line() != ELSEWHERE) {
            findings.add(place, cause, there);
        }
        return Optional.of(new Found(cause, there));
    }

    /** The books have no entry for {@code part}. */
    void leaveOut(SystemPart part) {
        explain(part, part.kind().cause());
    }

    /** What {@code part} adds to the variance has {@code cause}. */
    void explain(SystemPart part, Cause cause) {
        booked.set(part.index());
        Place home = part.home();
        if (home != null && part.counted()) {
            findings.add(home, cause, part.record());
        }
    }

    /** What became of {@code part} is not known. */
    void leave(SystemPart part) {
        booked.set(part.index());
        Place home = part.home();
        if (home != null && part.counted()) {
            findings.leave(home, part.record());
        }
    }

    /** What {@code entry} adds to the variance has {@code cause}. */
    void explain(BookEntry entry, Cause cause) {
        Place place = entry.place();
        if (place != null) {
            findings.add(place, cause, entry.record());
        }
    }

    void leave(BookEntry entry) {
        Place place = entry.place();
        if (place != null) {
            findings.leave(place, entry.record());
        }
    }

    /** The free ones of {@code parts}, added up wherever {@code key} says the same of them. */
    List<Item> items(List<SystemPart> parts, Function<SystemPart, List<Object>> key) {
        return items(free(parts), key, this::isWanted);
    }

    /** All {@code parts}, added up in the same way, booked or not. */
    static List<Item> allItems(List<SystemPart> parts, Function<SystemPart, List<Object>> key) {
        return items(parts, key, part -> false);
    }

    private static List<Item> items(
            List<SystemPart> parts, Function<SystemPart, List<Object>> key, Predicate<SystemPart> wanted) {
        Map<List<Object>, List<SystemPart>> together = new LinkedHashMap<>();
        for (SystemPart part : parts) {
            together.computeIfAbsent(key.apply(part), unseen -> new ArrayList<>())
                    .add(part);
        }
        List<Item> items = new ArrayList<>();
        together.values().forEach(each -> items.add(item(each, wanted)));
        items.removeIf(item -> item.amount() == 0);
        return items;
    }

    /** What two parts must share to be looked at as one. */
    static List<Object> byAccount(SystemPart part) {
        return part.record() instanceof RecordPart.OfFact fact
                ? List.of(fact.fact().account(), fact.account(), part.kind(), part.month(), part.counted())
                : List.of(part.kind(), part.month(), part.counted());
    }

    /** The same with fewer distinctions. */
    static List<Object> byKind(SystemPart part) {
        Place home = part.home();
        return List.of(part.kind(), home == null ? part.month() : home, part.counted());
    }

    boolean isWanted(SystemPart part) {
        Place home = part.home();
        return home != null && part.counted() && periods.isDetailed(part.month());
    }

    private static Item item(List<SystemPart> parts, Predicate<SystemPart> wanted) {
        long sum = 0;
        for (SystemPart part : parts) {
            sum = Math.addExact(sum, part.amount());
        }
        SystemPart first = parts.get(0);
        return new Item(List.copyOf(parts), sum, first.home(), wanted.test(first));
    }

    private Cause cause(SystemPart part, Place place) {
        Place home = part.home();
        if (!part.counted()) {
            return Cause.UNMATCHED_CUSTOMERS;
        }
        if (home != null && home.line() == place.line()) {
            return Cause.TIMING;
        }
        boolean inRevenue = place.line() != ELSEWHERE && LineKind.of(lines.get(place.line())) == LineKind.REVENUE;
        boolean own = part.kind().isOwnCause() && (home == null || inRevenue || part.kind() == PartKind.EXCHANGE);
        return own ? part.kind().cause() : Cause.OTHER_ACCOUNT;
    }

    private static RecordPart negated(RecordPart record) {
        Money amount = record.amount();
        return record.of(amount.negated());
    }
}
