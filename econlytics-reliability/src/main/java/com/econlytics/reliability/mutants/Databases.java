package com.econlytics.reliability.mutants;

import com.econlytics.jdbc.Schema;
import com.econlytics.reliability.postgres.DurablePostgres;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Gives out one empty, migrated database after the other, all of one server. */
final class Databases {
    private static final String TEMPLATE = "migrated";

    private final DurablePostgres server;
    private int made;

    private Databases(DurablePostgres server) {
        this.server = server;
    }

    static Databases of(DurablePostgres server) throws SQLException {
        server.createDatabase(TEMPLATE, "template1");
        Schema.migrate(server.dataSource(TEMPLATE));
        return new Databases(server);
    }

    DurablePostgres server() {
        return server;
    }

    DataSource fresh() throws SQLException {
        String name = "fresh_" + made++;
        server.createDatabase(name, TEMPLATE);
        return server.dataSource(name);
    }
}
