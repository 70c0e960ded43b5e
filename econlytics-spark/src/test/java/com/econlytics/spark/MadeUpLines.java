package com.econlytics.spark;

import com.econlytics.customer.CustomerId;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.econlytics.fact.FactId;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
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

/** The lines of a company that a seed made up, with balances that cancel, two currencies, and what is nobody's. */
final class MadeUpLines {
    static final Currency USD = Currency.getInstance("USD");
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final FactId FACT = FactId.of(SourceAccount.of("stripe", "acct_1"), "ch_1", "charge");
    private static final List<Unit> UNITS = List.of(
            Unit.of(USD), Unit.of(Currency.getInstance("EUR")), Unit.of(Driver.TICKET), Unit.of(Driver.AGENT_SECOND));
    private static final StructType BEGAN = new StructType(new StructField[] {
        DataTypes.createStructField("customer_no", DataTypes.LongType, false),
        DataTypes.createStructField("cohort", DataTypes.DateType, false)
    });

    private MadeUpLines() {}

    static List<Line> of(long seed, int size, int customers) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Account> accounts = List.copyOf(ChartOfAccounts.standard().accounts());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            BalanceKey key = new BalanceKey(
                    new CustomerId(random.nextInt(customers + 2) - 1L),
                    JANUARY.plusMonths(random.nextInt(3)),
                    JANUARY.plusMonths(random.nextInt(3)),
                    accounts.get(random.nextInt(accounts.size())),
                    UNITS.get(random.nextInt(UNITS.size())));
            long amount = random.nextInt(4) == 0 ? random.nextLong(-1L << 40, 1L << 40) : random.nextLong(-3, 4);
            lines.add(new Line(FACT, key, amount));
            if (random.nextInt(5) == 0) {
                lines.add(new Line(FACT, key, -amount));
            }
        }
        return lines;
    }

    /** Every third customer is in no cohort. */
    static Map<CustomerId, YearMonth> began(int customers) {
        Map<CustomerId, YearMonth> began = new TreeMap<>();
        for (int customer = 1; customer <= customers; customer++) {
            if (customer % 3 != 0) {
                began.put(new CustomerId(customer), JANUARY.plusMonths(customer % 4));
            }
        }
        return began;
    }

    static Dataset<Row> dataset(SparkSession spark, List<Line> lines) {
        List<Row> rows = lines.stream()
                .map(line -> RowFactory.create(
                        line.key().customer().number(),
                        date(line.key().month()),
                        date(line.key().origin()),
                        line.key().account().code(),
                        line.key().unit().code(),
                        line.amount()))
                .toList();
        return spark.createDataFrame(rows, JournalLines.SCHEMA).repartition(5);
    }

    static Dataset<Row> dataset(SparkSession spark, Map<CustomerId, YearMonth> began) {
        List<Row> rows = new ArrayList<>();
        began.forEach((customer, cohort) -> rows.add(RowFactory.create(customer.number(), date(cohort))));
        return spark.createDataFrame(rows, BEGAN);
    }

    private static Date date(YearMonth month) {
        return Date.valueOf(month.atDay(1));
    }
}
