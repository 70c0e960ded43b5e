package com.econlytics.examples.access;

import com.econlytics.audit.Actor;
import com.econlytics.audit.AuditEvent;
import com.econlytics.audit.AuditLog;
import com.econlytics.audit.AuditSubject;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.List;

/** Notes in the audit log who read what of which customers, by opaque numbers; before anything is sent. */
public final class CustomerReads {
    private final AuditLog audit;

    /** Notes them here. */
    public CustomerReads(AuditLog audit) {
        this.audit = audit;
    }

    /** A list of customers of a version of the ledger. */
    public void listed(Context request, Collection<Long> numbers, long version) {
        note(request, "LIST_CUSTOMERS", subjects(numbers), version);
    }

    /** One customer. */
    public void read(Context request, long number, long version) {
        note(request, "READ_CUSTOMER", subjects(List.of(number)), version);
    }

    /** All customers, or all that a filter leaves, as a file. */
    public void exported(Context request, long version) {
        note(request, "EXPORT_CUSTOMERS", List.of(), version);
    }

    private void note(Context request, String action, List<AuditSubject> subjects, long version) {
        audit.append(AuditEvent.done(new Actor("token " + Caller.of(request).name()), action, subjects, version));
    }

    private static List<AuditSubject> subjects(Collection<Long> numbers) {
        return numbers.stream()
                .filter(number -> number > 0)
                .distinct()
                .map(number -> new AuditSubject("customer", number))
                .toList();
    }
}
