package com.econlytics.jdbc;

import com.econlytics.audit.Actor;
import com.econlytics.audit.AuditEntry;
import com.econlytics.audit.AuditEvent;
import com.econlytics.audit.AuditEvent.Outcome;
import com.econlytics.audit.AuditSubject;
import com.econlytics.audit.Seal;
import com.econlytics.audit.SealedEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The rows of the audit log. */
final class AuditRows {
    private static final String ENTRY =
            "e.entry_no, e.at, e.actor, e.action, e.subjects, e.version_before, e.version_after, e.outcome";

    /** Every place of the chain in order, with its entry if it is there. */
    static final String CHAIN = "select s.position, encode(s.hash, 'hex') as hash, " + ENTRY
            + " from econlytics.audit_seal s left join econlytics.audit_entry e using (entry_no) order by s.position";

    private static final String FROM_UNSEALED = " from econlytics.audit_entry e where not exists"
            + " (select 1 from econlytics.audit_seal s where s.entry_no = e.entry_no)";

    private AuditRows() {}

    static void insert(Handle handle, AuditEvent event) {
        handle.createUpdate("""
                        insert into econlytics.audit_entry (actor, action, subjects, version_before, version_after, outcome)
                        values (:actor, :action, :subjects, :before, :after, :outcome)""")
                .bind("actor", event.actor().id())
                .bind("action", event.action())
                .bind("subjects", AuditSubject.format(event.subjects()))
                .bind("before", event.versionBefore())
                .bind("after", event.versionAfter())
                .bind("outcome", event.outcome().name())
                .execute();
    }

    static Seal head(Handle handle) {
        return handle.createQuery("select position, encode(hash, 'hex') as hash from econlytics.audit_seal"
                        + " order by position desc limit 1")
                .map((row, context) -> new Seal(row.getLong("position"), row.getString("hash")))
                .findOne()
                .orElse(Seal.START);
    }

    static List<AuditEntry> unsealed(Handle handle, int limit) {
        return handle.createQuery("select " + ENTRY + FROM_UNSEALED + " order by e.entry_no limit :limit")
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    static long countUnsealed(Handle handle) {
        return handle.createQuery("select count(*)" + FROM_UNSEALED)
                .mapTo(Long.class)
                .one();
    }

    static List<AuditEntry> latest(Handle handle, int limit) {
        List<AuditEntry> entries = new ArrayList<>(handle.createQuery(
                        "select " + ENTRY + " from econlytics.audit_entry e order by e.entry_no desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
        Collections.reverse(entries);
        return entries;
    }

    /** What stands at one place of the chain; of a row that no log would write, that it is unreadable. */
    static SealedEntry place(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        String hash = row.getString("hash");
        if (row.getString("actor") == null) {
            return SealedEntry.unreadable(position, hash);
        }
        try {
            return SealedEntry.of(position, hash, entry(row));
        } catch (IllegalArgumentException unreadable) {
            return SealedEntry.unreadable(position, hash);
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("entry_no"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new AuditEvent(
                        new Actor(row.getString("actor")),
                        row.getString("action"),
                        AuditSubject.parse(row.getString("subjects")),
                        row.getLong("version_before"),
                        row.getLong("version_after"),
                        Outcome.valueOf(row.getString("outcome"))));
    }
}
