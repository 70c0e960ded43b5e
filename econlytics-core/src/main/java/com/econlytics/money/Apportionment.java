package com.econlytics.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a whole number of units is divided so that nothing is lost.
 *
 * <p>Two methods, for two questions:
 *
 * <ul>
 *   <li>{@link #largestRemainder}: one amount over recipients, at one time. It is <em>not</em> house-monotone: when the
 *       total grows by one unit, a recipient can lose one (the Alabama paradox). Weights 1:3:3 divide 10 as 2, 4, 4 and
 *       11 as 1, 5, 5.
 *   <li>{@link #cumulative} and {@link #slice}: one amount over a span that is filled from its start, such as the days
 *       of a service period. What is reached at a point of the span depends on that point alone, however the span is cut.
 * </ul>
 *
 * <p>Both are symmetric in sign, so that a refund mirrors its charge.
 */
public final class Apportionment {
    private Apportionment() {}

    /**
     * Divides {@code total} in proportion to {@code weights}: the parts add up to it, each is less than one unit from its
     * ideal, and leftover units go to the largest fractions, ties by position.
     *
     * <p>Example: 100 over 1:1:1 is 34, 33, 33; -100 is -34, -33, -33. Order recipients by a stable key, because the
     * position decides ties.
     *
     * @param total in units, signed; any {@code long}
     * @param weights by position; a negative one counts as 0
     * @return the parts by position; empty if no weight is above 0, because then nobody has a claim
     */
    public static Optional<List<Long>> largestRemainder(long total, List<Ratio> weights) {
        return LargestRemainder.of(total, weights).map(LargestRemainder::parts);
    }

    /**
     * Divides {@code total} over consecutive spans of the given lengths: part n is what is reached at the end of span n
     * less what is reached at its start, each rounded half to even.
     *
     * <p>The parts add up to the total; each is at most one unit from its ideal; errors do not accumulate. Example: 100
     * over 12 equal months is 8, 9, 8, 8, 9, 8, 8, 9, 8, 8, 9, 8.
     *
     * @param total in units, signed
     * @param lengths in order; a negative one counts as 0
     * @return the parts in the order of the spans; empty if no length is above 0
     */
    public static Optional<List<Long>> cumulative(long total, List<Ratio> lengths) {
        List<Ratio> used = lengths.stream().map(Apportionment::counted).toList();
        Ratio whole = Ratio.total(used);
        if (whole.isZero()) {
            return Optional.empty();
        }
        List<Long> parts = new ArrayList<>();
        Ratio start = Ratio.ZERO;
        for (Ratio length : used) {
            Ratio end = start.plus(length);
            parts.add(slice(total, start, end, whole));
            start = end;
        }
        return Optional.of(List.copyOf(parts));
    }

    /**
     * The part of {@code total} that belongs to one slice, {@code from} inclusive to {@code to} exclusive, of a span that
     * is {@code whole} long.
     *
     * <p>Slices that cover the span add up to the total, however it is cut. Example: of 120.00 for the 365 days of 2026,
     * January (days 0 to 31) is {@code slice(12000, 0, 31, 365)} = 1019, and a plan cancelled after January leaves
     * {@code slice(12000, 31, 365, 365)} = 10981 to give back.
     *
     * @param total in units, signed
     * @param from units of the span (days, seconds) before the slice, not negative
     * @param to units of the span before the slice's end, at least {@code from}, at most {@code whole}
     * @param whole units of the span, above 0
     * @throws IllegalArgumentException if the slice does not lie in the span
     */
    public static long slice(long total, long from, long to, long whole) {
        return slice(total, Ratio.of(from), Ratio.of(to), Ratio.of(whole));
    }

    /** The same for bounds that are no whole numbers. */
    public static long slice(long total, Ratio from, Ratio to, Ratio whole) {
        boolean inside = from.signum() >= 0 && from.compareTo(to) <= 0 && to.compareTo(whole) <= 0;
        if (whole.signum() <= 0 || !inside) {
            throw new IllegalArgumentException("the slice from " + from + " to " + to
                    + " does not lie in a span from 0 to " + whole + "; state 0 <= from <= to <= whole and 0 < whole");
        }
        return reached(total, to, whole).subtract(reached(total, from, whole)).longValueExact();
    }

    static Ratio counted(Ratio weight) {
        return weight.signum() < 0 ? Ratio.ZERO : weight;
    }

    private static BigInteger reached(long total, Ratio at, Ratio whole) {
        return Ratio.of(total).times(at).dividedBy(whole).roundHalfEven();
    }
}
