package com.econlytics.jdbc;

import com.econlytics.audit.AuditEntry;
import com.econlytics.audit.AuditEvent;
import com.econlytics.audit.AuditLog;
import com.econlytics.audit.ChainCheck;
import com.econlytics.audit.Seal;
import com.econlytics.audit.Verification;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The audit log in PostgreSQL. What the ledger decides is in it already, entered by the decision's own transaction; a host
 * adds what it does itself, such as exports.
 *
 * <p>Triggers refuse changes, and the roles of {@link Roles} may only append. Whoever owns the tables can get past both;
 * the chain is for that.
 */
public final class JdbcAuditLog implements AuditLog {
    private static final long SEALING_LOCK = 0x45434f4e5345414cL;
    private static final int SEALED_AT_ONCE = 10_000;
    private static final int FETCH_SIZE = 5000;

    private final Transactions transactions;

    /** The log in {@code dataSource}. */
    public JdbcAuditLog(DataSource dataSource) {
        this.transactions = new Transactions(dataSource, RetryPolicy.standard());
    }

    /** Adds what happened, within the transaction in which it happens. */
    static void append(Handle handle, AuditEvent event) {
        AuditRows.insert(handle, event);
    }

    @Override
    public void append(AuditEvent event) {
        transactions.write("appending to the audit log", handle -> {
            append(handle, event);
            return event;
        });
    }

    @Override
    public Seal seal() {
        int chained = SEALED_AT_ONCE;
        while (chained == SEALED_AT_ONCE) {
            chained = transactions.write("sealing the audit log", JdbcAuditLog::sealSome);
        }
        return head();
    }

    /** The lock keeps two from sealing at once; those who append do not take it. */
    private static int sealSome(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(?)", SEALING_LOCK);
        List<AuditEntry> unsealed = AuditRows.unsealed(handle, SEALED_AT_ONCE);
        Seal head = AuditRows.head(handle);
        PreparedBatch rows = handle.prepareBatch(
                "insert into econlytics.audit_seal (position, entry_no, hash) values (:position, :entry, decode(:hash, 'hex'))");
        for (AuditEntry entry : unsealed) {
            head = head.next(entry);
            rows.bind("position", head.position())
                    .bind("entry", entry.number())
                    .bind("hash", head.hash())
                    .add();
        }
        if (!unsealed.isEmpty()) {
            rows.execute();
        }
        return unsealed.size();
    }

    @Override
    public Seal head() {
        return transactions.read("reading the head of the audit log", AuditRows::head);
    }

    @Override
    public Verification verify(Seal published) {
        return transactions.read("verifying the audit log", handle -> verify(handle, published));
    }

    static Verification verify(Handle handle, Seal published) {
        ChainCheck check = new ChainCheck(published);
        handle.createQuery(AuditRows.CHAIN)
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> AuditRows.place(row))
                .forEach(check::next);
        return check.end(AuditRows.countUnsealed(handle));
    }

    @Override
    public List<AuditEntry> latest(int limit) {
        return transactions.read("reading the audit log", handle -> AuditRows.latest(handle, limit));
    }
}
