package com.econlytics.jdbc;

import com.econlytics.testkit.laws.LeaseLaws;
import javax.sql.DataSource;

class JdbcLeaseLaws implements LeaseLaws {
    @Override
    public Store emptyStore() {
        DataSource database = Database.empty();
        return new Store(new JdbcLeases(database), Database.ledger(database));
    }
}
