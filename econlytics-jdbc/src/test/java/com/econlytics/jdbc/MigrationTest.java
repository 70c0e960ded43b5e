package com.econlytics.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.Fact;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.StoreException;
import com.econlytics.testkit.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Databases with data in them, as an earlier version of the library left them, are brought up to date. */
class MigrationTest {
    private static final String SHOWS_ANYTHING = " where (total_revenue, gross_receipts, refunds, disputes, total_fees,"
            + " support_cost, other_costs, pending, tickets) <> (0, 0, 0, 0, 0, 0, 0, 0, 0)";

    @Test
    @Scenario("E77")
    void whatWasBookedUnderAnEarlierVersionStaysWhatItWas() throws IOException, SQLException {
        DataSource database = bookedUnderV4();
        Map<String, String> before = contents(database);
        assertThat(before).hasSizeGreaterThan(25);
        Schema.migrate(database);
        assertSame(database, before);
    }

    @Test
    @Scenario("E77")
    void theBooksGoOnAfterwards() throws IOException, SQLException {
        DataSource database = bookedUnderV4();
        Schema.migrate(database);
        JdbcLedger ledger = Database.ledger(database);
        List<Fact> facts = new ArrayList<>();
        ledger.readFacts(facts::add);
        assertThat(facts).isNotEmpty();
        long version = ledger.version();
        assertThat(ledger.book(Batch.builder().facts(facts).build()).repeatedStatements())
                .isEqualTo(facts.size());
        assertThat(ledger.version()).isEqualTo(version);
        Decision last = ledger.decisions().get(ledger.decisions().size() - 1);
        ledger.decide(new Decision.ReopenBooks(ledger.closing().through(), "user 1", "after the move"));
        assertThat(ledger.decisions()).contains(last);
        assertThat(new JdbcAuditLog(database).seal().position()).isEqualTo(1);
    }

    @Test
    @Scenario("E77")
    void hostsThatStartAtOnceMigrateOnce() throws Exception {
        for (int hosts : List.of(2, 5)) {
            DataSource database = bookedUnderV4();
            Map<String, String> before = contents(database);
            assertThat(Database.refusals(Collections.nCopies(hosts, () -> Schema.migrate(database))))
                    .containsOnly("");
            assertSame(database, before);
        }
    }

    @Test
    @Scenario("E77")
    void hostsThatStartAtOnceOnAnEmptyDatabaseMakeItOnce() throws Exception {
        DataSource database = Database.fresh();
        assertThat(Database.refusals(Collections.nCopies(5, () -> Schema.migrate(database))))
                .containsOnly("");
        assertThat(Database.rows(database, "select count(*) from econlytics.installation"))
                .containsExactly("1");
    }

    @Test
    @Scenario("E77")
    void whatWasInterruptedGoesOnWithTheNextStart() throws Exception {
        DataSource database = bookedUnderV4();
        Map<String, String> before = contents(database);
        try (Handle blocker = Jdbi.create(database).open()) {
            blocker.begin();
            blocker.execute("lock table econlytics.version, econlytics.customer in access exclusive mode");
            CompletableFuture<Void> start = CompletableFuture.runAsync(() -> Schema.migrate(database));
            assertThat(killWhoeverWaitsFor(blocker, database)).isPositive();
            assertThatThrownBy(start::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StoreException.class);
            blocker.rollback();
        }
        assertThat(Database.rows(database, "select 1 from econlytics.econlytics_schema_history where not success"))
                .isEmpty();
        Schema.migrate(database);
        assertSame(database, before);
    }

    @Test
    @Scenario({"E73", "E77"})
    void aHostThatDiesAfterAnyOfItsCommitsLeavesWhatTheNextOneGoesOnFrom() throws Exception {
        DataSource database = bookedUnderV4();
        Map<String, String> before = contents(database);
        migrateDyingOnTheWay(database);
        assertSame(database, before);

        DataSource empty = Database.fresh();
        migrateDyingOnTheWay(empty);
        assertThat(Database.rows(empty, "select count(*) from econlytics.installation"))
                .containsExactly("1");
    }

    @Test
    @Scenario("E77")
    void aLibraryThatIsOlderThanTheDatabaseRefusesToStart() {
        DataSource database = Database.fresh();
        Schema.migrate(database);
        Jdbi.create(database).useHandle(handle -> handle.execute("""
                insert into econlytics.econlytics_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (1000, '999', 'later', 'SQL', 'V999__later.sql', 1, 'somebody', 1, true)"""));
        assertThatThrownBy(() -> Schema.migrate(database))
                .isInstanceOf(SchemaTooNewException.class)
                .hasMessageMatching("the database is at version 999 of the schema, and this library knows [0-9]+;"
                        + " start a version of the library that knows 999, nothing was changed");
    }

    @Test
    @Scenario("E77")
    void aHostThatRunsGoesOnWhileALaterVersionAdds() throws IOException, SQLException {
        DataSource database = bookedUnderV4();
        Schema.migrate(database);
        JdbcLedger running = Database.ledger(database);
        Jdbi.create(database).useHandle(handle -> handle.execute("""
                alter table econlytics.line add column note text;
                alter table econlytics.decision add column note text;
                create table econlytics.later (n int)"""));
        long version = running.version();
        running.decide(new Decision.ReopenBooks(running.closing().through(), "user 1", "as ever"));
        assertThat(running.version()).isGreaterThan(version);
    }

    /** A copy of a database with data in it, at version 4. */
    private static DataSource bookedUnderV4() throws IOException, SQLException {
        DataSource database = Database.fresh();
        Schema.migrations(database).target("4").load().migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("delete from econlytics.customer; delete from econlytics.installation");
            statement.execute(resource("booked-under-v4.sql"));
        }
        return database;
    }

    /** Each host lives one commit longer than the one before it, until one lives long enough. */
    private static void migrateDyingOnTheWay(DataSource database) {
        int commits = 1;
        while (diesMigrating(new MortalHost(database, commits))) {
            commits++;
        }
        assertThat(commits).isGreaterThan(3);
    }

    private static boolean diesMigrating(MortalHost host) {
        try {
            Schema.migrate(host.connections());
        } catch (StoreException failed) {
            if (!host.isDead()) {
                throw failed;
            }
        }
        return host.isDead();
    }

    private static void assertSame(DataSource database, Map<String, String> before) {
        Map<String, String> after = contents(database, List.copyOf(before.keySet()));
        before.forEach((table, content) -> assertThat(after).containsEntry(table, content));
    }

    private static Map<String, String> contents(DataSource database) {
        return contents(database, Database.rows(database, """
                select table_schema || '.' || table_name || ' ' || string_agg(column_name, ', ' order by ordinal_position)
                from information_schema.columns
                where table_schema in ('econlytics', 'econlytics_report') and table_name <> 'econlytics_schema_history'
                group by table_schema, table_name"""));
    }

    /** A hash of the rows of each table and view, of the columns that are named; a row of a report that shows nothing is none. */
    private static Map<String, String> contents(DataSource database, List<String> tablesAndColumns) {
        Map<String, String> hashes = new TreeMap<>();
        for (String table : tablesAndColumns) {
            String[] words = table.split(" ", 2);
            String rows =
                    "select count(*) || ' ' || md5(coalesce(string_agg(to_jsonb(t)::text, ';' order by to_jsonb(t)::text"
                            + " collate \"C\"), '')) from (select " + words[1] + " from " + words[0] + ") t"
                            + (words[0].startsWith("econlytics_report") ? SHOWS_ANYTHING : "");
            hashes.put(table, Database.rows(database, rows).get(0));
        }
        return hashes;
    }

    /** Looks until somebody waits, and ends that one's process in the server. */
    private static long killWhoeverWaitsFor(Handle blocker, DataSource database) {
        long blocking =
                blocker.createQuery("select pg_backend_pid()").mapTo(Long.class).one();
        List<String> killed = List.of();
        while (killed.isEmpty()) {
            killed = Database.rows(
                    database,
                    "with waiting as materialized (select pid from pg_stat_activity where " + blocking
                            + " = any(pg_blocking_pids(pid))) select pid from waiting where pg_terminate_backend(pid)");
        }
        return killed.size();
    }

    private static String resource(String name) throws IOException, SQLException {
        try (InputStream in = Objects.requireNonNull(MigrationTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
