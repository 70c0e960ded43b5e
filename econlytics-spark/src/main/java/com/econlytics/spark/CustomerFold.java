package com.econlytics.spark;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Aggregator;

/** Folds the lines of a customer: the number of the customer, that of the key, and the amount, see {@link KeyNumbers}. */
final class CustomerFold extends Aggregator<Row, CustomerBalances, CustomerBalances> {
    private static final long serialVersionUID = 1;
    private static final int KEY = 1;
    private static final int AMOUNT = 2;

    @Override
    public CustomerBalances zero() {
        return new CustomerBalances();
    }

    @Override
    public CustomerBalances reduce(CustomerBalances sums, Row line) {
        return sums.add(line.getInt(KEY), line.getLong(AMOUNT));
    }

    @Override
    public CustomerBalances merge(CustomerBalances one, CustomerBalances other) {
        return one.add(other);
    }

    @Override
    public CustomerBalances finish(CustomerBalances sums) {
        return sums;
    }

    @Override
    public Encoder<CustomerBalances> bufferEncoder() {
        return Encoders.kryo(CustomerBalances.class);
    }

    @Override
    public Encoder<CustomerBalances> outputEncoder() {
        return Encoders.kryo(CustomerBalances.class);
    }
}
