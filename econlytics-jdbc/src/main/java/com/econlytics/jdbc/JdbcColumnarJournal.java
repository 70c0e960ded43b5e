package com.econlytics.jdbc;

import com.econlytics.columnar.ColumnarJournal;
import com.econlytics.columnar.JournalSource;
import com.econlytics.fact.ChartOfAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * The way of millions of lines out of PostgreSQL: the journal is copied in binary, over several connections that see one snapshot, into
 * the columns of the fast engine.
 *
 * <p>Example: {@code new JdbcColumnarJournal(dataSource, chart, executor, 2).read().journal()}.
 */
public final class JdbcColumnarJournal implements JournalSource {
    private final Transactions transactions;
    private final ChartOfAccounts chart;
    private final Executor executor;
    private final int parts;

    /**
     * Of a ledger that is opened with this chart.
     *
     * @param executor has as many threads as there are parts, or parts wait for each other
     * @param parts by how many connections lines are copied, beside one more that holds the snapshot
     */
    public JdbcColumnarJournal(DataSource dataSource, ChartOfAccounts chart, Executor executor, int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("a journal is read in one part at least, not " + parts);
        }
        this.transactions = new Transactions(dataSource, RetryPolicy.standard());
        this.chart = chart;
        this.executor = executor;
        this.parts = parts;
    }

    /**
     * {@inheritDoc}
     *
     * <p>It holds one snapshot while it reads.
     *
     * @throws com.econlytics.ledger.StoreException if the database fails
     */
    @Override
    public VersionedJournal read() {
        return readSince(0);
    }

    @Override
    public VersionedJournal readSince(long version) {
        return transactions.stream("copying the journal", snapshot -> {
            ColumnarJournal.Builder builder = ColumnarJournal.builder();
            String name = snapshot.createQuery("select pg_export_snapshot()")
                    .mapTo(String.class)
                    .one();
            List<CompletableFuture<Void>> copies = new ArrayList<>();
            for (LineRange range :
                    version == 0 ? LineRange.ofAll(snapshot, parts) : LineRange.since(snapshot, version, parts)) {
                CopiedLines lines = new CopiedLines(builder, chart);
                copies.add(CompletableFuture.runAsync(() -> copy(name, range, lines), executor));
            }
            copies.forEach(JdbcColumnarJournal::await);
            return new VersionedJournal(Version.latest(snapshot), builder.build());
        });
    }

    @Override
    public long linesAsOf(long version) {
        return transactions.read(
                "counting lines",
                handle -> handle.createQuery(
                                "select coalesce(max(line_no), 0) from econlytics.line where version_no <= :version")
                        .bind("version", version)
                        .mapTo(Long.class)
                        .one());
    }

    private void copy(String snapshot, LineRange range, CopiedLines lines) {
        transactions.stream("copying a part of the journal", handle -> {
            // the name is the server's own; no statement takes it as a parameter
            handle.execute("set transaction snapshot '" + snapshot.replaceAll("[^0-9A-F-]", "") + "'");
            lines.copy(handle, range);
            return lines;
        });
    }

    private static void await(CompletableFuture<Void> copy) {
        try {
            copy.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
