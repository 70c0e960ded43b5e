package com.econlytics.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * Shares pools of cost over customers by their claims, by the largest remainder as {@link com.econlytics.money.Apportionment} does: the
 * shares of a pool add up to it to the unit, each is less than one unit from its ideal, and leftover units go to the largest fractions, ties
 * by customer number.
 *
 * <p>Example: a pool of 100 over three customers with equal claims is 34, 33 and 33.
 */
public final class SparkAllocation {
    /** Enough for a product of two longs and for a sum of longs of as many customers as there are longs. */
    private static final String WIDE = "decimal(38,0)";

    private SparkAllocation() {}

    /**
     * The shares: {@code "pool"}, {@code customer_no}, {@code share_minor}. A pool on which nobody has a claim above 0 has none, and stays
     * where it is. The claims of one pool are ranked by one task.
     *
     * @param pools {@code "pool"} (string) and {@code amount_minor} (bigint, signed), each pool once
     * @param claims {@code "pool"}, {@code customer_no} and {@code weight} (bigint; a negative one counts as 0), each customer once in a pool
     */
    public static Dataset<Row> shares(Dataset<Row> pools, Dataset<Row> claims) {
        UserDefinedFunction part = udf(
                (UDF3<Long, Long, BigDecimal, BigDecimal>) (amount, weight, all) -> divided(amount, weight, all)[0],
                DataTypes.createDecimalType(38, 0));
        UserDefinedFunction rest = udf(
                (UDF3<Long, Long, BigDecimal, BigDecimal>) (amount, weight, all) -> divided(amount, weight, all)[1],
                DataTypes.createDecimalType(38, 0));
        Column counted = expr("cast(greatest(weight, 0) as bigint)");
        Dataset<Row> claimed = claims.select(col("pool"), col("customer_no"), counted.as("weight"))
                .join(pools, "pool")
                .withColumn(
                        "all_weights",
                        sum(col("weight").cast(WIDE))
                                .over(Window.partitionBy("pool"))
                                .cast(WIDE))
                .filter(col("all_weights").gt(0))
                .withColumn("part", part.apply(col("amount_minor"), col("weight"), col("all_weights")))
                .withColumn("rest", rest.apply(col("amount_minor"), col("weight"), col("all_weights")));
        Column leftover = expr("abs(cast(amount_minor as decimal(38,0)))")
                .minus(sum(col("part")).over(Window.partitionBy("pool")));
        Column rank = row_number()
                .over(Window.partitionBy("pool")
                        .orderBy(col("rest").desc(), col("customer_no").asc()));
        return claimed.withColumn("leftover", leftover)
                .withColumn("rank", rank)
                .select(
                        col("pool"),
                        col("customer_no"),
                        expr("cast(sign(amount_minor) as int)")
                                .multiply(expr("part + case when rank <= leftover then 1 else 0 end"))
                                .cast(DataTypes.LongType)
                                .as("share_minor"));
    }

    /** The ideal share of an amount without its sign: whole units, and what is left of one in parts of all weights. */
    private static BigDecimal[] divided(long amount, long weight, BigDecimal all) {
        BigInteger[] parts = BigInteger.valueOf(amount)
                .abs()
                .multiply(BigInteger.valueOf(weight))
                .divideAndRemainder(all.toBigIntegerExact());
        return new BigDecimal[] {new BigDecimal(parts[0]), new BigDecimal(parts[1])};
    }
}
