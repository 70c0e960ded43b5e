package com.econlytics.jdbc;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox.Reception;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The rows of messages, within somebody's transaction. A message is recognised by hashes of its key and its bytes, which
 * stay when both are erased.
 */
final class Messages {
    private final Handle handle;
    private final SourceHash hash;

    Messages(Handle handle, SourceHash hash) {
        this.handle = handle;
        this.hash = hash;
    }

    /**
     * Stores those that are new and puts aside those that conflict; tells of each, in their order, what became of it.
     *
     * @param request who asks; a delivery that the same request stored before is stored still
     */
    List<Reception> receive(List<Delivery> deliveries, UUID request) {
        List<String> keys = deliveries.stream()
                .map(delivery -> key(delivery.account(), delivery.key()))
                .toList();
        insert(deliveries, keys, request);
        Map<String, Known> known = known(keys);
        Set<String> stored = new HashSet<>();
        List<Reception> receptions = new ArrayList<>();
        for (int i = 0; i < deliveries.size(); i++) {
            Known first = known.get(keys.get(i));
            if (first == null) {
                throw new IllegalStateException("a message was removed while it was received; messages are for good");
            }
            if (!first.content.equals(content(deliveries.get(i).body()))) {
                quarantine(conflict(deliveries.get(i)), deliveries.get(i).now());
                receptions.add(Reception.CONFLICTING);
            } else {
                boolean mine = request.equals(first.request) && stored.add(keys.get(i));
                receptions.add(mine ? Reception.STORED : Reception.DUPLICATE);
            }
        }
        return receptions;
    }

    private static Rejection conflict(Delivery delivery) {
        return new Rejection(
                delivery.account(), delivery.key(), delivery.body(), Reason.PAYLOAD_MISMATCH, delivery.key());
    }

    /** In the order of the hashes, so that two who insert the same messages do not wait for each other. */
    private void insert(List<Delivery> deliveries, List<String> keys, UUID request) {
        Map<String, Delivery> distinct = new TreeMap<>();
        for (int i = 0; i < deliveries.size(); i++) {
            distinct.putIfAbsent(keys.get(i), deliveries.get(i));
        }
        PreparedBatch rows = handle.prepareBatch("""
                insert into econlytics.message (source, account, key, body, key_hash, content_hash, request_id,
                    received_at, due_at, status)
                values (:source, :account, :key, :body, decode(:key_hash, 'hex'), decode(:content_hash, 'hex'), :request,
                    :now, :now, 'RECEIVED')
                on conflict do nothing""");
        distinct.forEach(
                (key, delivery) -> rows.bind("source", delivery.account().source())
                        .bind("account", delivery.account().account())
                        .bind("key", delivery.key())
                        .bind("body", delivery.body().toByteArray())
                        .bind("key_hash", key)
                        .bind("content_hash", content(delivery.body()))
                        .bind("request", request)
                        .bind("now", JdbcInbox.utc(delivery.now()))
                        .add());
        rows.execute();
    }

    private Map<String, Known> known(Collection<String> keys) {
        Map<String, Known> known = new HashMap<>();
        handle.createQuery("""
                        select encode(key_hash, 'hex') as key, encode(content_hash, 'hex') as content, request_id
                        from econlytics.message where key_hash = any(select decode(k, 'hex') from unnest(:keys) k)""")
                .bindArray("keys", String.class, keys)
                .map((row, context) -> known.put(
                        row.getString("key"),
                        new Known(row.getString("content"), row.getObject("request_id", UUID.class))))
                .list();
        return known;
    }

    /** Stores records in quarantine. */
    void quarantine(Collection<Rejection> rejections, Instant now) {
        rejections.forEach(rejection -> quarantine(rejection, now));
    }

    private void quarantine(Rejection rejection, Instant now) {
        if (!insert(rejection, now)) {
            Known first = known(List.of(key(rejection.account(), rejection.key())))
                    .get(key(rejection.account(), rejection.key()));
            if (first == null || !first.content.equals(content(rejection.body()))) {
                insert(rejection.underKeyOfItsOwn(), now);
            }
        }
    }

    /** What is about somebody who was erased is put aside without its bytes. */
    private boolean insert(Rejection rejection, Instant now) {
        List<Long> inserted = handle.createQuery("""
                                insert into econlytics.message (source, account, key, body, key_hash, content_hash,
                                    received_at, status, reason, detail)
                                values (:source, :account, :key, :body, decode(:key_hash, 'hex'),
                                    decode(:content_hash, 'hex'), :now, 'QUARANTINED', :reason, :detail)
                                on conflict do nothing returning message_no""")
                .bind("source", rejection.account().source())
                .bind("account", rejection.account().account())
                .bind("key", rejection.key())
                .bind("body", rejection.body().toByteArray())
                .bind("key_hash", key(rejection.account(), rejection.key()))
                .bind("content_hash", content(rejection.body()))
                .bind("now", JdbcInbox.utc(now))
                .bind("reason", rejection.reason().name())
                .bind("detail", rejection.detail())
                .mapTo(Long.class)
                .list();
        new ErasedMessages(handle, new ErasedWords(handle, hash)).emptyErased(inserted);
        return !inserted.isEmpty();
    }

    /** Sets where messages stand. */
    void dispose(Collection<Disposition> dispositions) {
        if (dispositions.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                update econlytics.message set status = :status, reason = :reason, detail = :detail, due_at = :due
                where message_no = :number""");
        for (Disposition disposition : dispositions) {
            batch.bind("status", disposition.status().name())
                    .bind("reason", disposition.findReason().map(Reason::name).orElse(null))
                    .bind("detail", disposition.detail())
                    .bind("due", disposition.findRetryAt().map(JdbcInbox::utc).orElse(null))
                    .bind("number", disposition.messageNumber())
                    .add();
        }
        int[] disposed = batch.execute();
        int row = 0;
        for (Disposition disposition : dispositions) {
            if (disposed[row++] == 0) {
                throw new IllegalArgumentException("message " + disposition.messageNumber()
                        + " is not in the inbox; dispose of messages that it handed out");
            }
        }
    }

    /** The hash of what a source calls a message. */
    String key(SourceAccount account, String key) {
        return hash.of(name(account, key));
    }

    /** What a delivery is called among all sources. */
    static String name(Delivery delivery) {
        return name(delivery.account(), delivery.key());
    }

    private static String name(SourceAccount account, String key) {
        return account + "/" + key;
    }

    private String content(RawBody body) {
        return hash.of(body.toByteArray());
    }

    private record Known(String content, @Nullable UUID request) {}
}
