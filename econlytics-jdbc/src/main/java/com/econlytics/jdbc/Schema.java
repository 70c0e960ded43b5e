package com.econlytics.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables and views of Econlytics in a database, in the schemas {@code econlytics} and {@code econlytics_report}. */
public final class Schema {
    private static final String LOCATION = "classpath:com/econlytics/jdbc/migration";

    private Schema() {}

    /**
     * Brings the schema to the version of this library; does nothing if it is there. Its history is kept in {@code
     * econlytics.econlytics_schema_history}, apart from the host's own migrations.
     *
     * @throws com.econlytics.ledger.StoreException if the database cannot be reached or a migration fails
     */
    public static void migrate(DataSource dataSource) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations(LOCATION)
                    .schemas("econlytics")
                    .createSchemas(true)
                    .table("econlytics_schema_history")
                    .load()
                    .migrate();
        } catch (RuntimeException failed) {
            throw SqlFailure.of("the schema could not be migrated", failed);
        }
    }
}
