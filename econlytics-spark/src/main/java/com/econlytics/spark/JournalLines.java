package com.econlytics.spark;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Properties;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Lines of the journal as a data set: {@code customer_no} (bigint; -1 and 0 for what is shared and what is nobody's), {@code month} and
 * {@code origin} (dates, the first of a month), {@code account} and {@code unit} (strings), {@code amount} (bigint, in minor units or units of
 * a driver, signed from the company's side).
 */
public final class JournalLines {

    /** The columns of a data set of lines, in this order. */
    public static final StructType SCHEMA = new StructType(new StructField[] {
        DataTypes.createStructField("customer_no", DataTypes.LongType, false),
        DataTypes.createStructField("month", DataTypes.DateType, false),
        DataTypes.createStructField("origin", DataTypes.DateType, false),
        DataTypes.createStructField("account", DataTypes.StringType, false),
        DataTypes.createStructField("unit", DataTypes.StringType, false),
        DataTypes.createStructField("amount", DataTypes.LongType, false)
    });

    private JournalLines() {}

    /** From Parquet that has these columns, in any order and among others. */
    public static Dataset<Row> ofParquet(SparkSession spark, String path) {
        return ordered(spark.read().parquet(path));
    }

    /**
     * From the ledger's own PostgreSQL, in parts by line number. Each part is read in a transaction of its own: lines that are booked
     * meanwhile are not in it, because none is above {@code lastLine}.
     *
     * @param url of the database, such as {@code jdbc:postgresql://host/name}
     * @param properties the user, and how it proves who it is
     * @param lastLine the number of the last line to read
     * @param parts how many connections read
     */
    public static Dataset<Row> ofLedger(
            SparkSession spark, String url, Properties properties, long lastLine, int parts) {
        String upTo =
                "(select line_no, customer_no, month, origin, account, unit, amount from econlytics.line where line_no <= "
                        + lastLine + ") lines";
        return ordered(spark.read().jdbc(url, upTo, "line_no", 0, lastLine + 1, parts, properties));
    }

    /** The columns of {@link #SCHEMA} of any data set that has them. */
    public static Dataset<Row> ordered(Dataset<Row> lines) {
        return lines.select(Arrays.stream(SCHEMA.fields())
                .map(field -> col(field.name()).cast(field.dataType()))
                .toArray(Column[]::new));
    }
}
