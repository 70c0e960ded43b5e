package com.econlytics.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The same figures by two statements that sum where the lines are, with as many workers as the server likes; the cohorts are a table. */
final class SummedInSql implements Contender {
    private static final String CUSTOMERS = "select customer_no, %s from econlytics.line group by customer_no";
    private static final String COHORTS = "select cohort, month, sum(amount) from econlytics.line"
            + " join benchmark_cohort using (customer_no) where account <> '%s' group by cohort, month";

    private final DataSource database;
    private final Workload workload;
    private long seen;

    SummedInSql(DataSource database, Workload workload) throws SQLException {
        this.database = database;
        this.workload = workload;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table benchmark_cohort (customer_no bigint primary key, cohort int not null)");
            for (int customer = 0; customer < workload.customers(); customer++) {
                statement.addBatch("insert into benchmark_cohort values (" + (customer + 1) + ", "
                        + workload.cohortOf(customer) + ")");
            }
            connection.setAutoCommit(false);
            statement.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze benchmark_cohort");
        }
    }

    @Override
    public String name() {
        return "summed in SQL";
    }

    @Override
    public void run() throws SQLException {
        seen += answer().profits().length;
    }

    @Override
    public Answer answer() throws SQLException {
        long[] totals = new long[Workload.ACCOUNTS.size()];
        long[] profits = new long[workload.customers()];
        long[][] cohorts = new long[Workload.MONTHS][Workload.MONTHS];
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(CUSTOMERS.formatted(sums()))) {
                while (row.next()) {
                    for (int account = 0; account < totals.length; account++) {
                        long sum = row.getLong(2 + account);
                        totals[account] += sum;
                        profits[row.getInt(1) - 1] += account < Workload.PROFIT_ACCOUNTS ? sum : 0;
                    }
                }
            }
            String pending = Workload.ACCOUNTS.get(Workload.PROFIT_ACCOUNTS).code();
            try (ResultSet row = statement.executeQuery(COHORTS.formatted(pending))) {
                while (row.next()) {
                    YearMonth month = YearMonth.from(row.getDate(2).toLocalDate());
                    cohorts[row.getInt(1)][(int) ChronoUnit.MONTHS.between(Workload.FIRST, month)] = row.getLong(3);
                }
            }
        }
        return new Answer(totals, profits, cohorts);
    }

    private static String sums() {
        List<String> codes =
                Workload.ACCOUNTS.stream().map(account -> account.code()).toList();
        return IntStream.range(0, codes.size())
                .mapToObj(i -> "sum(amount) filter (where account = '" + codes.get(i) + "')")
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name() + " " + seen;
    }
}
