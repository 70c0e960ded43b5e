package com.econlytics.reconciliation;

import com.econlytics.pnl.StatementLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<EntryNames.Kind, List<BookEntry>> named = names.sorted(side.entries());
        Leftovers left = new Leftovers();
        Map<String, List<SystemPart>> byGroup = byGroup();
        GroupMatching groups = new GroupMatching(ids, names, bookings, left);
        groups(named, EntryNames.Kind.RECORD, names)
                .forEach((group, entries) -> groups.match(entries, byGroup.getOrDefault(group, List.of())));

        DeferralMatching deferrals = new DeferralMatching(bookings, candidates);
        deferrals.settleBilled();

        named.getOrDefault(EntryNames.Kind.QUARANTINED, List.of())
                .forEach(entry -> bookings.explain(entry, Cause.QUARANTINED));
        named.getOrDefault(EntryNames.Kind.OTHER_SOURCE, List.of())
                .forEach(entry -> bookings.explain(entry, Cause.MISSING_SOURCE));

        PayoutMatching payouts = new PayoutMatching(ids, bookings, parts, left);
        groups(named, EntryNames.Kind.PAYOUT, names).forEach(payouts::match);
        List<BookEntry> unnamed = payouts.matchUnnamed(named.getOrDefault(EntryNames.Kind.NOTHING, List.of()));
        List<BookEntry> summaries = deferrals.matchUnnamed(unnamed);
        new SummaryMatching(bookings, candidates).match(summaries, left);

        groups(names.sorted(side.entriesElsewhere()), EntryNames.Kind.RECORD, names)
                .forEach((group, entries) -> groups.matchElsewhere(entries, byGroup.getOrDefault(group, List.of())));
        new LastMatching(ids, bookings, parts).match(left);
    }

    private Map<String, List<SystemPart>> byGroup() {
        Map<String, List<SystemPart>> byGroup = new LinkedHashMap<>();
        for (SystemPart part : candidates) {
            if (!part.group().isEmpty()) {
                byGroup.computeIfAbsent(part.group(), unseen -> new ArrayList<>())
                        .add(part);
            }
        }
        return byGroup;
    }

    private static Map<String, List<BookEntry>> groups(
            Map<EntryNames.Kind, List<BookEntry>> named, EntryNames.Kind kind, EntryNames names) {
        Map<String, List<BookEntry>> groups = new LinkedHashMap<>();
        for (BookEntry entry : named.getOrDefault(kind, List.of())) {
            groups.computeIfAbsent(names.of(entry).group(), unseen -> new ArrayList<>())
                    .add(entry);
        }
        return groups;
    }

    /** Entries that are tied to nothing so far. */
    static final class Leftovers {
        private final List<BookEntry> unnamed = new ArrayList<>();
        private final List<BookEntry> named = new ArrayList<>();
        private final List<SystemPart> doubtful = new ArrayList<>();

        void addUnnamed(Collection<BookEntry> entries) {
            unnamed.addAll(entries);
        }

        /** An entry that names records, but is no sum of parts of them; what is free of these on its line is in doubt as well. */
        void addNamed(BookEntry entry, List<SystemPart> parts) {
            named.add(entry);
            Place place = entry.place();
            for (SystemPart part : parts) {
                Place home = part.home();
                if (home != null && place != null && home.line() == place.line()) {
                    doubtful.add(part);
                }
            }
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
