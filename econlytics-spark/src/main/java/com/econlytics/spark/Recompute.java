package com.econlytics.spark;

import com.econlytics.fact.ChartOfAccounts;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The job: reads lines, and writes the rows of all customers, the totals of all sections and the cohorts.
 *
 * <pre>
 * spark-submit --class com.econlytics.spark.Recompute --jars econlytics-core.jar econlytics-spark.jar \
 *   --lines s3a://bucket/lines --began s3a://bucket/began --home USD --out s3a://bucket/profit
 * </pre>
 *
 * <p>{@code --out} is a folder for Parquet, or {@code jdbc:postgresql:...} for the tables {@code customer_profit}, {@code section_total} and
 * {@code cohort_profit} in {@code --schema}. The user and the password of the database are the environment variables {@code PGUSER} and
 * {@code PGPASSWORD}.
 */
public final class Recompute {
    private static final Set<String> OPTIONS = Set.of("--lines", "--began", "--home", "--out", "--schema");

    private final Map<String, String> options;

    private Recompute(Map<String, String> options) {
        this.options = options;
    }

    /** Runs the job; arguments are pairs of an option and its value. */
    public static void main(String[] args) {
        Recompute job = new Recompute(options(args));
        SparkSession spark = SparkSession.builder()
                .appName("econlytics recompute")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
        try {
            job.run(spark);
        } finally {
            spark.stop();
        }
    }

    private void run(SparkSession spark) {
        SparkProfitability profitability =
                new SparkProfitability(Currency.getInstance(require("--home")), ChartOfAccounts.standard());
        Dataset<Row> lines = JournalLines.ofParquet(spark, require("--lines"));
        write(profitability.rows(lines), "customer_profit");
        write(profitability.totals(lines), "section_total");
        if (options.containsKey("--began")) {
            write(profitability.cohorts(lines, spark.read().parquet(require("--began"))), "cohort_profit");
        }
    }

    private void write(Dataset<Row> rows, String table) {
        String out = require("--out");
        if (out.startsWith("jdbc:")) {
            Properties user = new Properties();
            user.setProperty("user", System.getenv().getOrDefault("PGUSER", "econlytics"));
            user.setProperty("password", System.getenv().getOrDefault("PGPASSWORD", ""));
            rows.write()
                    .mode(SaveMode.Overwrite)
                    .jdbc(out, options.getOrDefault("--schema", "public") + "." + table, user);
        } else {
            rows.write().mode(SaveMode.Overwrite).parquet(out + "/" + table);
        }
    }

    private String require(String option) {
        String value = options.get(option);
        if (value == null) {
            throw new IllegalArgumentException(option + " is missing; state it as in '" + option + " value'");
        }
        return value;
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("'" + args[i] + "' is no option with a value; there are " + OPTIONS);
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }
}
