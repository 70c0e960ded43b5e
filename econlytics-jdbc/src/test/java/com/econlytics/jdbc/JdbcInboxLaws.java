package com.econlytics.jdbc;

import com.econlytics.testkit.laws.InboxLaws;
import javax.sql.DataSource;

class JdbcInboxLaws implements InboxLaws {
    @Override
    public Store emptyStore() {
        DataSource database = Database.empty();
        return new Store(new JdbcInbox(database), Database.ledger(database));
    }
}
