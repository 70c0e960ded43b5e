package com.econlytics.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;

/**
 * An exact fraction: a weight, a share, a margin, a rate.
 *
 * <p>Always in lowest terms with a denominator above 0, so that equal values are equal records: {@code of(2, 4)} is
 * {@code 1/2}, {@code of(1, -3)} is {@code -1/3}. Arithmetic is exact and cannot overflow. A fraction of two figures of
 * which the lower one may be 0 is {@link #find}: undefined is empty, never 0.
 *
 * <p>Example: {@code of(1, 3).plus(of(1, 6))} is {@code 1/2}.
 *
 * @param numerator signed
 * @param denominator above 0 once constructed; any sign but never 0 when given
 */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {
    /** Nothing. */
    public static final Ratio ZERO = of(0);
    /** The whole. */
    public static final Ratio ONE = of(1);

    public Ratio {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException(undefined(numerator.toString()));
        }
        BigInteger divisor = numerator.gcd(denominator).multiply(BigInteger.valueOf(denominator.signum()));
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** A whole number. */
    public static Ratio of(long whole) {
        return of(BigInteger.valueOf(whole));
    }

    /** A whole number of any size. */
    public static Ratio of(BigInteger whole) {
        return new Ratio(whole, BigInteger.ONE);
    }

    /**
     * {@code numerator} divided by {@code denominator}.
     *
     * @throws IllegalArgumentException if {@code denominator} is 0
     */
    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The same where the denominator is a figure that may be 0: empty then, because the ratio is undefined. */
    public static Optional<Ratio> find(long numerator, long denominator) {
        return denominator == 0 ? Optional.empty() : Optional.of(of(numerator, denominator));
    }

    /** The sum of all, 0 for none. */
    public static Ratio total(Collection<Ratio> ratios) {
        return ratios.stream().reduce(ZERO, Ratio::plus);
    }

    /** The sum. */
    public Ratio plus(Ratio other) {
        if (denominator.equals(other.denominator)) {
            return new Ratio(numerator.add(other.numerator), denominator);
        }
        BigInteger sum = numerator.multiply(other.denominator).add(other.numerator.multiply(denominator));
        return new Ratio(sum, denominator.multiply(other.denominator));
    }

    /** The difference. */
    public Ratio minus(Ratio other) {
        return plus(other.negated());
    }

    /** The product. */
    public Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The quotient.
     *
     * @throws IllegalArgumentException if {@code divisor} is 0
     */
    public Ratio dividedBy(Ratio divisor) {
        if (divisor.isZero()) {
            throw new IllegalArgumentException(undefined(toString()));
        }
        return new Ratio(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    /** The same with the other sign. */
    public Ratio negated() {
        return new Ratio(numerator.negate(), denominator);
    }

    /** The size without the sign. */
    public Ratio abs() {
        return new Ratio(numerator.abs(), denominator);
    }

    /** -1, 0 or 1. */
    public int signum() {
        return numerator.signum();
    }

    /** Whether this is 0. */
    public boolean isZero() {
        return signum() == 0;
    }

    /** The whole part, cut towards 0: 2 for 8/3, -2 for -8/3. */
    public BigInteger truncated() {
        return numerator.divide(denominator);
    }

    /** The nearest whole number; a half goes to the even neighbour: 2 for 5/2, 2 for 3/2, -2 for -5/2. */
    public BigInteger roundHalfEven() {
        BigInteger[] whole = numerator.divideAndRemainder(denominator);
        int half = whole[1].abs().shiftLeft(1).compareTo(denominator);
        boolean away = half > 0 || (half == 0 && whole[0].testBit(0));
        return away ? whole[0].add(BigInteger.valueOf(signum())) : whole[0];
    }

    /** The value with {@code scale} decimals, a half to the even neighbour; to be shown, not to be reckoned with. */
    public BigDecimal toDecimal(int scale) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), scale, RoundingMode.HALF_EVEN);
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@code 1/3}, {@code -7}. */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }

    private static String undefined(String dividend) {
        return dividend + " divided by 0 is undefined; where a divisor may be 0, answer Optional.empty instead";
    }
}
