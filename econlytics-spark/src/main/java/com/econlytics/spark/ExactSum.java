package com.econlytics.spark;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/** The sum of a column of longs, exact or refused, in whatever order its parts come together. */
final class ExactSum extends Aggregator<Long, Halves, Long> {
    private static final long serialVersionUID = 1;

    @Override
    public Halves zero() {
        return new Halves();
    }

    @Override
    public Halves reduce(Halves sum, Long amount) {
        return sum.add(amount);
    }

    @Override
    public Halves merge(Halves one, Halves other) {
        return one.add(other);
    }

    @Override
    public Long finish(Halves sum) {
        return sum.exact();
    }

    @Override
    public Encoder<Halves> bufferEncoder() {
        return Encoders.kryo(Halves.class);
    }

    @Override
    public Encoder<Long> outputEncoder() {
        return Encoders.LONG();
    }
}
