package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.EntryMatching.Leftovers;
import com.econlytics.reconciliation.WholeParts.Item;
import com.econlytics.reconciliation.WholeParts.Solution;
import com.econlytics.reconciliation.WholeParts.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Ties entries that book a payout to the parts of what it paid out. */
final class PayoutMatching {
    private final KnownIds ids;
    private final Bookings bookings;
    private final Leftovers left;
    private final Map<String, List<SystemPart>> members = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    PayoutMatching(KnownIds ids, Bookings bookings, List<SystemPart> parts, Leftovers left) {
        this.ids = ids;
        this.bookings = bookings;
        this.left = left;
        for (SystemPart part : parts) {
            if (part.record() instanceof RecordPart.OfFact fact) {
                String payout = ids.payoutOf(fact.fact());
                members.computeIfAbsent(payout, unseen -> new ArrayList<>()).add(part);
            }
        }
        members.remove("");
    }

    /** Ties the entries that name {@code payout}. */
    void match(String payout, List<BookEntry> entries) {
        seen.add(payout);
        List<SystemPart> parts = members.getOrDefault(payout, List.of());
        Set<List<Object>> likenesses = new HashSet<>();
        List<BookEntry> once = new ArrayList<>();
        List<BookEntry> again = new ArrayList<>();
        entries.forEach(entry -> (likenesses.add(entry.likeness()) ? once : again).add(entry));
        if (isTied(payout, entries, parts)) {
            return;
        }
        if (!again.isEmpty() && isTied(payout, once, parts)) {
            again.forEach(entry -> bookings.explain(entry, Cause.BOOKED_TWICE));
        } else if (isBookedOtherwise(parts, once)) {
            entries.forEach(entry -> bookings.explain(entry, Cause.BOOKED_TWICE));
        } else {
            left.addDeposits(entries);
        }
    }

    private boolean isTied(String payout, List<BookEntry> entries, List<SystemPart> parts) {
        Map<Place, Long> figures = figures(entries);
        Optional<Map<Place, List<SystemPart>>> found = whole(figures, bookings.free(parts))
                .or(() -> search(figures, bookings.items(parts, Bookings::byAccount)));
        found.ifPresent(places -> places.forEach((place, booked) -> book(payout, place, entries, booked)));
        return found.isPresent();
    }

    /** Ties entries that name nothing and have the amount and the time of a payout; returns the others. */
    List<BookEntry> matchUnnamed(List<BookEntry> entries) {
        Map<Money, List<BookEntry>> byAmount = new TreeMap<>(Comparator.comparingLong(Money::amountMinor));
        entries.forEach(entry -> byAmount.computeIfAbsent(entry.amount(), unseen -> new ArrayList<>())
                .add(entry));
        List<BookEntry> others = new ArrayList<>();
        byAmount.forEach((amount, alike) -> {
            List<String> payouts = ids.payouts().of(amount).stream()
                    .filter(payout -> !seen.contains(payout) && members.containsKey(payout))
                    .toList();
            Map<BookEntry, String> paired = paired(alike, payouts);
            paired.forEach((entry, payout) -> match(payout, List.of(entry)));
            alike.stream().filter(entry -> !paired.containsKey(entry)).forEach(others::add);
        });
        others.sort(BookEntry.ORDER);
        return others;
    }

    /** The first entry is the first payout around it and so on; none where there are more payouts than entries. */
    private Map<BookEntry, String> paired(List<BookEntry> entries, List<String> payouts) {
        Map<BookEntry, String> paired = new LinkedHashMap<>();
        Set<String> alone = new LinkedHashSet<>(payouts);
        for (BookEntry entry : entries) {
            Optional<String> payout = alone.stream()
                    .filter(each -> ids.payouts().isAround(each, entry.entry().date()))
                    .findFirst();
            payout.ifPresent(found -> {
                alone.remove(found);
                paired.put(entry, found);
            });
        }
        paired.keySet()
                .removeIf(entry -> alone.stream()
                        .anyMatch(payout ->
                                ids.payouts().isAround(payout, entry.entry().date())));
        return paired;
    }

    /** Whether entries are what a payout paid out, all of which the books have already. */
    private boolean isBookedOtherwise(List<SystemPart> parts, List<BookEntry> entries) {
        Map<Place, Long> figures = figures(entries);
        return !parts.isEmpty()
                && parts.stream().noneMatch(part -> part.kind() == PartKind.RECEIPT && bookings.isFree(part))
                && (whole(figures, parts).isPresent()
                        || search(figures, Bookings.allItems(parts, Bookings::byAccount))
                                .isPresent());
    }

    private static Optional<Map<Place, List<SystemPart>>> whole(Map<Place, Long> figures, List<SystemPart> parts) {
        if (figures.size() != 1 || parts.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<Place, Long> figure = figures.entrySet().iterator().next();
        long sum = parts.stream().mapToLong(SystemPart::amount).reduce(0, Math::addExact);
        return sum == figure.getValue() ? Optional.of(Map.of(figure.getKey(), parts)) : Optional.empty();
    }

    private static Optional<Map<Place, List<SystemPart>>> search(Map<Place, Long> figures, List<Item> items) {
        List<Target> targets = new ArrayList<>();
        figures.forEach((place, amount) -> targets.add(new Target(place, amount, 0)));
        return WholeParts.of(items, targets).map(solution -> byPlace(solution, targets));
    }

    private static Map<Place, List<SystemPart>> byPlace(Solution solution, List<Target> targets) {
        Map<Place, List<SystemPart>> byPlace = new TreeMap<>(Place.ORDER);
        for (int i = 0; i < targets.size(); i++) {
            byPlace.put(
                    targets.get(i).place(),
                    solution.items().get(i).stream()
                            .flatMap(item -> item.parts().stream())
                            .toList());
        }
        return byPlace;
    }

    private void book(String payout, Place place, List<BookEntry> entries, List<SystemPart> booked) {
        Map<Cause, List<RecordPart>> inside = new EnumMap<>(Cause.class);
        for (SystemPart part : booked) {
            bookings.book(part, place)
                    .ifPresent(found -> inside.computeIfAbsent(found.cause(), unseen -> new ArrayList<>())
                            .add(found.record()));
        }
        if (inside.keySet().stream().anyMatch(cause -> cause != Cause.TIMING)) {
            Money deposited = entries.stream()
                    .filter(entry -> place.equals(entry.place()))
                    .map(BookEntry::amount)
                    .reduce(Money::plus)
                    .orElseThrow();
            List<CauseAmount> causes = inside.entrySet().stream()
                    .map(each -> CauseAmount.of(each.getKey(), each.getValue()))
                    .sorted(Comparator.comparing(CauseAmount::cause))
                    .toList();
            bookings.findings().add(new NetDeposits(payout, bookings.line(place), place.period(), deposited, causes));
        }
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
}
