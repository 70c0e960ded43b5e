package com.econlytics.reliability.simulation;

import com.econlytics.erasure.ErasureJournal;
import com.econlytics.inbox.Inbox;
import com.econlytics.jdbc.Durability;
import com.econlytics.jdbc.JdbcErasures;
import com.econlytics.jdbc.JdbcInbox;
import com.econlytics.jdbc.JdbcLeases;
import com.econlytics.jdbc.JdbcLedger;
import com.econlytics.jdbc.JdbcReadModels;
import com.econlytics.jdbc.RebuildOutcome;
import com.econlytics.ledger.Ledger;
import com.econlytics.reliability.postgres.AllText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** A store in PostgreSQL. A host can end before or after each statement. */
public final class PostgresStore implements Store {
    private static final String EMPTY = """
            set session_replication_role = replica;
            do $$ declare name text; begin
                for name in select tablename from pg_tables where schemaname = 'econlytics'
                        and tablename not in ('econlytics_schema_history', 'installation') loop
                    execute format('delete from econlytics.%I', name);
                end loop;
            end $$;
            insert into econlytics.customer (customer_no, survivor_no) values (0, 0), (-1, -1);
            update econlytics.installation set zone = null, emails = null;
            insert into econlytics.generation (generation_no, state, home_currency)
                values (1, 'CURRENT', econlytics.home_currency());
            select econlytics.fill_generation(1, 0);
            set session_replication_role = origin""";

    private final DataSource database;
    private final ErasureJournal journal = ErasureJournal.inMemory();

    /**
     * Empties a migrated database. Its protecting triggers are passed by, which needs a superuser.
     *
     * @param database of which nothing is kept
     */
    public PostgresStore(DataSource database) {
        this.database = database;
        execute(EMPTY);
    }

    @Override
    public Ports ports(Clock clock, Fuse fuse) {
        DataSource fused = FusedConnections.of(database, fuse);
        Ledger ledger = JdbcLedger.builder(fused, Books.BOOKING, Books.MATCHING)
                .clock(clock)
                .durability(Durability.ANY)
                .open();
        Inbox inbox = new JdbcInbox(fused);
        return new Ports(ledger, inbox, new JdbcLeases(fused), new JdbcErasures(fused, journal, clock));
    }

    /** The database's own clock stands still for a simulation, so its leases are moved instead. */
    @Override
    public void elapse(Duration duration) {
        execute("update econlytics.lease set expires_at = expires_at - interval '" + duration.toSeconds()
                + " seconds' where expires_at <> '-infinity'");
    }

    @Override
    public Optional<String> rebuild() {
        RebuildOutcome found =
                new JdbcReadModels(database, Books.BOOKING, Books.MATCHING).rebuild((compared, all) -> {});
        return found.isHealthy() ? Optional.empty() : Optional.of(found.toString());
    }

    @Override
    public String readable() {
        return AllText.of(database);
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("the database of the simulation refused " + sql, failed);
        }
    }
}
