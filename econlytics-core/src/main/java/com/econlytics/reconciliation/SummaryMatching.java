package com.econlytics.reconciliation;

import com.econlytics.reconciliation.EntryMatching.Leftovers;
import com.econlytics.reconciliation.WholeParts.Item;
import com.econlytics.reconciliation.WholeParts.Solution;
import com.econlytics.reconciliation.WholeParts.Target;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Ties entries that name no record, such as "fees May", to whole accounts of what is not tied yet in the same month, the
 * one before or the one after: all such entries of a line and month together, then each alone, then the rest together.
 */
final class SummaryMatching {
    /** A month has no more summaries than days; with more, some would fit by chance. */
    private static final int FEW = 31;

    private final Bookings bookings;
    private final Map<YearMonth, List<SystemPart>> byMonth = new HashMap<>();

    SummaryMatching(Bookings bookings, List<SystemPart> parts) {
        this.bookings = bookings;
        for (SystemPart part : bookings.free(parts)) {
            byMonth.computeIfAbsent(part.month(), unseen -> new ArrayList<>()).add(part);
        }
    }

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
        together.forEach((at, each) -> left.addUnnamed(rest(at, each)));
    }

    private List<BookEntry> rest(At at, List<BookEntry> entries) {
        if (isTied(at, entries, 0)) {
            return List.of();
        }
        List<BookEntry> rest = new ArrayList<>(entries);
        if (entries.size() > 1 && entries.size() <= FEW) {
            rest.removeIf(entry -> isTied(at, List.of(entry), 0));
        }
        boolean all = rest.isEmpty()
                || (rest.size() < entries.size() && isTied(at, rest, 0))
                || isTied(at, rest, rest.size());
        return all ? List.of() : unlike(at.place, rest);
    }

    /** An entry of the amount of one record is that record, if as many records as entries have that amount there. */
    private List<BookEntry> unlike(Place place, List<BookEntry> entries) {
        Map<Long, List<BookEntry>> byAmount = new TreeMap<>();
        entries.forEach(entry -> byAmount.computeIfAbsent(entry.minor(), unseen -> new ArrayList<>())
                .add(entry));
        List<BookEntry> rest = new ArrayList<>();
        byAmount.forEach((amount, each) -> {
            List<SystemPart> alike = free(place, each.get(0).month(), amount);
            if (alike.size() == each.size()) {
                alike.forEach(part -> bookings.book(part, place));
            } else {
                rest.addAll(each);
            }
        });
        return rest;
    }

    private List<SystemPart> free(Place place, YearMonth month, long amount) {
        return bookings.free(byMonth.getOrDefault(month, List.of())).stream()
                .filter(part -> part.isAt(place) && part.amount() == amount)
                .toList();
    }

    /** Ties entries to whole accounts; with slack, only if they are otherwise what we have at the same place. */
    private boolean isTied(At at, List<BookEntry> entries, long slack) {
        Target target = new Target(
                at.place, entries.stream().mapToLong(BookEntry::minor).reduce(0, Math::addExact), slack);
        List<YearMonth> months =
                slack > 0 ? List.of(at.month) : List.of(at.month, at.month.minusMonths(1), at.month.plusMonths(1));
        for (YearMonth month : months) {
            Optional<Solution> found =
                    WholeParts.of(slack > 0 ? itemsAt(at.place, month) : items(month), List.of(target));
            if (found.isPresent()) {
                book(at.place, found.get().items().get(0), entries, target.amount());
                return true;
            }
        }
        return false;
    }

    private List<Item> items(YearMonth month) {
        List<SystemPart> parts = byMonth.getOrDefault(month, List.of());
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
