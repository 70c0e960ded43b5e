package com.econlytics.reliability.service;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** What waits in an inbox. */
final class Backlog {
    private Backlog() {}

    /** How many messages nobody has looked at to the end. */
    static long of(DataSource database) {
        return Jdbi.create(database)
                .withHandle(handle -> handle.createQuery(
                                "select count(*) from econlytics.message where status = 'RECEIVED'")
                        .mapTo(Long.class)
                        .one());
    }
}
