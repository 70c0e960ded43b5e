package com.econlytics.jdbc;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Disposition.Status;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The inbox in PostgreSQL: bytes are on disk before {@code receive} returns. */
public final class JdbcInbox implements Inbox {
    private static final String SELECT_ENTRIES =
            "select message_no, source, account, key, attempts, status, reason, detail,"
                    + " due_at from econlytics.message";

    private final Transactions transactions;

    /** The inbox in {@code dataSource}. */
    public JdbcInbox(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Reception receive(SourceAccount account, String key, RawBody body, Instant now) {
        return transactions.write("receiving a message", handle -> {
            if (insert(handle, account, key, body, now)) {
                return Reception.STORED;
            }
            if (sameBytes(handle, account, key, body)) {
                return Reception.DUPLICATE;
            }
            quarantine(handle, List.of(new Rejection(account, key, body, Reason.PAYLOAD_MISMATCH, key)), now);
            return Reception.CONFLICTING;
        });
    }

    @Override
    public void quarantine(Rejection rejection, Instant now) {
        transactions.write("quarantining a record", handle -> {
            quarantine(handle, List.of(rejection), now);
            return rejection;
        });
    }

    @Override
    public List<Message> claim(int limit, Instant now) {
        return transactions.write(
                "claiming messages",
                handle -> handle
                        .createQuery("""
                        with due as (
                            select message_no from econlytics.message where due_at <= :now
                            order by message_no limit :limit for update skip locked)
                        update econlytics.message m
                        set attempts = attempts + 1, due_at = :now + interval '1 minute'
                        from due where m.message_no = due.message_no
                        returning m.*""")
                        .bind("now", utc(now))
                        .bind("limit", limit)
                        .map((row, context) -> message(row))
                        .list()
                        .stream()
                        .sorted((left, right) -> Long.compare(left.number(), right.number()))
                        .toList());
    }

    @Override
    public int replay(Reason reason, Instant now) {
        return transactions.write(
                "replaying messages",
                handle -> handle.createUpdate("""
                                update econlytics.message
                                set status = 'RECEIVED', reason = null, detail = '', attempts = 0, due_at = :now
                                where reason = :reason and status in ('IGNORED', 'QUARANTINED') and attempts > 0""")
                        .bind("reason", reason.name())
                        .bind("now", utc(now))
                        .execute());
    }

    @Override
    public Optional<Entry> find(SourceAccount account, String key) {
        return transactions.read(
                "looking for a message",
                handle -> handle.createQuery(
                                SELECT_ENTRIES + " where source = :source and account = :account and key = :key")
                        .bind("source", account.source())
                        .bind("account", account.account())
                        .bind("key", key)
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
    public List<Entry> entries() {
        return transactions.read(
                "listing messages",
                handle -> handle.createQuery(SELECT_ENTRIES + " order by message_no")
                        .map((row, context) -> entry(row))
                        .list());
    }

    /** Sets where messages stand, within the booking's transaction. */
    static void dispose(Handle handle, Collection<Disposition> dispositions) {
        if (dispositions.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "update econlytics.message set status = :status, reason = :reason, detail = :detail, due_at = :due"
                        + " where message_no = :number");
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

    /** Stores records in quarantine, within the booking's transaction. */
    static void quarantine(Handle handle, Collection<Rejection> rejections, Instant now) {
        for (Rejection rejection : rejections) {
            if (!quarantine(handle, rejection, now)
                    && !sameBytes(handle, rejection.account(), rejection.key(), rejection.body())) {
                quarantine(handle, rejection.underKeyOfItsOwn(), now);
            }
        }
    }

    private static boolean quarantine(Handle handle, Rejection rejection, Instant now) {
        return handle.createUpdate("""
                                insert into econlytics.message
                                    (source, account, key, body, received_at, status, reason, detail)
                                values (:source, :account, :key, :body, :now, 'QUARANTINED', :reason, :detail)
                                on conflict do nothing""")
                        .bind("source", rejection.account().source())
                        .bind("account", rejection.account().account())
                        .bind("key", rejection.key())
                        .bind("body", rejection.body().toByteArray())
                        .bind("now", utc(now))
                        .bind("reason", rejection.reason().name())
                        .bind("detail", rejection.detail())
                        .execute()
                == 1;
    }

    private static boolean insert(Handle handle, SourceAccount account, String key, RawBody body, Instant now) {
        return handle.createUpdate("""
                                insert into econlytics.message (source, account, key, body, received_at, due_at, status)
                                values (:source, :account, :key, :body, :now, :now, 'RECEIVED')
                                on conflict do nothing""")
                        .bind("source", account.source())
                        .bind("account", account.account())
                        .bind("key", key)
                        .bind("body", body.toByteArray())
                        .bind("now", utc(now))
                        .execute()
                == 1;
    }

    private static boolean sameBytes(Handle handle, SourceAccount account, String key, RawBody body) {
        return handle.createQuery("select body = :body from econlytics.message"
                        + " where source = :source and account = :account and key = :key")
                .bind("source", account.source())
                .bind("account", account.account())
                .bind("key", key)
                .bind("body", body.toByteArray())
                .mapTo(Boolean.class)
                .one();
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
                row.getString("key"),
                row.getInt("attempts"),
                disposition);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
