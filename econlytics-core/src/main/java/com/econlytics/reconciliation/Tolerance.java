package com.econlytics.reconciliation;

import com.econlytics.money.Money;
import java.math.BigInteger;

/**
 * How far from the books figures may be.
 *
 * <p>Example: {@link #DEFAULT} is 5 % for revenue and for costs as they stand, and 0.5 % or 100 minor units for what stays
 * unexplained. Boundaries are inside.
 *
 * @param rawBasisPoints of the books' absolute figures, before causes are named
 * @param residualBasisPoints of the books' absolute figures, after causes are named
 * @param floorMinor below which a residual is accepted whatever the books' figures, in minor units of the currency
 */
public record Tolerance(int rawBasisPoints, int residualBasisPoints, long floorMinor) {
    /** 5 %, and 0.5 % or 100 minor units. */
    public static final Tolerance DEFAULT = new Tolerance(500, 50, 100);

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    public Tolerance {
        if (rawBasisPoints < 0 || residualBasisPoints < 0 || floorMinor < 0) {
            throw new IllegalArgumentException("a tolerance of " + rawBasisPoints + " and " + residualBasisPoints
                    + " basis points and " + floorMinor + " minor units is negative; use 0 for none");
        }
    }

    boolean allowsRaw(Money difference, Money books) {
        return allowsRaw(BigInteger.valueOf(difference.amountMinor()), BigInteger.valueOf(books.amountMinor()));
    }

    boolean allowsResidual(Money residual, Money books) {
        return allowsResidual(BigInteger.valueOf(residual.amountMinor()), BigInteger.valueOf(books.amountMinor()));
    }

    boolean allowsRaw(BigInteger difference, BigInteger books) {
        return isWithin(difference, books, rawBasisPoints);
    }

    boolean allowsResidual(BigInteger residual, BigInteger books) {
        return isWithin(residual, books, residualBasisPoints)
                || residual.abs().compareTo(BigInteger.valueOf(floorMinor)) <= 0;
    }

    private static boolean isWithin(BigInteger difference, BigInteger books, int basisPoints) {
        return difference.abs().multiply(WHOLE).compareTo(books.abs().multiply(BigInteger.valueOf(basisPoints))) <= 0;
    }

    /** {@code 500 bp raw, 50 bp or 100 minor units unexplained}. */
    @Override
    public String toString() {
        return rawBasisPoints + " bp raw, " + residualBasisPoints + " bp or " + floorMinor + " minor units unexplained";
    }
}
