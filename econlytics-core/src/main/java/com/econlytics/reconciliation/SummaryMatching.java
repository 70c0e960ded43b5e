package com.econlytics.reconciliation;

import com.econlytics.reconciliation.EntryMatching.Leftovers;
import com.econlytics.reconciliation.WholeParts.Item;
import com.econlytics.reconciliation.WholeParts.Solution;
import com.econlytics.reconciliation.WholeParts.Target;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ties entries that name no record, such as "fees May", to whole accounts of what is not tied yet in the same month, the
 * one before or the one after: all such entries of a line and month together, then those of a day to what happened on that day,
 * then each alone, then the rest together.
 */
final class SummaryMatching {
    /** A month has no more summaries than days; with more, some would fit by chance. */
    private static final int FEW = 31;

    private final Bookings bookings;
    private final Map<YearMonth, List<SystemPart>> byMonth = new HashMap<>();
    private final Map<LocalDate, List<SystemPart>> byDay = new HashMap<>();
    private final Map<Alike, List<SystemPart>> alike = new HashMap<>();
    private final Map<YearMonth, Items> known = new HashMap<>();

    SummaryMatching(KnownIds ids, Bookings bookings, List<SystemPart> parts) {
        this.bookings = bookings;
        for (SystemPart part : bookings.free(parts)) {
            byMonth.computeIfAbsent(part.month(), unseen -> new ArrayList<>()).add(part);
            if (part.record() instanceof RecordPart.OfFact fact) {
                ids.dateOf(fact.fact())
                        .ifPresent(day -> byDay.computeIfAbsent(day, unseen -> new ArrayList<>())
                                .add(part));
            }
            Place home = part.home();
            if (home != null) {
                alike.computeIfAbsent(new Alike(new At(home, part.month()), part.amount()), unseen -> new ArrayList<>())
                        .add(part);
            }
        }
    }

    private record Alike(At at, long amount) {}

    /** What was free of a month when so many parts were booked. */
    private record Items(int booked, List<Item> items) {}

    private record At(Place place, YearMonth month) {
        static final Comparator<At> ORDER = Comparator.comparing(At::month).thenComparing(At::place, Place.ORDER);
    }

    void match(List<BookEntry> entries, Leftovers left) {
        Map<At, List<BookEntry>> together = new TreeMap<>(At.ORDER);
        for (BookEntry entry : entries) {
            Place place = entry.place();
            if (place != null) {
                together.computeIfAbsent(new At(place, entry.month()), unseen -> new ArrayList<>())
                        .add(entry);
            }
        }
        together.forEach((at, each) -> left.addUnnamed(rest(at, each, left)));
    }

    private List<BookEntry> rest(At at, List<BookEntry> entries, Leftovers left) {
        if (isTied(at, entries, 0)) {
            return List.of();
        }
        List<BookEntry> rest = new ArrayList<>(entries);
        Set<BookEntry> daily = ofDays(at.place, entries);
        rest.removeIf(daily::contains);
        if (entries.size() > 1 && entries.size() <= FEW) {
            rest.removeIf(entry -> isTied(at, List.of(entry), 0));
        }
        boolean all = rest.isEmpty()
                || (rest.size() < entries.size() && isTied(at, rest, 0))
                || (rest.size() <= FEW && isTied(at, rest, rest.size()));
        List<BookEntry> unlike = all ? List.of() : unlike(at, rest);
        if (!daily.isEmpty()) {
            unlike.forEach(entry -> left.addDoubtful(daysParts(at.place, entry)));
        }
        return unlike;
    }

    /** Where each day has its summary, one that does not fit leaves the whole day in doubt. */
    private List<SystemPart> daysParts(Place place, BookEntry entry) {
        return byDay.getOrDefault(entry.entry().date(), List.of()).stream()
                .filter(part -> part.isAt(place))
                .toList();
    }

    /** Ties the entries of a day to whole accounts of what happened on it, together or each alone; returns those tied. */
    private Set<BookEntry> ofDays(Place place, List<BookEntry> entries) {
        Map<LocalDate, List<BookEntry>> days = new TreeMap<>();
        entries.forEach(entry -> days.computeIfAbsent(entry.entry().date(), unseen -> new ArrayList<>())
                .add(entry));
        Set<BookEntry> tied = new HashSet<>();
        days.forEach((day, each) -> {
            List<List<BookEntry>> sets = new ArrayList<>(List.of(each));
            if (each.size() > 1 && each.size() <= FEW) {
                each.forEach(entry -> sets.add(List.of(entry)));
            }
            for (List<BookEntry> set : sets) {
                List<Item> items = small(byDay.getOrDefault(day, List.of()));
                if (!tied.containsAll(each) && isTied(place, set, items, 0)) {
                    tied.addAll(set);
                }
            }
        });
        return tied;
    }

    /** An entry of the amount of one record is that record, if as many records as entries have that amount there. */
    private List<BookEntry> unlike(At at, List<BookEntry> entries) {
        Map<Long, List<BookEntry>> byAmount = new TreeMap<>();
        entries.forEach(entry -> byAmount.computeIfAbsent(entry.minor(), unseen -> new ArrayList<>())
                .add(entry));
        List<BookEntry> rest = new ArrayList<>();
        byAmount.forEach((amount, each) -> {
            List<SystemPart> same = bookings.free(alike.getOrDefault(new Alike(at, amount), List.of()));
            if (same.size() == each.size()) {
                same.forEach(part -> bookings.book(part, at.place));
            } else {
                rest.addAll(each);
            }
        });
        return rest;
    }

    /** Ties entries to whole accounts; with slack, only if they are otherwise what we have at the same place. */
    private boolean isTied(At at, List<BookEntry> entries, long slack) {
        List<YearMonth> months =
                slack > 0 ? List.of(at.month) : List.of(at.month, at.month.minusMonths(1), at.month.plusMonths(1));
        for (YearMonth month : months) {
            if (isTied(at.place, entries, slack > 0 ? itemsAt(at.place, month) : items(month), slack)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTied(Place place, List<BookEntry> entries, List<Item> items, long slack) {
        Target target =
                new Target(place, entries.stream().mapToLong(BookEntry::minor).reduce(0, Math::addExact), slack);
        Optional<Solution> found = WholeParts.of(items, List.of(target));
        found.ifPresent(solution -> book(place, solution.items().get(0), entries, target.amount()));
        return found.isPresent();
    }

    private List<Item> items(YearMonth month) {
        Items before = known.get(month);
        if (before == null || before.booked != bookings.count()) {
            before = new Items(bookings.count(), small(byMonth.getOrDefault(month, List.of())));
            known.put(month, before);
        }
        return before.items;
    }

    private List<Item> small(List<SystemPart> parts) {
        List<Item> items = bookings.items(parts, Bookings::byAccount);
        return items.size() > WholeParts.MOST ? bookings.items(parts, Bookings::byKind) : items;
    }

    private List<Item> itemsAt(Place place, YearMonth month) {
        List<SystemPart> here = byMonth.getOrDefault(month, List.of()).stream()
                .filter(part -> part.isAt(place))
                .toList();
        return bookings.items(here, part -> List.of());
    }

    private void book(Place place, List<Item> items, List<BookEntry> entries, long amount) {
        items.forEach(item -> item.parts().forEach(part -> bookings.book(part, place)));
        long off = amount - items.stream().mapToLong(Item::amount).sum();
        if (off != 0) {
            bookings.findings().add(place, Cause.ROUNDING, Rounding.of(entries.get(0), off));
        }
    }
}
