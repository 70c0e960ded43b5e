package com.econlytics.reconciliation;

import com.econlytics.pnl.StatementLine;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ties the entries of the books to parts of our records: those that name a record first, then those that name a payout or
 * look like one, then summaries of a month; what is left on either side has a cause of its own or none.
 */
final class EntryMatching {
    private final KnownIds ids;
    private final Bookings bookings;
    private final List<SystemPart> parts;
    private final List<SystemPart> candidates;

    private EntryMatching(KnownIds ids, Bookings bookings, List<SystemPart> parts) {
        this.ids = ids;
        this.bookings = bookings;
        this.parts = parts;
        this.candidates = parts.stream()
                .filter(part -> part.home() != null || part.kind() != PartKind.OTHER)
                .toList();
    }

    static Findings of(
            CompanyBooks books,
            Terms terms,
            List<StatementLine> lines,
            ComparedPeriods periods,
            BookSide side,
            KnownIds ids,
            List<SystemPart> parts) {
        Bookings bookings = new Bookings(lines, periods, new Findings());
        EntryNames names = new EntryNames(ids, books.entity(), terms);
        new EntryMatching(ids, bookings, parts).match(side, names);
        return bookings.findings();
    }

    private void match(BookSide side, EntryNames names) {
        Corrections corrections = new Corrections();
        List<BookEntry> compared = corrections.setAside(side.entries());
        Map<EntryNames.Kind, List<BookEntry>> named = names.sorted(compared);
        Leftovers left = new Leftovers();
        List<BookEntry> elsewhere = side.entriesElsewhere();
        JoinedGroups joined = joined(names, compared, elsewhere);
        Map<String, List<SystemPart>> byGroup = byGroup(joined);
        GroupMatching groups = new GroupMatching(ids, names, bookings, left);
        groups(named, EntryNames.Kind.RECORD, names, joined)
                .forEach((group, entries) -> groups.match(entries, byGroup.getOrDefault(group, List.of())));

        DeferralMatching deferrals = new DeferralMatching(bookings, candidates);
        deferrals.settleBilled();

        named.getOrDefault(EntryNames.Kind.QUARANTINED, List.of())
                .forEach(entry -> bookings.explain(entry, Cause.QUARANTINED));
        named.getOrDefault(EntryNames.Kind.OTHER_SOURCE, List.of())
                .forEach(entry -> bookings.explain(entry, Cause.MISSING_SOURCE));

        PayoutMatching payouts = new PayoutMatching(ids, bookings, parts, left);
        groups(named, EntryNames.Kind.PAYOUT, names, joined).forEach(payouts::match);
        List<BookEntry> unnamed = payouts.matchUnnamed(named.getOrDefault(EntryNames.Kind.NOTHING, List.of()));
        List<BookEntry> summaries = deferrals.matchUnnamed(unnamed);
        new SummaryMatching(ids, bookings, candidates).match(summaries, left);

        groups(names.sorted(elsewhere), EntryNames.Kind.RECORD, names, joined)
                .forEach((group, entries) -> groups.matchElsewhere(entries, byGroup.getOrDefault(group, List.of())));
        new LastMatching(ids, bookings, parts).match(left);
        corrections.settle(bookings);
    }

    private static JoinedGroups joined(EntryNames names, List<BookEntry> entries, List<BookEntry> elsewhere) {
        JoinedGroups joined = new JoinedGroups();
        for (List<BookEntry> each : List.of(entries, elsewhere)) {
            each.forEach(entry -> joined.join(names.of(entry).groups()));
        }
        return joined;
    }

    private Map<String, List<SystemPart>> byGroup(JoinedGroups joined) {
        Map<String, List<SystemPart>> byGroup = new LinkedHashMap<>();
        for (SystemPart part : candidates) {
            if (!part.group().isEmpty()) {
                byGroup.computeIfAbsent(joined.of(part.group()), unseen -> new ArrayList<>())
                        .add(part);
            }
        }
        return byGroup;
    }

    private static Map<String, List<BookEntry>> groups(
            Map<EntryNames.Kind, List<BookEntry>> named, EntryNames.Kind kind, EntryNames names, JoinedGroups joined) {
        Map<String, List<BookEntry>> groups = new LinkedHashMap<>();
        for (BookEntry entry : named.getOrDefault(kind, List.of())) {
            groups.computeIfAbsent(joined.of(names.of(entry).group()), unseen -> new ArrayList<>())
                    .add(entry);
        }
        return groups;
    }

    /** Entries that are tied to nothing so far. */
    static final class Leftovers {
        private final List<BookEntry> unnamed = new ArrayList<>();
        private final List<BookEntry> named = new ArrayList<>();
        private final List<SystemPart> doubtful = new ArrayList<>();
        private final Set<Place> untold = new HashSet<>();

        void addUnnamed(Collection<BookEntry> entries) {
            unnamed.addAll(entries);
        }

        /** Entries that name records, but are no sum of parts of them; what is free of these on their lines is in doubt as well. */
        void addNamed(List<BookEntry> entries, List<SystemPart> parts) {
            named.addAll(entries);
            BitSet lines = new BitSet();
            for (BookEntry entry : entries) {
                Optional.ofNullable(entry.place()).ifPresent(place -> lines.set(place.line()));
            }
            for (SystemPart part : parts) {
                Place home = part.home();
                if (home != null && lines.get(home.line())) {
                    doubtful.add(part);
                }
            }
        }

        void addDoubtful(List<SystemPart> parts) {
            doubtful.addAll(parts);
        }

        /** Entries for a payout of which nobody knows what it paid out; nothing beside them can be said to be missing. */
        void addDeposits(List<BookEntry> entries) {
            unnamed.addAll(entries);
            entries.forEach(entry -> Optional.ofNullable(entry.place()).ifPresent(untold::add));
        }

        boolean isUntold(Place place) {
            return untold.contains(place);
        }

        List<BookEntry> unnamed() {
            return unnamed;
        }

        List<BookEntry> named() {
            return named;
        }

        List<SystemPart> doubtful() {
            return doubtful;
        }
    }
}
