package com.econlytics.erasure;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The port behind which erasures are kept apart from the store that they changed, so that they outlive its backups. It holds
 * keyed hashes and pseudonyms, and neither says who somebody is.
 */
public interface ErasureJournal {
    /** Adds an erasure; durable when it returns. One with the same id again takes the place of the earlier one. */
    void append(Entry entry);

    /** All erasures that were added as a whole, oldest first. */
    List<Entry> entries();

    /** A journal that forgets everything when the program ends. */
    static ErasureJournal inMemory() {
        return new ErasureJournal() {
            private final Map<String, Entry> entries = new LinkedHashMap<>();

            @Override
            public synchronized void append(Entry entry) {
                entries.put(entry.erasure(), entry);
            }

            @Override
            public synchronized List<Entry> entries() {
                return List.copyOf(entries.values());
            }
        };
    }

    /**
     * One erasure.
     *
     * @param erasure the random id that its receipt has
     * @param erasedAt when
     * @param pseudonyms for the keyed hash of each party and name, what it is called from then on
     */
    record Entry(String erasure, Instant erasedAt, SortedMap<String, String> pseudonyms) {
        public Entry {
            Objects.requireNonNull(erasure, "erasure");
            Objects.requireNonNull(erasedAt, "erasedAt");
            pseudonyms = Collections.unmodifiableSortedMap(new TreeMap<>(pseudonyms));
        }
    }
}
