package com.econlytics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.columnar.CohortColumn;
import com.econlytics.columnar.CohortProfit;
import com.econlytics.columnar.ColumnarJournal;
import com.econlytics.columnar.ColumnarProfitability;
import com.econlytics.columnar.ProfitTable;
import com.econlytics.customer.CustomerId;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Balance;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.money.Apportionment;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.CustomerProfit;
import com.econlytics.pnl.Profitability;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a cluster are those of the core. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkProfitabilityTest {
    private static final int CUSTOMERS = 12;
    private static final ChartOfAccounts CHART = ChartOfAccounts.standard();
    private static final SparkProfitability PROFITABILITY = new SparkProfitability(MadeUpLines.USD, CHART);

    private SparkSession spark;

    @BeforeAll
    void start() {
        spark = Sessions.local();
    }

    @AfterAll
    void stop() {
        spark.stop();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rowsTotalsAndCohortsAreThoseOfTheCore(long seed) {
        List<Line> lines = MadeUpLines.of(seed, 400, CUSTOMERS);
        Map<CustomerId, YearMonth> began = MadeUpLines.began(CUSTOMERS);
        Dataset<Row> dataset = MadeUpLines.dataset(spark, lines);

        assertThat(rows(PROFITABILITY.rows(dataset)))
                .isEqualTo(new Profitability(MadeUpLines.USD).of(Balance.of(lines)));
        ColumnarJournal journal = ColumnarJournal.of(lines);
        ProfitTable table = new ColumnarProfitability(MadeUpLines.USD).of(journal, CohortColumn.of(journal, began));
        for (Row total : PROFITABILITY.totals(dataset).collectAsList()) {
            if (new Unit(total.getString(1)).isMoney()) {
                Money core = table.total(Section.valueOf(total.getString(0)), Currency.getInstance(total.getString(1)));
                assertThat(total.getLong(2)).isEqualTo(core.amountMinor());
            }
        }
        assertThat(cohorts(PROFITABILITY.cohorts(dataset, MadeUpLines.dataset(spark, began))))
                .isEqualTo(table.cohorts());
    }

    @Test
    void whatIsWrittenAsParquetIsReadAgain(@TempDir Path directory) {
        List<Line> lines = MadeUpLines.of(9, 200, CUSTOMERS);
        String path = directory.resolve("lines").toString();
        MadeUpLines.dataset(spark, lines).write().parquet(path);

        assertThat(rows(PROFITABILITY.rows(JournalLines.ofParquet(spark, path))))
                .isEqualTo(new Profitability(MadeUpLines.USD).of(Balance.of(lines)));
    }

    @Test
    void noLinesAreNoRows() {
        Dataset<Row> none = MadeUpLines.dataset(spark, List.of());

        assertThat(PROFITABILITY.rows(none).collectAsList()).isEmpty();
        assertThat(PROFITABILITY.totals(none).collectAsList()).isEmpty();
    }

    @Test
    void amountsAtTheEndsOfSixtyFourBitsAreSummedExactlyInAnyOrder() {
        List<Line> lines =
                List.of(receipt(Long.MAX_VALUE), receipt(Long.MAX_VALUE), receipt(-Long.MAX_VALUE), receipt(-5));

        assertThat(rows(PROFITABILITY.rows(MadeUpLines.dataset(spark, lines))))
                .extracting(row -> row.grossReceipts().amountMinor())
                .containsExactly(Long.MAX_VALUE - 5);
    }

    @Test
    void aSumThatDoesNotFitFailsTheJob() {
        Dataset<Row> lines = MadeUpLines.dataset(spark, List.of(receipt(Long.MAX_VALUE), receipt(1)));

        assertThatThrownBy(() -> PROFITABILITY.rows(lines).collectAsList())
                .hasStackTraceContaining("a sum exceeds 64 bits");
    }

    @Test
    void anAccountThatTheChartDoesNotKnowIsNamed() {
        Dataset<Row> lines = MadeUpLines.dataset(spark, List.of(receipt(1)))
                .withColumn("account", org.apache.spark.sql.functions.lit("gift_cards"));

        assertThatThrownBy(() -> PROFITABILITY.rows(lines).collectAsList())
                .hasStackTraceContaining("the journal has lines on account gift_cards, which the chart does not know;"
                        + " give the chart with which they were booked");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sharesOfPoolsAreThoseOfTheCore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> claims = new ArrayList<>();
        List<Ratio> weights = new ArrayList<>();
        for (long customer = 1; customer <= 200; customer++) {
            long weight = random.nextInt(4) == 0 ? 7 : random.nextLong(-5, Long.MAX_VALUE);
            claims.add(RowFactory.create("payroll", customer, weight));
            claims.add(RowFactory.create("nobody's", customer, -1L));
            weights.add(Ratio.of(weight));
        }
        long pool = random.nextLong();
        Dataset<Row> shares = SparkAllocation.shares(
                spark.createDataFrame(
                        List.of(RowFactory.create("payroll", pool), RowFactory.create("nobody's", 5L)),
                        schema("pool", DataTypes.StringType, "amount_minor")),
                spark.createDataFrame(claims, schema("pool", DataTypes.StringType, "customer_no", "weight")));

        List<Row> found = new ArrayList<>(shares.collectAsList());
        found.sort(Comparator.comparingLong(row -> row.getLong(1)));
        assertThat(found).extracting(row -> row.getString(0)).containsOnly("payroll");
        assertThat(found)
                .extracting(row -> row.getLong(2))
                .isEqualTo(Apportionment.largestRemainder(pool, weights).orElseThrow());
    }

    private static StructType schema(String first, org.apache.spark.sql.types.DataType type, String... longs) {
        List<StructField> fields = new ArrayList<>();
        fields.add(DataTypes.createStructField(first, type, false));
        for (String name : longs) {
            fields.add(DataTypes.createStructField(name, DataTypes.LongType, false));
        }
        return DataTypes.createStructType(fields);
    }

    private static Line receipt(long amount) {
        FactId fact = FactId.of(SourceAccount.of("stripe", "acct_1"), "ch_1", "charge");
        return Line.of(
                fact,
                new CustomerId(1),
                YearMonth.of(2026, 1),
                ChartOfAccounts.RECEIPTS,
                Unit.of(MadeUpLines.USD),
                amount);
    }

    /** In the core's order. */
    static List<CustomerProfit> rows(Dataset<Row> dataset) {
        List<CustomerProfit> rows = new ArrayList<>();
        for (Row row : dataset.orderBy("customer_no", "currency").collectAsList()) {
            Currency currency = Currency.getInstance(row.getString(1));
            rows.add(new CustomerProfit(
                    new CustomerId(row.getLong(0)),
                    new Money(row.getLong(2), currency),
                    new Money(row.getLong(3), currency),
                    new Money(row.getLong(4), currency),
                    new Money(row.getLong(5), currency),
                    new Money(row.getLong(6), currency),
                    new Money(row.getLong(7), currency),
                    new Money(row.getLong(9), currency),
                    row.getLong(10)));
            assertThat(rows.get(rows.size() - 1).netProfit().amountMinor()).isEqualTo(row.getLong(8));
        }
        return rows;
    }

    private static CohortProfit cohorts(Dataset<Row> dataset) {
        TreeMap<String, java.util.SortedMap<YearMonth, java.util.SortedMap<YearMonth, Long>>> by = new TreeMap<>();
        TreeMap<String, java.util.SortedMap<YearMonth, Long>> without = new TreeMap<>();
        for (Row row : dataset.collectAsList()) {
            YearMonth month = YearMonth.from(row.getDate(1).toLocalDate());
            if (row.isNullAt(0)) {
                without.computeIfAbsent(row.getString(2), unseen -> new TreeMap<>())
                        .put(month, row.getLong(3));
            } else {
                by.computeIfAbsent(row.getString(2), unseen -> new TreeMap<>())
                        .computeIfAbsent(YearMonth.from(row.getDate(0).toLocalDate()), unseen -> new TreeMap<>())
                        .put(month, row.getLong(3));
            }
        }
        return new CohortProfit(by, without);
    }
}
