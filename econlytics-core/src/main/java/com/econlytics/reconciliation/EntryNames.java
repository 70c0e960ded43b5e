package com.econlytics.reconciliation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
     * @param group the group of records, or the payout
     */
    record Name(Kind kind, String id, String group) {
        private static final Name NOTHING = new Name(Kind.NOTHING, "", "");
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
        for (String id : words(entry)) {
            String group = ids.groupNamed(id);
            if (!group.isEmpty()) {
                return new Name(Kind.RECORD, id, group);
            }
            if (ids.payouts().isKnown(id)) {
                return new Name(Kind.PAYOUT, id, id);
            }
            if (terms.quarantined().contains(id)) {
                return new Name(Kind.QUARANTINED, id, id);
            }
        }
        boolean elsewhere = entity.others().stream().anyMatch(other -> other.wrote(entry));
        return elsewhere ? new Name(Kind.OTHER_SOURCE, "", "") : Name.NOTHING;
    }

    /** Whatever may be an id, the most telling first. */
    private static Set<String> words(LedgerDetail.Entry entry) {
        Set<String> words = new LinkedHashSet<>();
        if (!entry.document().isBlank()) {
            words.add(entry.document().strip());
            split(entry.document(), words);
        }
        split(entry.memo(), words);
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
