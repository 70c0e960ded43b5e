package com.econlytics.jdbc;

import com.econlytics.erasure.Mentions;
import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.RawBody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Empties messages about somebody who was erased, once nobody will read them any more. */
final class ErasedMessages {
    private static final int FETCH_SIZE = 200;
    /** What is due may still become facts. */
    private static final String SETTLED = "status in ('APPLIED', 'IGNORED', 'QUARANTINED')";

    private final Handle handle;
    private final ErasedWords words;

    ErasedMessages(Handle handle, ErasedWords words) {
        this.handle = handle;
        this.words = words;
    }

    /** The number of the last message. */
    static long last(Handle handle) {
        return LastNumber.of(handle, "message_no", "message");
    }

    /** The messages after one that mention any of these ids and names, due or not. */
    static Set<Long> mentioning(Handle handle, Collection<String> identifiers, long after) {
        Set<Long> mentioning = new HashSet<>();
        read(handle, "message_no > :after", query -> query.bind("after", after), row -> {
            if (Mentions.in(row.body).anyOf(identifiers)
                    || Mentions.in(row.texts).anyOf(identifiers)) {
                mentioning.add(row.number);
            }
        });
        return mentioning;
    }

    /** Nobody may put anything aside between the last look at the messages and the end of the transaction. */
    void lock() {
        handle.execute("lock table econlytics.message in share row exclusive mode");
    }

    /** Empties those of these messages that are settled; the others are emptied when they are disposed of. */
    int empty(Collection<Long> messages) {
        return handle.createUpdate("update econlytics.message set key = null, body = null, detail = ''"
                        + " where message_no = any(:messages) and body is not null and " + SETTLED)
                .bindArray("messages", Long.class, messages)
                .execute();
    }

    /** Empties those of these settled messages that mention anybody who was erased before. */
    int emptyErased(Collection<Long> messages) {
        return messages.isEmpty() || !words.any()
                ? 0
                : empty(erasedAmong(
                        "message_no = any(:messages)", query -> query.bindArray("messages", Long.class, messages)));
    }

    /** Empties every settled message that mentions anybody who was erased; it reads all of them. */
    int emptyAllErased() {
        return empty(erasedAmong("true", query -> query));
    }

    private Set<Long> erasedAmong(String which, UnaryOperator<Query> bind) {
        Set<Long> erased = new HashSet<>();
        Map<String, Set<Long>> byKey = new HashMap<>();
        read(handle, which + " and " + SETTLED, bind, row -> {
            Set<String> keys = new HashSet<>(Mentions.in(row.body).keys(row.account, words.pseudonyms()));
            keys.addAll(Mentions.in(row.texts).keys(row.account, words.pseudonyms()));
            keys.forEach(
                    key -> byKey.computeIfAbsent(key, unseen -> new HashSet<>()).add(row.number));
            if (byKey.size() > 10_000) {
                collect(byKey, erased);
            }
        });
        collect(byKey, erased);
        return erased;
    }

    private void collect(Map<String, Set<Long>> byKey, Set<Long> erased) {
        words.known(byKey.keySet()).forEach(key -> erased.addAll(byKey.getOrDefault(key, Set.of())));
        byKey.clear();
    }

    private static void read(Handle handle, String which, UnaryOperator<Query> bind, Consumer<Row> reader) {
        bind.apply(handle.createQuery("select message_no, source, account, key, detail, body from econlytics.message"
                        + " where body is not null and " + which))
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> Row.of(row))
                .forEach(reader);
    }

    private record Row(long number, SourceAccount account, String texts, RawBody body) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("message_no"),
                    SourceAccount.of(row.getString("source"), row.getString("account")),
                    row.getString("key") + "\n" + row.getString("detail"),
                    RawBody.of(row.getBytes("body")));
        }
    }
}
