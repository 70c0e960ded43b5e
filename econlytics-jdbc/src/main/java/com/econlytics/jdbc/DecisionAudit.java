package com.econlytics.jdbc;

import com.econlytics.audit.Actor;
import com.econlytics.audit.AuditEvent;
import com.econlytics.audit.AuditEvent.Outcome;
import com.econlytics.audit.AuditSubject;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Party;
import com.econlytics.ledger.Decision;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What the audit log says about a decision: opaque numbers only, whatever the decision itself holds. */
final class DecisionAudit {
    private final Handle handle;
    private final SourceHash hash;

    DecisionAudit(Handle handle) {
        this.handle = handle;
        this.hash = SourceHash.of(handle);
    }

    void decided(Decision decision, Actor actor, long before, long after) {
        JdbcAuditLog.append(
                handle, new AuditEvent(actor, action(decision), subjects(decision), before, after, Outcome.DONE));
    }

    void denied(Decision decision, Actor actor) {
        JdbcAuditLog.append(
                handle, AuditEvent.denied(actor, action(decision), subjects(decision), Version.latest(handle)));
    }

    /** The name of the decision, as in {@code econlytics.decision.kind}: {@code CLOSE_BOOKS}. */
    private static String action(Decision decision) {
        return decision.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }

    private List<AuditSubject> subjects(Decision decision) {
        List<AuditSubject> subjects = new ArrayList<>();
        if (decision instanceof Decision.AssignParty assigned) {
            subjects.addAll(party(assigned.party()));
            subjects.add(customer(assigned.customer().number()));
        } else if (decision instanceof Decision.ReleaseParty released) {
            subjects.addAll(party(released.party()));
        } else if (decision instanceof Decision.SettleContest settled) {
            subjects.addAll(fact(settled.fact()));
        } else if (decision instanceof Decision.CloseBooks close) {
            subjects.add(month(close.through()));
        } else if (decision instanceof Decision.ReopenBooks reopen) {
            subjects.add(month(reopen.from()));
        } else if (decision instanceof Decision.MergeCustomers merge) {
            subjects.add(customer(merge.customer().number()));
            subjects.add(new AuditSubject("survivor", merge.survivor().number()));
        } else if (decision instanceof Decision.SplitCustomer split) {
            subjects.add(customer(split.customer().number()));
        }
        return subjects;
    }

    private static AuditSubject customer(long number) {
        return new AuditSubject("customer", number);
    }

    private static AuditSubject month(YearMonth month) {
        return new AuditSubject("month", month.getYear() * 100L + month.getMonthValue());
    }

    /** None if the ledger has never heard of it; one that was erased is named by its id or by its pseudonym. */
    private List<AuditSubject> party(Party party) {
        Query query = handle.createQuery(
                "select party_no from econlytics.party where decode(:key, 'hex') in (party_key, pseudonym_key)");
        return numbered("party", query, party);
    }

    /** By its id, or as it is called since somebody was erased. */
    private List<AuditSubject> fact(FactId fact) {
        Query query = handle.createQuery("""
                        select fact_no from econlytics.fact where fact_key = decode(:key, 'hex')
                        union
                        select fact_no from econlytics.fact_source where object = :object and source = :source
                            and account = :account and movement = :movement and ordinal = :ordinal""")
                .bind("object", fact.object())
                .bind("source", fact.account().source())
                .bind("account", fact.account().account())
                .bind("movement", fact.movement())
                .bind("ordinal", fact.ordinal());
        return numbered("fact", query, fact);
    }

    private List<AuditSubject> numbered(String kind, Query query, Object id) {
        return query.bind("key", hash.of(id.toString()))
                .mapTo(Long.class)
                .map(number -> new AuditSubject(kind, number))
                .list();
    }
}
