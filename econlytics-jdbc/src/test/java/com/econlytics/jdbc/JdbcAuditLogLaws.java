package com.econlytics.jdbc;

import com.econlytics.audit.AuditLog;
import com.econlytics.testkit.laws.AuditLogLaws;

class JdbcAuditLogLaws implements AuditLogLaws {
    @Override
    public AuditLog emptyLog() {
        return new JdbcAuditLog(Database.empty());
    }
}
