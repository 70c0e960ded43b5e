package com.econlytics.spark;

import java.io.Serializable;

/**
 * A sum of longs that cannot overflow on the way: lower and upper 32 bits are summed apart. So it does not matter in which order parts of
 * a cluster come together, and whether the sum fits is asked once, at the end. Public, because code that Spark generates must reach it.
 */
public final class Halves implements Serializable {
    private static final long serialVersionUID = 1;
    private static final long LOWER = 0xFFFF_FFFFL;

    private long lower;
    private long upper;

    Halves add(long amount) {
        lower += amount & LOWER;
        upper += amount >> Integer.SIZE;
        return this;
    }

    Halves add(Halves other) {
        lower += other.lower;
        upper += other.upper;
        return this;
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException if it is no long
     */
    long exact() {
        long carried = Math.addExact(upper, lower >>> Integer.SIZE);
        if (carried != (int) carried) {
            throw new ArithmeticException("a sum exceeds 64 bits");
        }
        return (carried << Integer.SIZE) | (lower & LOWER);
    }
}
