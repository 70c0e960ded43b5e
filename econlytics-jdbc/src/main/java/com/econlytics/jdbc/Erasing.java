package com.econlytics.jdbc;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Renames and empties what concerns erased customers, within a transaction and under the booking lock. */
final class Erasing {
    private final ErasedWords words;
    private final ErasedParties parties;
    private final ErasedMessages messages;
    private final Handle handle;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, String> added = new TreeMap<>();

    Erasing(Handle handle, ErasedWords words) {
        this.handle = handle;
        this.words = words;
        this.parties = new ErasedParties(handle, words);
        this.messages = new ErasedMessages(handle, words);
        for (String kind : Set.of("customers", "references", "names", "attributes", "records", "messages")) {
            counts.put(kind, 0L);
        }
    }

    /** How many of each kind were erased so far. */
    Map<String, Long> counts() {
        return counts;
    }

    /** The parties and names that were given pseudonyms so far, by key. */
    Map<String, String> added() {
        return added;
    }

    void count(String kind, long more) {
        counts.merge(kind, more, Long::sum);
    }

    void remember(Map<String, String> more) {
        words.add(more);
        added.putAll(more);
    }

    /** Erases these parties and all that has become one with them by that, and renames their records everywhere. */
    void erase(Collection<Long> first) {
        Set<Long> reached = spread(first, first);
        finish(reached, new ErasedRecords(handle, words).of(reached), true);
    }

    /**
     * Follows a booking or a decision: what it brought about erased customers is renamed, and who has become one with them
     * is erased.
     *
     * @param touched the parties that it was about
     * @param facts the facts that it was about
     * @param settled the messages that it disposed of
     */
    void follow(Collection<Long> touched, Collection<Long> facts, Collection<Long> settled) {
        if (!words.any()) {
            return;
        }
        Set<Long> reached = spread(Set.of(), touched);
        Set<Long> concerned = new HashSet<>(facts);
        concerned.addAll(new ErasedRecords(handle, words).of(reached));
        Set<Long> erased = parties.erasedAmong(touched);
        erased.addAll(reached);
        finish(erased, concerned, !reached.isEmpty());
        messages.emptyErased(settled);
    }

    /** Erases parties and whoever joins them, and tells whom that reached. */
    private Set<Long> spread(Collection<Long> first, Collection<Long> near) {
        Set<Long> reached = new HashSet<>();
        Set<Long> next = new HashSet<>(first);
        next.addAll(parties.joined(near));
        while (reached.addAll(next)) {
            count(next);
            added.putAll(parties.erase(next));
            next = parties.joined(reached);
        }
        return reached;
    }

    private void finish(Set<Long> erased, Set<Long> facts, boolean everywhere) {
        Map<String, String> names = parties.eraseNames(erased);
        added.putAll(names);
        count("names", names.size());
        count("attributes", parties.eraseAttributes(erased));
        count("records", new ErasedRecords(handle, words).rename(facts, everywhere));
    }

    private void count(Collection<Long> parties) {
        handle.createQuery("select case kind when 'OF_RECORD' then 'customers' else 'references' end as kind, count(*)"
                        + " from econlytics.party where party_no = any(:parties) and not erased group by 1")
                .bindArray("parties", Long.class, parties)
                .map((row, context) -> counts.merge(row.getString(1), row.getLong(2), Long::sum))
                .list();
    }
}
