package com.econlytics.jdbc;

import com.econlytics.audit.Actor;
import com.econlytics.audit.AuditEvent;
import com.econlytics.audit.AuditSubject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** What the audit log says about erasures: numbers of receipts and of customers, which name nobody. */
final class ErasureAudit {
    private static final String ERASE = "ERASE_CUSTOMER";

    private final Handle handle;

    ErasureAudit(Handle handle) {
        this.handle = handle;
    }

    /** In the transaction of the erasure, so that neither is without the other. */
    void erased(Actor actor, long erasure, Collection<Long> customers) {
        done(actor, ERASE, numbered("erasure", List.of(erasure)), customers);
    }

    /** That an erasure of the journal was done again in a database that did not have it. */
    void replayed(long erasure) {
        done(Actor.HOST, "REPLAY_ERASURE", numbered("erasure", List.of(erasure)), List.of());
    }

    void held(Collection<Long> customers) {
        done(Actor.HOST, "PLACE_LEGAL_HOLD", List.of(), customers);
    }

    /** That somebody asked for an erasure that was refused; whose is not said, because nobody may have been found. */
    void denied(Actor actor) {
        JdbcAuditLog.append(handle, AuditEvent.denied(actor, ERASE, List.of(), Version.latest(handle)));
    }

    private void done(Actor actor, String action, List<AuditSubject> about, Collection<Long> customers) {
        List<AuditSubject> subjects = new ArrayList<>(about);
        subjects.addAll(numbered("customer", customers));
        JdbcAuditLog.append(handle, AuditEvent.done(actor, action, subjects, Version.latest(handle)));
    }

    private static List<AuditSubject> numbered(String kind, Collection<Long> numbers) {
        return new TreeSet<>(numbers)
                .stream().map(number -> new AuditSubject(kind, number)).toList();
    }
}
