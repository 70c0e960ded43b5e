package com.econlytics.benchmarks;

import com.econlytics.columnar.ColumnarJournal;
import com.econlytics.columnar.JournalSource.VersionedJournal;
import com.econlytics.columnar.LineKey;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.files.snapshot.Snapshot;
import com.econlytics.files.snapshot.SnapshotFile;
import com.econlytics.jdbc.JdbcColumnarJournal;
import com.econlytics.ledger.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** A program that starts: its journal is copied, fetched row by row, summed where it is, or read from a snapshot. */
final class ColdStart implements AutoCloseable {
    static final String COPIED = "copied";
    static final String FETCHED = "rows fetched";
    static final String SNAPSHOT = "snapshot";
    private static final ChartOfAccounts CHART = ChartOfAccounts.standard();
    private static final int FETCH_SIZE = 10_000;
    private static final String LINES = "select customer_no, month, origin, account, unit, amount from econlytics.line";
    private final Workload workload;
    private final JournalTable table;
    private final ExecutorService threads;
    private final Path file;

    ColdStart(Workload workload, int threads) throws Exception {
        this.workload = workload;
        this.table = new JournalTable(workload);
        this.threads = Executors.newFixedThreadPool(threads);
        this.file = Files.createTempFile("econlytics", ".snapshot");
        snapshot().write(new VersionedJournal(1, workload.journal()));
    }

    List<Contender> contenders(int parts) {
        DataSource database = table.dataSource();
        JdbcColumnarJournal copy = new JdbcColumnarJournal(database, CHART, threads, parts);
        return List.of(
                new Cold(COPIED, workload, () -> copy.read().journal()),
                new Cold(FETCHED, workload, this::fetched),
                new Cold(
                        SNAPSHOT,
                        workload,
                        () -> ((Snapshot.Whole) snapshot().read()).journal().journal()));
    }

    /** The same figures by the server. */
    Contender summed() throws SQLException {
        return new SummedInSql(table.dataSource(), workload);
    }

    private SnapshotFile snapshot() {
        return new SnapshotFile(file, "benchmark");
    }

    private ColumnarJournal fetched() throws SQLException {
        ColumnarJournal.Builder builder = ColumnarJournal.builder();
        try (Connection connection = table.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH_SIZE);
                try (ResultSet row = statement.executeQuery(LINES)) {
                    while (row.next()) {
                        LineKey key = new LineKey(
                                YearMonth.from(row.getDate(2).toLocalDate()),
                                YearMonth.from(row.getDate(3).toLocalDate()),
                                CHART.find(row.getString(4)).orElseThrow(),
                                new Unit(row.getString(5)));
                        builder.add(row.getLong(1), builder.keyNumber(key), row.getLong(6));
                    }
                }
            }
        }
        return builder.build();
    }

    @Override
    public void close() throws Exception {
        threads.shutdown();
        table.close();
        Files.delete(file);
    }
}
