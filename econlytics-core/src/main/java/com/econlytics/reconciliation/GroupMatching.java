package com.econlytics.reconciliation;

import com.econlytics.reconciliation.EntryMatching.Leftovers;
import com.econlytics.reconciliation.WholeParts.Item;
import com.econlytics.reconciliation.WholeParts.Solution;
import com.econlytics.reconciliation.WholeParts.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Ties the entries that name the records of one group to whole parts of these records. */
final class GroupMatching {
    private static final int FEW = 8;
    private static final int REMOVED = 3;
    /** With more entries, what rounding they allow would hide a payment. */
    private static final int ROUNDED = 31;

    private final KnownIds ids;
    private final EntryNames names;
    private final Bookings bookings;
    private final Leftovers left;

    GroupMatching(KnownIds ids, EntryNames names, Bookings bookings, Leftovers left) {
        this.ids = ids;
        this.names = names;
        this.bookings = bookings;
        this.left = left;
    }

    void match(List<BookEntry> entries, List<SystemPart> parts) {
        if (matchAtHome(entries, parts)) {
            return;
        }
        List<BookEntry> rest = matchAlike(matchById(entries, parts), parts);
        if (!rest.isEmpty() && !matchAtHome(rest, bookings.free(parts))) {
            matchMost(rest, bookings.free(parts));
        }
    }

    /** What is left of a group, by entries on accounts that are compared with nothing. */
    void matchElsewhere(List<BookEntry> entries, List<SystemPart> parts) {
        Place elsewhere = new Place(
                Bookings.ELSEWHERE, bookings.periods().of(entries.get(0).month()));
        List<Item> items = bookings.items(parts, part -> List.of(part.index()));
        items.removeIf(item -> item.home() == null);
        WholeParts.of(items, List.of(new Target(elsewhere, sum(entries), 0)))
                .ifPresent(solution -> book(solution, List.of(new Target(elsewhere, 0, 0))));
    }

    /** If every figure that the entries make is ours, all of it is booked where we have it. */
    private boolean matchAtHome(List<BookEntry> entries, List<SystemPart> parts) {
        Map<Place, Long> figures = figures(entries);
        Map<Place, Long> ours = new HashMap<>();
        for (SystemPart part : parts) {
            Place home = part.home();
            if (home != null && figures.containsKey(home)) {
                ours.merge(home, part.amount(), Math::addExact);
            }
        }
        if (!figures.equals(ours)) {
            return false;
        }
        for (SystemPart part : parts) {
            Place home = part.home();
            if (home != null && figures.containsKey(home)) {
                bookings.book(part, home);
            }
        }
        return true;
    }

    /** An entry that names a refund is about that refund, if it fits; returns the entries that do not. */
    private List<BookEntry> matchById(List<BookEntry> entries, List<SystemPart> parts) {
        Map<String, List<BookEntry>> byId = new LinkedHashMap<>();
        entries.forEach(entry -> byId.computeIfAbsent(names.of(entry).id(), unseen -> new ArrayList<>())
                .add(entry));
        Map<String, List<SystemPart>> ownParts = byOwnId(parts);
        List<BookEntry> rest = new ArrayList<>();
        byId.forEach((id, named) -> {
            List<SystemPart> own = bookings.free(ownParts.getOrDefault(id, List.of()));
            Optional<Solution> exact = own.isEmpty() ? Optional.empty() : search(named, own, false);
            if (exact.isPresent()) {
                book(exact.get(), targets(named, false));
            } else {
                rest.addAll(named);
            }
        });
        return rest;
    }

    private Map<String, List<SystemPart>> byOwnId(List<SystemPart> parts) {
        Map<String, List<SystemPart>> byId = new HashMap<>();
        for (SystemPart part : parts) {
            if (part.record() instanceof RecordPart.OfFact fact) {
                ids.ownIds(fact.fact())
                        .forEach(id -> byId.computeIfAbsent(id, unseen -> new ArrayList<>())
                                .add(part));
            }
        }
        return byId;
    }

    /** Of more parts than can be tried in every way, those that have the place and the amount of an entry are that entry. */
    private List<BookEntry> matchAlike(List<BookEntry> entries, List<SystemPart> parts) {
        if (bookings.free(parts).size() <= WholeParts.MOST) {
            return entries;
        }
        Map<List<Object>, Deque<SystemPart>> byAmount = new HashMap<>();
        for (SystemPart part : bookings.free(parts)) {
            Place home = part.home();
            if (home != null) {
                byAmount.computeIfAbsent(List.of(home, part.amount()), unseen -> new ArrayDeque<>())
                        .add(part);
            }
        }
        List<BookEntry> rest = new ArrayList<>();
        for (BookEntry entry : entries) {
            Place place = entry.place();
            Deque<SystemPart> alike = place == null
                    ? new ArrayDeque<>()
                    : byAmount.getOrDefault(List.of(place, entry.minor()), new ArrayDeque<>());
            if (alike.isEmpty()) {
                rest.add(entry);
            } else {
                bookings.book(alike.remove(), Objects.requireNonNull(place));
            }
        }
        return rest;
    }

    private void matchMost(List<BookEntry> entries, List<SystemPart> parts) {
        Optional<Attempt> attempt = best(entries, parts);
        List<BookEntry> kept = attempt.map(Attempt::kept).orElse(List.of());
        List<BookEntry> removed = attempt.map(Attempt::removed).orElse(entries);
        attempt.ifPresent(found -> {
            List<Target> targets = targets(found.kept, found.rounded);
            book(found.solution, targets);
            bookRounding(found, targets);
        });
        setAside(removed, kept, parts);
    }

    private void setAside(List<BookEntry> removed, List<BookEntry> kept, List<SystemPart> parts) {
        Set<List<Object>> known = kept.stream().map(BookEntry::likeness).collect(Collectors.toSet());
        boolean contested = parts.stream().anyMatch(part -> part.kind() == PartKind.CONTESTED);
        boolean pending = parts.stream().anyMatch(part -> part.kind() == PartKind.PENDING);
        List<BookEntry> unlike = new ArrayList<>();
        for (BookEntry entry : removed) {
            if (known.contains(entry.likeness())) {
                bookings.explain(entry, Cause.BOOKED_TWICE);
            } else if (contested || pending) {
                bookings.explain(entry, contested ? Cause.CONTESTED : Cause.PENDING);
            } else {
                unlike.add(entry);
            }
        }
        left.addNamed(unlike, parts);
    }

    /**
     * What ties the most entries.
     *
     * @param kept the entries that are tied
     * @param removed the others
     * @param rounded whether a minor unit for each entry was allowed
     */
    private record Attempt(List<BookEntry> kept, List<BookEntry> removed, boolean rounded, Solution solution) {
        long repeated() {
            return removed.stream()
                    .filter(entry -> kept.stream().anyMatch(entry::repeats))
                    .count();
        }

        boolean isBetterThan(Attempt other) {
            return repeated() != other.repeated()
                    ? repeated() > other.repeated()
                    : solution.misplaced() < other.solution.misplaced();
        }
    }

    private Optional<Attempt> best(List<BookEntry> entries, List<SystemPart> parts) {
        int most = entries.size() > FEW ? 0 : Math.min(REMOVED, entries.size() - 1);
        for (int removed = 0; removed <= most; removed++) {
            for (boolean rounded : entries.size() > ROUNDED ? List.of(false) : List.of(false, true)) {
                Optional<Attempt> found = best(entries, parts, removed, rounded);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return entries.size() > FEW ? withoutRepeats(entries, parts) : Optional.empty();
    }

    private Optional<Attempt> best(List<BookEntry> entries, List<SystemPart> parts, int removed, boolean rounded) {
        Optional<Attempt> best = Optional.empty();
        for (int mask = 0; mask < 1 << Math.min(entries.size(), FEW); mask++) {
            if (Integer.bitCount(mask) == removed) {
                Optional<Attempt> found = without(mask, entries, parts, rounded);
                if (found.isPresent() && (best.isEmpty() || found.get().isBetterThan(best.get()))) {
                    best = found;
                }
            }
        }
        return best;
    }

    private Optional<Attempt> without(int mask, List<BookEntry> entries, List<SystemPart> parts, boolean rounded) {
        List<BookEntry> kept = new ArrayList<>();
        List<BookEntry> removed = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            boolean isKept = i >= FEW || (mask & (1 << i)) == 0;
            (isKept ? kept : removed).add(entries.get(i));
        }
        return search(kept, parts, rounded).map(solution -> new Attempt(kept, removed, rounded, solution));
    }

    private Optional<Attempt> withoutRepeats(List<BookEntry> entries, List<SystemPart> parts) {
        Set<List<Object>> seen = new HashSet<>();
        List<BookEntry> kept = new ArrayList<>();
        List<BookEntry> removed = new ArrayList<>();
        entries.forEach(entry -> (seen.add(entry.likeness()) ? kept : removed).add(entry));
        return search(kept, parts, false).map(solution -> new Attempt(kept, removed, false, solution));
    }

    private Optional<Solution> search(List<BookEntry> entries, List<SystemPart> parts, boolean rounded) {
        List<Target> targets = targets(entries, rounded);
        List<Item> items = bookings.items(parts, part -> List.of(part.index()));
        if (items.size() > WholeParts.MOST) {
            items = bookings.items(parts, Bookings::byAccount);
        }
        return WholeParts.of(items, targets);
    }

    private void book(Solution solution, List<Target> targets) {
        for (int i = 0; i < targets.size(); i++) {
            Place place = targets.get(i).place();
            solution.items().get(i).forEach(item -> item.parts().forEach(part -> bookings.book(part, place)));
        }
    }

    private void bookRounding(Attempt found, List<Target> targets) {
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            long off = target.amount()
                    - found.solution.items().get(i).stream()
                            .mapToLong(Item::amount)
                            .sum();
            if (off != 0) {
                BookEntry entry = found.kept.stream()
                        .filter(each -> target.place().equals(each.place()))
                        .findFirst()
                        .orElseThrow();
                bookings.findings().add(target.place(), Cause.ROUNDING, Rounding.of(entry, off));
            }
        }
    }

    private static List<Target> targets(List<BookEntry> entries, boolean rounded) {
        Map<Place, Long> counts = new HashMap<>();
        entries.forEach(
                entry -> Optional.ofNullable(entry.place()).ifPresent(place -> counts.merge(place, 1L, Long::sum)));
        List<Target> targets = new ArrayList<>();
        figures(entries)
                .forEach((place, amount) ->
                        targets.add(new Target(place, amount, rounded ? counts.getOrDefault(place, 0L) : 0)));
        return targets;
    }

    private static Map<Place, Long> figures(List<BookEntry> entries) {
        Map<Place, Long> figures = new TreeMap<>(Place.ORDER);
        for (BookEntry entry : entries) {
            Place place = entry.place();
            if (place != null) {
                figures.merge(place, entry.minor(), Math::addExact);
            }
        }
        return figures;
    }

    private static long sum(List<BookEntry> entries) {
        return entries.stream().mapToLong(BookEntry::minor).reduce(0, Math::addExact);
    }
}
