package com.econlytics.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ApportionmentLaws {
    @Property
    @Label("L5 exact allocation: parts add up to the whole")
    void l5PartsAddUp(@ForAll long total, @ForAll("weights") List<Ratio> weights) {
        assertThat(sum(divide(total, weights))).isEqualTo(BigInteger.valueOf(total));
    }

    @Property
    @Label("L5 exact allocation: each part is less than one unit from its ideal and on its side")
    void l5PartsAreWithinOneUnit(@ForAll long total, @ForAll("weights") List<Ratio> weights) {
        List<Long> parts = divide(total, weights);
        Ratio whole =
                Ratio.total(weights.stream().map(ApportionmentLaws::positive).toList());
        for (int i = 0; i < parts.size(); i++) {
            Ratio ideal = Ratio.of(total).times(positive(weights.get(i))).dividedBy(whole);
            Ratio part = Ratio.of(parts.get(i));
            assertThat(part.minus(ideal).abs()).isLessThan(Ratio.ONE);
            assertThat(part.signum() * Long.signum(total)).isNotNegative();
        }
    }

    @Property
    @Label("L5 exact allocation: allocate(-x) = -allocate(x)")
    void l5SignSymmetric(@ForAll @LongRange(min = -Long.MAX_VALUE) long total, @ForAll("weights") List<Ratio> weights) {
        assertThat(divide(-total, weights)).isEqualTo(negated(divide(total, weights)));
    }

    @Property
    @Label("L5 exact allocation: the order of recipients decides only between equal fractions")
    void l5OrderDecidesOnlyBetweenEqualFractions(
            @ForAll long total, @ForAll("weights") List<Ratio> weights, @ForAll Random random) {
        List<Ratio> shuffled = new ArrayList<>(weights);
        Collections.shuffle(shuffled, random);
        assertThat(deviations(total, shuffled)).isEqualTo(deviations(total, weights));
    }

    @Property
    @Label("L5 exact allocation: only proportions count")
    void l5ScaledWeightsDivideAlike(
            @ForAll long total, @ForAll("weights") List<Ratio> weights, @ForAll @IntRange(min = 1) int factor) {
        List<Ratio> scaled = weights.stream()
                .map(weight -> weight.times(Ratio.of(factor, 7)))
                .toList();
        assertThat(divide(total, scaled)).isEqualTo(divide(total, weights));
    }

    @Property
    @Label("L5 exact allocation: a negative weight is worth as much as none")
    void l5NegativeWeightsCountAsZero(@ForAll long total, @ForAll("weights") List<Ratio> weights) {
        List<Ratio> cut = weights.stream().map(ApportionmentLaws::positive).toList();
        assertThat(divide(total, weights)).isEqualTo(divide(total, cut));
    }

    @Property
    @Label("L5 exact allocation: parts of both signs keep their sum and stay within one unit")
    void l5IdealsOfBothSigns(@ForAll("fractions") List<Ratio> some) {
        List<Ratio> ideals = new ArrayList<>(some);
        Ratio rest = Ratio.total(some);
        ideals.add(Ratio.of(rest.truncated()).minus(rest));
        List<Long> parts = LargestRemainder.ofIdeals(ideals).parts();
        assertThat(sum(parts)).isEqualTo(Ratio.total(ideals).numerator());
        for (int i = 0; i < parts.size(); i++) {
            assertThat(Ratio.of(parts.get(i)).minus(ideals.get(i)).abs()).isLessThan(Ratio.ONE);
        }
    }

    @Property
    @Label("L5 exact allocation: parts over time add up, each at most one unit from its ideal")
    void l5CumulativePartsAddUp(@ForAll long total, @ForAll("weights") List<Ratio> lengths) {
        List<Long> parts = Apportionment.cumulative(total, lengths).orElseThrow();
        Ratio whole =
                Ratio.total(lengths.stream().map(ApportionmentLaws::positive).toList());
        assertThat(sum(parts)).isEqualTo(BigInteger.valueOf(total));
        for (int i = 0; i < parts.size(); i++) {
            Ratio ideal = Ratio.of(total).times(positive(lengths.get(i))).dividedBy(whole);
            assertThat(Ratio.of(parts.get(i)).minus(ideal).abs()).isLessThanOrEqualTo(Ratio.ONE);
            assertThat(Long.signum(parts.get(i)) * Long.signum(total)).isNotNegative();
        }
    }

    @Property
    @Label("L5 exact allocation: slices add up to any longer slice, however it is cut")
    void l5SlicesAddUpHoweverCut(
            @ForAll long total, @ForAll @LongRange(min = 1, max = 35_136) long whole, @ForAll("cuts") List<Long> cuts) {
        List<Long> bounds = new ArrayList<>(
                cuts.stream().map(cut -> cut % (whole + 1)).sorted().toList());
        long first = bounds.get(0);
        long from = first;
        BigInteger sum = BigInteger.ZERO;
        for (long to : bounds) {
            sum = sum.add(BigInteger.valueOf(Apportionment.slice(total, from, to, whole)));
            from = to;
        }
        assertThat(sum).isEqualTo(BigInteger.valueOf(Apportionment.slice(total, first, from, whole)));
        assertThat(Apportionment.slice(total, 0, whole, whole)).isEqualTo(total);
    }

    @Property
    @Label("L5 exact allocation: what was reached never falls when the total grows")
    void l5CumulativeIsHouseMonotone(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long total, @ForAll @IntRange(max = 365) int day) {
        assertThat(Apportionment.slice(total + 1, 0, day, 365))
                .isGreaterThanOrEqualTo(Apportionment.slice(total, 0, day, 365));
    }

    @Property
    @Label("L5 exact allocation: a refund mirrors its charge slice by slice")
    void l5SlicesAreSignSymmetric(
            @ForAll @LongRange(min = -Long.MAX_VALUE) long total,
            @ForAll @IntRange(max = 365) int from,
            @ForAll @IntRange(max = 365) int to) {
        Assume.that(from <= to);
        assertThat(Apportionment.slice(-total, from, to, 365)).isEqualTo(-Apportionment.slice(total, from, to, 365));
    }

    @Property
    void ratiosAddAndMultiplyLikeNumbers(@ForAll("ratio") Ratio a, @ForAll("ratio") Ratio b, @ForAll("ratio") Ratio c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(a.plus(b).times(c)).isEqualTo(a.times(c).plus(b.times(c)));
        assertThat(a.compareTo(b)).isEqualTo(a.minus(b).signum());
        Assume.that(!b.isZero());
        assertThat(a.dividedBy(b).times(b)).isEqualTo(a);
    }

    @Property
    void roundingIsWithinHalfAndOdd(@ForAll("ratio") Ratio value) {
        Ratio error = value.minus(Ratio.of(value.roundHalfEven())).abs();
        assertThat(error).isLessThanOrEqualTo(Ratio.of(1, 2));
        assertThat(value.negated().roundHalfEven())
                .isEqualTo(value.roundHalfEven().negate());
    }

    @Provide
    Arbitrary<List<Ratio>> weights() {
        return ratio().list().ofMaxSize(12).filter(list -> list.stream().anyMatch(weight -> weight.signum() > 0));
    }

    @Provide
    Arbitrary<List<Ratio>> fractions() {
        return Arbitraries.integers()
                .between(-500, 500)
                .flatMap(top -> Arbitraries.integers().between(1, 30).map(bottom -> Ratio.of(top, bottom)))
                .list()
                .ofMaxSize(12)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Ratio> ratio() {
        Arbitrary<Long> tops = Arbitraries.oneOf(Arbitraries.longs().between(-3, 12), Arbitraries.longs());
        Arbitrary<Long> bottoms = Arbitraries.oneOf(
                Arbitraries.just(1L),
                Arbitraries.longs().between(1, 9),
                Arbitraries.longs().greaterOrEqual(1));
        return tops.flatMap(top -> bottoms.map(bottom -> Ratio.of(top, bottom))).withoutEdgeCases();
    }

    @Provide
    Arbitrary<List<Long>> cuts() {
        return Arbitraries.longs()
                .between(0, 40_000)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .withoutEdgeCases();
    }

    private static List<Long> divide(long total, List<Ratio> weights) {
        return Apportionment.largestRemainder(total, weights).orElseThrow();
    }

    private static List<Ratio> deviations(long total, List<Ratio> weights) {
        LargestRemainder working = LargestRemainder.of(total, weights).orElseThrow();
        return IntStream.range(0, weights.size())
                .mapToObj(i ->
                        Ratio.of(working.parts().get(i)).minus(working.ideals().get(i)))
                .sorted()
                .toList();
    }

    private static Ratio positive(Ratio weight) {
        return weight.signum() > 0 ? weight : Ratio.ZERO;
    }

    private static List<Long> negated(List<Long> parts) {
        return parts.stream().map(part -> -part).toList();
    }

    private static BigInteger sum(List<Long> parts) {
        return parts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
