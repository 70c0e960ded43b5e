package com.econlytics.jdbc;

import com.econlytics.erasure.Pseudonyms;
import com.econlytics.fact.SourceAccount;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The words that must not be kept again, as keyed hashes, and what each is called instead. */
final class ErasedWords {
    private final Handle handle;
    private final Pseudonyms pseudonyms;
    private Optional<Boolean> any = Optional.empty();

    ErasedWords(Handle handle, SourceHash hash) {
        this.handle = handle;
        this.pseudonyms = new Pseudonyms(hash::of);
    }

    Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    /** Whether anybody was ever erased; if not, nothing else needs to be asked. */
    boolean any() {
        if (any.isEmpty()) {
            any = Optional.of(handle.createQuery("select exists (select from econlytics.erased_word)")
                    .mapTo(Boolean.class)
                    .one());
        }
        return any.get();
    }

    /** What those of these names are called that were erased. */
    Map<String, String> renamed(Collection<String> names) {
        Map<String, String> renamed = new HashMap<>();
        if (names.isEmpty() || !any()) {
            return renamed;
        }
        Map<String, String> byKey = new HashMap<>();
        names.forEach(name -> byKey.put(pseudonyms.keyOfName(name), name));
        handle.createQuery(
                        "select encode(word_key, 'hex') as key, pseudonym from econlytics.erased_word"
                                + " where pseudonym is not null and word_key = any(select decode(k, 'hex') from unnest(:keys) k)")
                .bindArray("keys", String.class, byKey.keySet())
                .map((row, context) -> renamed.put(byKey.get(row.getString("key")), row.getString("pseudonym")))
                .list();
        return renamed;
    }

    /** Those of these keys that are of erased words. */
    Set<String> known(Collection<String> keys) {
        if (keys.isEmpty() || !any()) {
            return Set.of();
        }
        return new HashSet<>(handle.createQuery("select encode(word_key, 'hex') from econlytics.erased_word"
                        + " where word_key = any(select decode(k, 'hex') from unnest(:keys) k)")
                .bindArray("keys", String.class, keys)
                .mapTo(String.class)
                .list());
    }

    /** Those of these ids of records that are somebody's who was erased. */
    Set<String> erased(SourceAccount account, Collection<String> ids) {
        Map<String, String> byKey = new HashMap<>();
        ids.forEach(id -> byKey.put(pseudonyms.keyOfRecord(account, id), id));
        Set<String> erased = new HashSet<>();
        known(byKey.keySet()).forEach(key -> erased.add(byKey.get(key)));
        return erased;
    }

    /** Remembers parties and names, by key; what is remembered already is called as before. */
    void add(Map<String, String> words) {
        PreparedBatch rows = handle.prepareBatch("insert into econlytics.erased_word (word_key, pseudonym)"
                + " values (decode(:key, 'hex'), :pseudonym) on conflict do nothing");
        words.forEach((key, pseudonym) ->
                rows.bind("key", key).bind("pseudonym", pseudonym).add());
        rows.execute();
        any = Optional.empty();
    }

    /** Remembers ids of records. */
    void addRecords(SourceAccount account, Collection<String> ids) {
        handle.createUpdate("insert into econlytics.erased_word (word_key)"
                        + " select decode(k, 'hex') from unnest(:keys) k on conflict do nothing")
                .bindArray(
                        "keys",
                        String.class,
                        ids.stream()
                                .map(id -> pseudonyms.keyOfRecord(account, id))
                                .distinct()
                                .toList())
                .execute();
        any = Optional.empty();
    }
}
