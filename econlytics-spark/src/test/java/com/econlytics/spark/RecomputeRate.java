package com.econlytics.spark;

import com.econlytics.fact.ChartOfAccounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How many lines a second does each core take? Lines of 100,000 customers over 36 months and six accounts, from Parquet, on two cores of this
 * machine; each question three times, and the last counts.
 *
 * <p>{@code benchmarks/run.sh spark [LINES]}
 */
public final class RecomputeRate {
    private static final int CORES = 2;
    private static final int TURNS = 3;

    private RecomputeRate() {}

    private interface Question {
        Dataset<Row> ask();
    }

    /** Runs the program; the argument is how many lines. */
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        long lines = Long.parseLong(args[0]);
        Path directory = Files.createTempDirectory("econlytics-spark");
        SparkSession spark = Sessions.of("local[" + CORES + "]");
        String path = directory.resolve("lines").toString();
        spark.range(0, lines, 1, 8)
                .selectExpr(
                        "pmod(hash(id), 100000) + 1L as customer_no",
                        "add_months(date'2023-01-01', cast(pmod(hash(id, 1), 36) as int)) as month",
                        "add_months(date'2023-01-01', cast(pmod(hash(id, 1), 36) as int)) as origin",
                        "element_at(array('receipts', 'refunds', 'disputes', 'processing_fees', 'support', 'receipts'),"
                                + " cast(pmod(hash(id, 2), 6) as int) + 1) as account",
                        "'USD' as unit",
                        "pmod(hash(id, 3), 100000) as amount")
                .write()
                .parquet(path);
        String began = directory.resolve("began").toString();
        spark.range(1, 100_001)
                .selectExpr("id as customer_no", "add_months(date'2023-01-01', cast(id % 36 as int)) as cohort")
                .write()
                .parquet(began);
        SparkProfitability profitability = new SparkProfitability(MadeUpLines.USD, ChartOfAccounts.standard());
        report("rows", lines, () -> profitability.rows(JournalLines.ofParquet(spark, path)));
        report("totals", lines, () -> profitability.totals(JournalLines.ofParquet(spark, path)));
        report(
                "cohorts",
                lines,
                () -> profitability.cohorts(
                        JournalLines.ofParquet(spark, path), spark.read().parquet(began)));
        spark.stop();
    }

    private static void report(String what, long lines, Question question) {
        double seconds = 0;
        long rows = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            long begun = System.nanoTime();
            rows = question.ask().collectAsList().size();
            seconds = (System.nanoTime() - begun) / 1e9;
        }
        System.out.printf(
                "%s: %,d lines to %,d rows in %.1f s, %,.0f lines a second and core%n",
                what, lines, rows, seconds, lines / seconds / CORES);
    }
}
