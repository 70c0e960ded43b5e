package com.econlytics.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udaf;
import static org.apache.spark.sql.functions.udf;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Profitability;
import java.util.Currency;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Profitability of a data set of lines: the rows, totals and cohorts that the core finds, on as many machines as there are.
 *
 * <p>Every sum is exact whatever the order in which machines answer, and one that exceeds 64 bits fails the job.
 *
 * <p>Example: {@code new SparkProfitability(usd, ChartOfAccounts.standard()).rows(JournalLines.ofParquet(spark, "lines"))}.
 */
public final class SparkProfitability {
    /** One row for each customer and currency that has a balance; amounts in minor units, costs positive. */
    public static final StructType ROWS = new StructType(new StructField[] {
        DataTypes.createStructField("customer_no", DataTypes.LongType, false),
        DataTypes.createStructField("currency", DataTypes.StringType, false),
        DataTypes.createStructField("gross_receipts_minor", DataTypes.LongType, false),
        DataTypes.createStructField("refunds_minor", DataTypes.LongType, false),
        DataTypes.createStructField("disputes_minor", DataTypes.LongType, false),
        DataTypes.createStructField("total_fees_minor", DataTypes.LongType, false),
        DataTypes.createStructField("support_cost_minor", DataTypes.LongType, false),
        DataTypes.createStructField("other_costs_minor", DataTypes.LongType, false),
        DataTypes.createStructField("net_profit_minor", DataTypes.LongType, false),
        DataTypes.createStructField("pending_minor", DataTypes.LongType, false),
        DataTypes.createStructField("tickets", DataTypes.LongType, false)
    });

    private final Currency homeCurrency;
    private final Accounts accounts;

    /**
     * Of lines that were booked on these accounts.
     *
     * @param homeCurrency tickets are shown in its rows
     */
    public SparkProfitability(Currency homeCurrency, ChartOfAccounts chart) {
        this.homeCurrency = homeCurrency;
        this.accounts = Accounts.of(chart);
    }

    /** The rows of {@link Profitability}, with the columns of {@link #ROWS}, in no order. The lines are read twice. */
    public Dataset<Row> rows(Dataset<Row> lines) {
        Currency home = homeCurrency;
        Dataset<Row> ordered = JournalLines.ordered(lines);
        KeyNumbers keys = KeyNumbers.of(ordered, accounts);
        return keys.number(ordered)
                .groupByKey((MapFunction<Row, Long>) line -> line.getLong(0), Encoders.LONG())
                .agg(new CustomerFold().toColumn())
                .flatMap(
                        (FlatMapFunction<Tuple2<Long, CustomerBalances>, Row>) sums -> rows(home, keys, sums),
                        Encoders.row(ROWS));
    }

    private static Iterator<Row> rows(Currency home, KeyNumbers keys, Tuple2<Long, CustomerBalances> sums) {
        CustomerId customer = new CustomerId(sums._1());
        Stream<CustomerProfit> rows = new Profitability(home).of(sums._2().balances(customer, keys)).stream();
        return rows.map(SparkProfitability::row).iterator();
    }

    private static Row row(CustomerProfit profit) {
        return RowFactory.create(
                profit.customer().number(),
                profit.grossReceipts().currency().getCurrencyCode(),
                profit.grossReceipts().amountMinor(),
                profit.refunds().amountMinor(),
                profit.disputes().amountMinor(),
                profit.totalFees().amountMinor(),
                profit.supportCost().amountMinor(),
                profit.otherCosts().amountMinor(),
                profit.netProfit().amountMinor(),
                profit.pending().amountMinor(),
                profit.tickets());
    }

    /** What each section sums to: {@code section}, {@code unit}, {@code amount}, signed from the company's side. */
    public Dataset<Row> totals(Dataset<Row> lines) {
        Accounts chart = accounts;
        UserDefinedFunction section =
                udf((UDF1<String, String>) code -> chart.sectionOf(code).name(), DataTypes.StringType);
        return JournalLines.ordered(lines)
                .groupBy(section.apply(col("account")).as("section"), col("unit"))
                .agg(exactSum("amount"));
    }

    /**
     * What each cohort brought in by the month in which it came about: {@code cohort}, {@code month}, {@code currency},
     * {@code amount_minor}. A cohort that is null is none. Cells in which nothing came about are absent.
     *
     * @param began {@code customer_no} (bigint) and {@code cohort} (date) of each customer who is in one, once
     */
    public Dataset<Row> cohorts(Dataset<Row> lines, Dataset<Row> began) {
        Column isProfit = col("account").isInCollection(accounts.ofProfit());
        Column isMoney = col("unit").rlike("^[A-Z]{3}$");
        return JournalLines.ordered(lines)
                .filter(isProfit.and(isMoney))
                .join(began.select("customer_no", "cohort"), new String[] {"customer_no"}, "left")
                .groupBy(col("cohort"), col("origin").as("month"), col("unit").as("currency"))
                .agg(exactSum("amount_minor"))
                .filter(col("amount_minor").notEqual(0));
    }

    private static Column exactSum(String name) {
        return udaf(new ExactSum(), Encoders.LONG()).apply(col("amount")).as(name);
    }
}
