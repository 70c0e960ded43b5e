package com.econlytics.reconciliation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What entries of the books name: in their document, else in their memo. */
final class EntryNames {
    private static final Pattern WIDE = Pattern.compile("[^A-Za-z0-9_.-]+");
    private static final Pattern NARROW = Pattern.compile("[^A-Za-z0-9_]+");
    private static final int SHORTEST = 4;

    private final KnownIds ids;
    private final Entity entity;
    private final Terms terms;
    private final Map<LedgerDetail.Entry, Name> names = new HashMap<>();

    EntryNames(KnownIds ids, Entity entity, Terms terms) {
        this.ids = ids;
        this.entity = entity;
        this.terms = terms;
    }

    /** What kind of thing an entry names. */
    enum Kind {
        RECORD,
        PAYOUT,
        QUARANTINED,
        OTHER_SOURCE,
        NOTHING
    }

    /**
     * What an entry names.
     *
     * @param kind what kind of thing
     * @param id as the entry writes it
     * @param groups the groups of records, or the payout; the first is that of {@code id}
     */
    record Name(Kind kind, String id, List<String> groups) {
        private static final Name NOTHING = new Name(Kind.NOTHING, "", List.of(""));

        String group() {
            return groups.get(0);
        }
    }

    Name of(BookEntry entry) {
        return names.computeIfAbsent(entry.entry(), this::read);
    }

    /** The entries by what they name, in their order. */
    Map<Kind, List<BookEntry>> sorted(List<BookEntry> entries) {
        Map<Kind, List<BookEntry>> sorted = new EnumMap<>(Kind.class);
        for (BookEntry entry : entries) {
            sorted.computeIfAbsent(of(entry).kind(), unseen -> new ArrayList<>())
                    .add(entry);
        }
        return sorted;
    }

    private Name read(LedgerDetail.Entry entry) {
        Optional<Name> name = find(words(entry.document(), true)).or(() -> find(words(entry.memo(), false)));
        if (name.isPresent()) {
            return name.get();
        }
        boolean elsewhere = entity.others().stream().anyMatch(other -> other.wrote(entry));
        return elsewhere ? new Name(Kind.OTHER_SOURCE, "", List.of("")) : Name.NOTHING;
    }

    private Optional<Name> find(Set<String> words) {
        for (String id : words) {
            if (!ids.groupNamed(id).isEmpty()) {
                return Optional.of(new Name(Kind.RECORD, id, groups(id, words)));
            }
            if (ids.payouts().isKnown(id)) {
                return Optional.of(new Name(Kind.PAYOUT, id, List.of(id)));
            }
            if (terms.quarantined().contains(id)) {
                return Optional.of(new Name(Kind.QUARANTINED, id, List.of(id)));
            }
        }
        return Optional.empty();
    }

    private List<String> groups(String id, Set<String> words) {
        Set<String> groups = new LinkedHashSet<>(List.of(ids.groupNamed(id)));
        words.forEach(word -> groups.add(ids.groupNamed(word)));
        groups.remove("");
        return List.copyOf(groups);
    }

    /** Whatever may be an id, the most telling first. */
    private static Set<String> words(String text, boolean whole) {
        Set<String> words = new LinkedHashSet<>();
        if (whole && !text.isBlank()) {
            words.add(text.strip());
        }
        split(text, words);
        return words;
    }

    private static void split(String text, Set<String> words) {
        if (text.length() >= SHORTEST) {
            WIDE.splitAsStream(text).filter(EntryNames::mayBeAnId).forEach(words::add);
            NARROW.splitAsStream(text).filter(EntryNames::mayBeAnId).forEach(words::add);
        }
    }

    /** Plain words and numbers stand in memos for many things. */
    private static boolean mayBeAnId(String word) {
        return word.length() >= SHORTEST
                && word.chars().anyMatch(Character::isLetter)
                && (word.indexOf('_') > 0 || word.chars().anyMatch(Character::isDigit));
    }
}
