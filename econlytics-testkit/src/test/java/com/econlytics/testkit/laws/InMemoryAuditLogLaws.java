package com.econlytics.testkit.laws;

import com.econlytics.audit.AuditLog;
import com.econlytics.audit.InMemoryAuditLog;
import java.time.Clock;

class InMemoryAuditLogLaws implements AuditLogLaws {
    @Override
    public AuditLog emptyLog() {
        return new InMemoryAuditLog(Clock.systemUTC());
    }
}
