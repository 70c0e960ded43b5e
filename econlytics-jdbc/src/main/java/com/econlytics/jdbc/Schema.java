package com.econlytics.jdbc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The tables and views of Econlytics in a database, in the schemas {@code econlytics} and {@code econlytics_report}. */
public final class Schema {
    private static final String LOCATION = "classpath:com/econlytics/jdbc/migration";

    private Schema() {}

    /**
     * Brings the schema to the version of this library; does nothing if it is there. Its history is kept in {@code
     * econlytics.econlytics_schema_history}, apart from the host's own migrations.
     *
     * <p>Several hosts may call it at once: one migrates and the others wait. Each version and its entry in the history are
     * one transaction, so that what was interrupted goes on with the next call. Whoever migrates holds a lock of the session: connect past a
     * pooler that shares sessions among transactions. Migrations only add, so that hosts of the version before go on working until they
     * are replaced; one that is started again refuses, because it cannot know what it would leave out.
     *
     * @throws SchemaTooNewException if a later version of the library has migrated this database
     * @throws com.econlytics.ledger.StoreException if the database cannot be reached or a migration fails
     */
    public static void migrate(DataSource dataSource) {
        try {
            Flyway flyway = migrations(dataSource).load();
            requireKnown(flyway);
            flyway.migrate();
        } catch (SchemaTooNewException tooNew) {
            throw tooNew;
        } catch (RuntimeException failed) {
            throw SqlFailure.of("the schema could not be migrated", failed);
        }
    }

    static FluentConfiguration migrations(DataSource dataSource) {
        FluentConfiguration configuration = Flyway.configure(Schema.class.getClassLoader());
        useOneConnection(configuration);
        return configuration
                .dataSource(dataSource)
                .locations(LOCATION)
                .schemas("econlytics")
                .createSchemas(true)
                .table("econlytics_schema_history");
    }

    /**
     * With a lock that ends with a transaction, Flyway takes one connection for the tables and another one for their history, and a host
     * that dies between the two commits leaves tables that no history knows of. With a lock of the session it takes one.
     */
    private static void useOneConnection(FluentConfiguration configuration) {
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }

    private static void requireKnown(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        Optional<MigrationVersion> future = latest(all, true);
        if (future.isPresent()) {
            throw new SchemaTooNewException(
                    future.get().toString(),
                    latest(all, false).map(MigrationVersion::toString).orElse("none"));
        }
    }

    /** The last version among those that this library has no script for, or has. */
    private static Optional<MigrationVersion> latest(MigrationInfo[] all, boolean unknown) {
        return Arrays.stream(all)
                .filter(migration -> migration.getVersion() != null)
                .filter(migration -> migration.getState().name().startsWith("FUTURE") == unknown)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder());
    }
}
