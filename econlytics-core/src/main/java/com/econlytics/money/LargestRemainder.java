package com.econlytics.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A division by largest remainder, with its working.
 *
 * <p>Each ideal part is cut towards 0. The units that are left over go, one each, to the parts with the largest
 * fractions on the side of the leftover's sign; of equal fractions the earlier position comes first. So the parts add up
 * exactly, each is less than one unit from its ideal, and the parts of {@code -x} are those of {@code x} negated.
 *
 * <p>Example: 100 over 1:1:1 has the ideals 100/3 each, cut to 33; one unit is left and goes to position 0: 34, 33, 33.
 *
 * <p>The method is Hamilton's (Balinski and Young, Fair Representation, 1982), extended to ideals of both signs.
 */
public final class LargestRemainder {
    private final List<Ratio> ideals;
    private final List<Long> truncated;
    private final List<Integer> receivers;
    private final List<Long> parts;

    private LargestRemainder(List<Ratio> ideals, List<Long> truncated, int leftover) {
        this.ideals = List.copyOf(ideals);
        this.truncated = List.copyOf(truncated);
        this.receivers = receivers(this.ideals, leftover);
        List<Long> sums = new ArrayList<>(truncated);
        receivers.forEach(at -> sums.set(at, Math.addExact(sums.get(at), Integer.signum(leftover))));
        this.parts = List.copyOf(sums);
    }

    /**
     * Divides {@code total} in proportion to {@code weights}; a negative weight counts as 0.
     *
     * @return empty if no weight is above 0, because there is nothing to divide by
     */
    public static Optional<LargestRemainder> of(long total, List<Ratio> weights) {
        List<Ratio> used = weights.stream().map(Apportionment::counted).toList();
        Ratio sum = Ratio.total(used);
        if (sum.isZero()) {
            return Optional.empty();
        }
        Ratio perWeight = Ratio.of(total).dividedBy(sum);
        return Optional.of(ofIdeals(used.stream().map(perWeight::times).toList()));
    }

    /**
     * Rounds parts of a whole, of any signs, to whole units without changing their sum.
     *
     * @throws IllegalArgumentException if the ideals do not add up to a whole number
     * @throws ArithmeticException if a part does not fit a {@code long}
     */
    public static LargestRemainder ofIdeals(List<Ratio> ideals) {
        Ratio sum = Ratio.total(ideals);
        if (!sum.denominator().equals(BigInteger.ONE)) {
            throw new IllegalArgumentException(
                    "the ideal parts add up to " + sum + "; give all parts of a whole number of units");
        }
        List<Long> cut =
                ideals.stream().map(ideal -> ideal.truncated().longValueExact()).toList();
        BigInteger given = cut.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        return new LargestRemainder(ideals, cut, sum.numerator().subtract(given).intValueExact());
    }

    /** The exact parts, by position. */
    public List<Ratio> ideals() {
        return ideals;
    }

    /** The ideals cut towards 0, by position. */
    public List<Long> truncated() {
        return truncated;
    }

    /** The positions that were given a leftover unit, first receiver first. */
    public List<Integer> receivers() {
        return receivers;
    }

    /** The parts in whole units, by position. */
    public List<Long> parts() {
        return parts;
    }

    private static List<Integer> receivers(List<Ratio> ideals, int leftover) {
        List<Ratio> fractions = ideals.stream()
                .map(ideal -> ideal.minus(Ratio.of(ideal.truncated())).times(Ratio.of(Integer.signum(leftover))))
                .toList();
        return IntStream.range(0, ideals.size())
                .boxed()
                .sorted(Comparator.comparing(fractions::get).reversed())
                .limit(Math.abs(leftover))
                .toList();
    }
}
