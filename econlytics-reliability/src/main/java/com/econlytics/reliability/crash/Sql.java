package com.econlytics.reliability.crash;

import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Looks into a database past the library. */
final class Sql {
    private Sql() {}

    /** The rows of a query of one column. */
    static List<String> texts(DataSource database, String query) {
        return Jdbi.create(database)
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    /** Has the time of every lease be over, as it will be for whoever waits long enough. */
    static void endLeases(DataSource database) {
        Jdbi.create(database)
                .useHandle(handle -> handle.execute(
                        "update econlytics.lease set expires_at = clock_timestamp() - interval '1 second'"));
    }
}
