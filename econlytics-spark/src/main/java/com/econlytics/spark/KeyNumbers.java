package com.econlytics.spark;

import static org.apache.spark.sql.functions.broadcast;

import com.econlytics.customer.CustomerId;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Unit;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * All of a balance's key but whose it is, numbered: a journal has few of them, so that every machine knows them all, and lines carry a number in
 * their place.
 */
final class KeyNumbers implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String[] COLUMNS = {"month", "origin", "account", "unit"};

    private final Accounts accounts;
    private final ArrayList<Key> keys = new ArrayList<>();

    private record Key(LocalDate month, LocalDate origin, String account, String unit) implements Serializable {}

    private KeyNumbers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Those that occur in {@code lines}, which are read for it. */
    static KeyNumbers of(Dataset<Row> lines, Accounts accounts) {
        KeyNumbers numbers = new KeyNumbers(accounts);
        for (Row key :
                lines.select("month", "origin", "account", "unit").distinct().collectAsList()) {
            accounts.require(key.getString(2));
            numbers.keys.add(new Key(
                    key.getDate(0).toLocalDate(), key.getDate(1).toLocalDate(), key.getString(2), key.getString(3)));
        }
        return numbers;
    }

    /** The lines with customer, number of the key, and amount. */
    Dataset<Row> number(Dataset<Row> lines) {
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < keys.size(); number++) {
            Key key = keys.get(number);
            rows.add(RowFactory.create(
                    Date.valueOf(key.month), Date.valueOf(key.origin), key.account, key.unit, number));
        }
        StructType schema = new StructType()
                .add("month", DataTypes.DateType)
                .add("origin", DataTypes.DateType)
                .add("account", DataTypes.StringType)
                .add("unit", DataTypes.StringType)
                .add("key_no", DataTypes.IntegerType);
        return lines.join(broadcast(lines.sparkSession().createDataFrame(rows, schema)), COLUMNS)
                .select("customer_no", "key_no", "amount");
    }

    BalanceKey keyOf(CustomerId customer, int number) {
        Key key = keys.get(number);
        return new BalanceKey(
                customer,
                YearMonth.from(key.month),
                YearMonth.from(key.origin),
                accounts.require(key.account),
                new Unit(key.unit));
    }
}
