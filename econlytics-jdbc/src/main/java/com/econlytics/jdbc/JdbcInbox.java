package com.econlytics.jdbc;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Disposition.Status;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.inbox.Retention;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The inbox in PostgreSQL: bytes are on disk before {@code receive} returns.
 *
 * <p>Every request has an id of its own. One that is tried again because its answer was lost tells what it did the first time.
 */
public final class JdbcInbox implements Inbox {
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final String SELECT_ENTRIES =
            "select message_no, source, account, key, attempts, status, reason, detail,"
                    + " due_at from econlytics.message";

    private final Transactions transactions;

    /** As read last; whoever uses it makes sure that it is still the one. */
    private volatile byte @Nullable [] hashKey;

    /** The inbox in {@code dataSource}. */
    public JdbcInbox(DataSource dataSource) {
        this(dataSource, RetryPolicy.standard());
    }

    /** The inbox in {@code dataSource}, with another patience. */
    public JdbcInbox(DataSource dataSource, RetryPolicy retries) {
        this.transactions = new Transactions(dataSource, retries);
    }

    @Override
    public Reception receive(SourceAccount account, String key, RawBody body, Instant now) {
        return receive(List.of(new Delivery(account, key, body, now))).get(0);
    }

    /**
     * Receives all in one transaction; tells of each, in their order, what became of it. A single statement does if all are new,
     * as most are.
     */
    List<Reception> receive(List<Delivery> deliveries) {
        UUID request = UUID.randomUUID();
        byte[] key = hashKey;
        if (key != null
                && transactions.succeeds(connection -> new DirectReceipt(key).store(connection, deliveries, request))) {
            return Collections.nCopies(deliveries.size(), Reception.STORED);
        }
        return transactions.write("receiving a message", handle -> {
            byte[] current = SourceHash.keyOf(handle);
            hashKey = current;
            return new Messages(handle, SourceHash.under(current)).receive(deliveries, request);
        });
    }

    @Override
    public void quarantine(Rejection rejection, Instant now) {
        transactions.write("quarantining a record", handle -> {
            messages(handle).quarantine(List.of(rejection), now);
            return rejection;
        });
    }

    /** A claim whose answer was lost is not counted against its messages: the same ones are handed out again. */
    @Override
    public List<Message> claim(int limit, Instant now) {
        UUID request = UUID.randomUUID();
        return transactions.write("claiming messages", handle -> {
            List<Message> claimed = claimed(handle, request, now.plus(CLAIM));
            return claimed.isEmpty() ? claim(handle, limit, now, request) : claimed;
        });
    }

    private static List<Message> claimed(Handle handle, UUID request, Instant until) {
        return handle.createQuery("select * from econlytics.message where due_at = :until and request_id = :request"
                        + " order by message_no")
                .bind("until", utc(until))
                .bind("request", request)
                .map((row, context) -> message(row))
                .list();
    }

    private static List<Message> claim(Handle handle, int limit, Instant now, UUID request) {
        return handle
                .createQuery("""
                        with due as (
                            select message_no from econlytics.message where due_at <= :now and body is not null
                            order by due_at, message_no limit :limit for update skip locked)
                        update econlytics.message m
                        set attempts = attempts + 1, due_at = :until, request_id = :request
                        from due where m.message_no = due.message_no
                        returning m.*""")
                .bind("now", utc(now))
                .bind("until", utc(now.plus(CLAIM)))
                .bind("request", request)
                .bind("limit", limit)
                .map((row, context) -> message(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(Message::number))
                .toList();
    }

    @Override
    public int replay(Reason reason, Instant now) {
        UUID request = UUID.randomUUID();
        return transactions.write("replaying messages", handle -> {
            handle.createUpdate("""
                            update econlytics.message set status = 'RECEIVED', reason = null, detail = '', attempts = 0,
                                due_at = :now, request_id = :request
                            where reason = :reason and status in ('IGNORED', 'QUARANTINED') and attempts > 0
                                and body is not null""")
                    .bind("reason", reason.name())
                    .bind("now", utc(now))
                    .bind("request", request)
                    .execute();
            return handle.createQuery("select count(*) from econlytics.message"
                            + " where due_at = :now and request_id = :request")
                    .bind("now", utc(now))
                    .bind("request", request)
                    .mapTo(Integer.class)
                    .one();
        });
    }

    /**
     * Empties the bytes of messages that need not be kept any longer. What is due or pending stays, and every message stays
     * known, so that none is taken in twice.
     *
     * @return how many were emptied
     */
    public int retain(Retention retention, Instant now) {
        return transactions.write("emptying old messages", handle -> {
            int emptied = 0;
            for (Map.Entry<Status, Duration> kept : retention.spans().entrySet()) {
                emptied += handle.createUpdate("update econlytics.message set key = null, body = null, detail = ''"
                                + " where status = :status and body is not null and received_at <= :until")
                        .bind("status", kept.getKey().name())
                        .bind("until", utc(now.minus(kept.getValue())))
                        .execute();
            }
            return emptied;
        });
    }

    @Override
    public Optional<Entry> find(SourceAccount account, String key) {
        return transactions.read(
                "looking for a message",
                handle -> handle.createQuery(SELECT_ENTRIES + " where key_hash = decode(:key, 'hex')")
                        .bind("key", messages(handle).key(account, key))
                        .map((row, context) -> entry(row))
                        .findOne());
    }

    @Override
    public SortedMap<String, Long> counts() {
        return transactions.read("counting messages", handle -> {
            SortedMap<String, Long> counts = new TreeMap<>();
            handle.createQuery("select concat_ws(' ', status, reason) as place, count(*) as messages"
                            + " from econlytics.message group by 1")
                    .map((row, context) -> counts.put(row.getString("place"), row.getLong("messages")))
                    .list();
            return counts;
        });
    }

    @Override
    public List<Entry> entries(long after, int limit) {
        return transactions.read(
                "listing messages",
                handle -> handle.createQuery(
                                SELECT_ENTRIES + " where message_no > :after order by message_no limit :limit")
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, context) -> entry(row))
                        .list());
    }

    private static Messages messages(Handle handle) {
        return new Messages(handle, SourceHash.of(handle));
    }

    /** A message that was claimed before and has no disposition was lost every time. */
    private static Message message(ResultSet row) throws SQLException {
        int attempts = row.getInt("attempts");
        boolean neverDisposed = row.getString("status").equals(Status.RECEIVED.name());
        return new Message(
                row.getLong("message_no"),
                SourceAccount.of(row.getString("source"), row.getString("account")),
                row.getString("key"),
                RawBody.of(row.getBytes("body")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                attempts,
                neverDisposed ? attempts - 1 : 0);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Status status = Status.valueOf(row.getString("status"));
        String reason = row.getString("reason");
        @Nullable OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        Disposition disposition = new Disposition(
                row.getLong("message_no"),
                status,
                reason == null ? null : Reason.valueOf(reason),
                row.getString("detail"),
                status == Status.PENDING && due != null ? due.toInstant() : null);
        return new Entry(
                SourceAccount.of(row.getString("source"), row.getString("account")),
                Objects.requireNonNullElse(row.getString("key"), ""),
                row.getInt("attempts"),
                disposition);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
