package com.econlytics.benchmarks;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB in this process, in memory. The cohort is a column of its table, so that it need not join, and nothing of its sums is
 * fetched while it is timed but the number of rows and one sum.
 */
final class DuckDb implements AutoCloseable {
    private static final String SECTIONS =
            "select customer, sum(amount) filter (account = 0) as s0, sum(amount) filter (account = 1) as s1,"
                    + " sum(amount) filter (account = 2) as s2, sum(amount) filter (account = 3) as s3,"
                    + " sum(amount) filter (account = 4) as s4, sum(amount) filter (account = 5) as s5,"
                    + " sum(amount) filter (account = 6) as s6, sum(amount) filter (account = 7) as s7 from %s group by customer";
    private static final String DEFAULT =
            "select count(*), sum(s0), sum(s1), sum(s2), sum(s3), sum(s4), sum(s5), sum(s6), sum(s7)" + " from ("
                    + SECTIONS + ")";
    private static final String TUNED =
            "select count(*), sum(s) from (select customer, account, sum(amount) as s from %s group by customer, account)";
    private static final String COHORTS =
            "select cohort, month, sum(amount) from %s where account < 7 group by cohort, month";

    private final Workload workload;
    private final DuckDBConnection connection;

    DuckDb(Workload workload, int threads) throws SQLException {
        this.workload = workload;
        this.connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        execute("set threads = " + threads);
        execute(
                "create table line (customer integer, cohort utinyint, account utinyint, month utinyint, amount bigint)");
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "line")) {
            workload.forEach((customer, account, month, amount) -> append(appender, customer, account, month, amount));
        }
    }

    private void append(DuckDBAppender appender, int customer, int account, int month, long amount) {
        try {
            appender.beginRow();
            appender.append(customer);
            appender.append((byte) workload.cohortOf(customer));
            appender.append((byte) account);
            appender.append((byte) month);
            appender.append(amount);
            appender.endRow();
        } catch (SQLException failed) {
            throw new IllegalStateException("DuckDB did not take a line", failed);
        }
    }

    /** The formulation that everybody writes first. */
    Contender byDefault() {
        return new Formulation("DuckDB, default", DEFAULT.formatted("line"), "line", false);
    }

    /** Perfect hashing over customer and account, which is no default; it returns less, because it does not pivot. */
    Contender tuned() {
        return new Formulation("DuckDB, tuned", TUNED.formatted("line"), "line", true);
    }

    /** The same on a table that was sorted by customer. */
    Contender tunedAndSorted() throws SQLException {
        execute("create table if not exists sorted as select * from line order by customer");
        return new Formulation("DuckDB, tuned and sorted", TUNED.formatted("sorted"), "sorted", true);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        long rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows++;
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private final class Formulation implements Contender {
        private final String name;
        private final String sums;
        private final String table;
        private final boolean perfectHash;
        private long seen;

        Formulation(String name, String sums, String table, boolean perfectHash) {
            this.name = name;
            this.sums = sums;
            this.table = table;
            this.perfectHash = perfectHash;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void run() throws SQLException {
            execute("set perfect_ht_threshold = " + (perfectHash ? 26 : 12));
            seen += count(sums) + count(COHORTS.formatted(table));
        }

        @Override
        public Answer answer() throws SQLException {
            long[] totals = new long[Workload.ACCOUNTS.size()];
            long[] profits = new long[workload.customers()];
            long[][] cohorts = new long[Workload.MONTHS][Workload.MONTHS];
            try (Statement statement = connection.createStatement()) {
                try (ResultSet row = statement.executeQuery("select customer, account, sum(amount)::bigint from "
                        + table + " group by customer, account")) {
                    while (row.next()) {
                        totals[row.getInt(2)] += row.getLong(3);
                        profits[row.getInt(1)] += row.getInt(2) < Workload.PROFIT_ACCOUNTS ? row.getLong(3) : 0;
                    }
                }
                try (ResultSet row = statement.executeQuery(COHORTS.formatted(table))) {
                    while (row.next()) {
                        cohorts[row.getInt(1)][row.getInt(2)] = row.getLong(3);
                    }
                }
            }
            return new Answer(totals, profits, cohorts);
        }

        @Override
        public String toString() {
            return name + " " + seen;
        }
    }
}
