package com.econlytics.reliability.load;

import com.econlytics.examples.console.Progress;
import com.econlytics.jdbc.JdbcReadModels;
import com.econlytics.jdbc.RebuildOutcome;
import com.econlytics.reliability.Findings;
import com.econlytics.reliability.Proof;
import com.econlytics.reliability.Setting;
import com.econlytics.reliability.postgres.DurablePostgres;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** The books of years are loaded through the library, and its read models are made anew from them. */
public final class BulkLoadProof implements Proof {
    private final LargeBooks books;

    /** Loads {@code books} and leaves them. */
    public BulkLoadProof(LargeBooks books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "bulk-load";
    }

    @Override
    public String title() {
        return "Bulk load";
    }

    @Override
    public Findings run(Setting setting) throws Exception {
        LargeCompany company =
                new LargeCompany(setting.choose(100, 100_000), setting.choose(1_500, 5_000_000), setting.seed());
        Findings.Builder findings = new Findings.Builder();
        try (DurablePostgres server = books.open(setting);
                HikariDataSource database = LargeBooks.pool(server)) {
            BulkLoad.Loaded loaded =
                    books.load(database, company, Duration.ofSeconds(setting.choose(60, 240, 7_200)), setting);
            tell(loaded, company, findings);
            Figures figures = new Figures(database);
            findings.table(List.of("table", "size with indexes"), figures.largestTables());
            rebuild(database, setting, findings);
            figures.checkpoint();
        }
        return findings.build();
    }

    private static void tell(BulkLoad.Loaded loaded, LargeCompany company, Findings.Builder findings) {
        boolean whole = loaded.facts() == company.facts();
        findings.paragraph(String.format(
                Locale.ROOT,
                "In batches of 10,000 through `Ledger.book`, one after the other: %,d facts of %,d customers in %d s, %,d a"
                        + " second%s. %d bytes of tables and indexes and %d bytes of write-ahead log for each fact. The program's heap"
                        + " held at most %s of %s.",
                loaded.facts(),
                company.customers(),
                loaded.took().toSeconds(),
                loaded.factsPerSecond(),
                whole
                        ? ""
                        : String.format(
                                Locale.ROOT, ", short of %,d because the time for it was over", company.facts()),
                loaded.tableBytes() / Math.max(1, loaded.facts()),
                loaded.walBytes() / Math.max(1, loaded.facts()),
                Figures.megabytes(loaded.heapBytes()),
                Figures.megabytes(Runtime.getRuntime().maxMemory())));
    }

    private static void rebuild(DataSource database, Setting setting, Findings.Builder findings) {
        JdbcReadModels models = new JdbcReadModels(database, BulkLoad.BOOKING, BulkLoad.MATCHING);
        AtomicReference<RebuildOutcome> outcome = new AtomicReference<>();
        long start = System.nanoTime();
        Progress.during("facts compared with the journal", models.facts(), setting.progress(), progress -> {
            long[] before = {0};
            outcome.set(models.rebuild((done, all) -> {
                progress.add(done - before[0]);
                before[0] = done;
            }));
        });
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        RebuildOutcome found = outcome.get();
        findings.violationIf(!found.isHealthy(), "the rebuilt read models differ from those that bookings kept up")
                .paragraph(String.format(
                        Locale.ROOT,
                        "Then all %,d facts were booked again in memory and compared with the journal, and the read models were made"
                                + " anew, in %.1f s; %d facts differed, and the hashes of the old and the new rows were %s.",
                        found.facts(),
                        millis / 1000.0,
                        found.differing(),
                        found.foundSameContent() ? "equal" : "different"));
    }
}
