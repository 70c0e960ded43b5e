package com.econlytics.jdbc;

import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Booking;
import com.econlytics.time.BusinessCalendar;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** One real PostgreSQL for all tests of the module; each test class empties it as it likes. */
final class Database {
    private static final int MOST_CONNECTIONS = 40;
    private static final Database SHARED = new Database();

    private final EmbeddedPostgres server;
    private final DataSource dataSource;
    private final String deletion;

    private Database() {
        try {
            server = EmbeddedPostgres.builder().start();
            dataSource = pool(server.getPostgresDatabase());
            Schema.migrate(dataSource);
            deletion = deletion(dataSource);
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not start", failed);
        }
    }

    private static DataSource pool(DataSource server) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    /**
     * A migrated database in which nothing is booked. Rows are deleted past the triggers that protect them, because that takes a
     * third of the time of a truncation.
     */
    static DataSource empty() {
        Jdbi.create(SHARED.dataSource).useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute(SHARED.deletion);
            handle.execute("insert into econlytics.customer (customer_no, survivor_no) values (0, 0), (-1, -1);"
                    + "update econlytics.installation set zone = null, emails = null");
        });
        return SHARED.dataSource;
    }

    /** A database of its own, with nothing in it; each connection is a new one. */
    static DataSource fresh() {
        return create("d" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** A database of its own, without any table. */
    static DataSource create(String name) {
        Jdbi.create(SHARED.dataSource).useHandle(handle -> handle.execute("create database " + name));
        return SHARED.server.getDatabase("postgres", name);
    }

    private static String deletion(DataSource migrated) {
        return rows(migrated, """
                        select format('delete from econlytics.%I', tablename) from pg_tables
                        where schemaname = 'econlytics' and tablename not in ('econlytics_schema_history', 'installation')""").stream().collect(Collectors.joining(";"));
    }

    /** A ledger of the standard chart with months in UTC. */
    static JdbcLedger ledger(DataSource database) {
        return ledger(database, Matching.Emails.MATCH_UNIQUE, Clock.systemUTC());
    }

    /** The same, matching by a policy and told the time by a clock. */
    static JdbcLedger ledger(DataSource database, Matching.Emails emails, Clock clock) {
        return open(
                database,
                new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC)),
                new Matching(emails),
                clock);
    }

    /** A ledger on this server, which is fast because it may forget. */
    static JdbcLedger open(DataSource database, Booking booking, Matching matching, Clock clock) {
        return JdbcLedger.builder(database, booking, matching)
                .clock(clock)
                .durability(Durability.ANY)
                .open();
    }

    /** An empty ledger that writes so many rows, or more, by COPY: the laws hold for either way. */
    static JdbcLedger copyingFrom(int rows, Booking booking, Matching matching) {
        return JdbcLedger.builder(empty(), booking, matching)
                .durability(Durability.ANY)
                .copyFrom(rows)
                .open();
    }

    /** The rows of a query of one column, as text. */
    static List<String> rows(DataSource database, String sql) {
        return Jdbi.create(database)
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /** What each of the tasks says that ran at the same time: empty, or why it was refused. */
    static List<String> refusals(List<Runnable> tasks) throws Exception {
        ExecutorService hosts = Executors.newFixedThreadPool(tasks.size());
        try {
            List<String> refusals = new ArrayList<>();
            for (Future<String> host :
                    hosts.invokeAll(tasks.stream().map(Database::refusal).toList())) {
                refusals.add(host.get());
            }
            return refusals;
        } finally {
            hosts.shutdownNow();
        }
    }

    private static Callable<String> refusal(Runnable task) {
        return () -> {
            try {
                task.run();
                return "";
            } catch (IllegalArgumentException refused) {
                return String.valueOf(refused.getMessage());
            }
        };
    }
}
