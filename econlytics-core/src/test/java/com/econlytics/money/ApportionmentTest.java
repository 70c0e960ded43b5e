package com.econlytics.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ApportionmentTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/cumulative.csv", numLinesToSkip = 1)
    void spreadsOverTimeAsTheTableSays(
            String id, String rule, String source, String total, String lengths, String expected) {
        long minor = Money.parse("USD " + total).amountMinor();
        assertThat(Apportionment.cumulative(minor, ratios(lengths))
                        .map(ApportionmentTest::text)
                        .orElse("undefined"))
                .isEqualTo(expected);
    }

    @Test
    void aCentMoreCanTakeACentFromSomebodyUnderLargestRemainder() {
        assertThat(Apportionment.largestRemainder(10, ratios("1 3 3"))).contains(List.of(2L, 4L, 4L));
        assertThat(Apportionment.largestRemainder(11, ratios("1 3 3"))).contains(List.of(1L, 5L, 5L));
    }

    @Test
    void withoutAWeightNobodyHasAClaim() {
        assertThat(Apportionment.largestRemainder(10, ratios("0 -3"))).isEmpty();
        assertThat(Apportionment.largestRemainder(0, List.of())).isEmpty();
    }

    @Test
    void theWorkingNamesIdealsAndReceivers() {
        LargestRemainder working = LargestRemainder.of(-100, ratios("1 1 1")).orElseThrow();
        assertThat(working.ideals()).containsOnly(Ratio.of(-100, 3));
        assertThat(working.truncated()).containsExactly(-33L, -33L, -33L);
        assertThat(working.receivers()).containsExactly(0);
        assertThat(working.parts()).containsExactly(-34L, -33L, -33L);
    }

    @Test
    void idealsOfAFractionOfAUnitAreRefused() {
        assertThatThrownBy(() -> LargestRemainder.ofIdeals(List.of(Ratio.of(1, 2), Ratio.of(3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the ideal parts add up to 7/2; give all parts of a whole number of units");
    }

    @ParameterizedTest
    @CsvSource({"-1,2,3", "2,1,3", "2,4,3", "0,0,0", "0,0,-1"})
    void aSliceOutsideItsSpanIsRefused(long from, long to, long whole) {
        assertThatThrownBy(() -> Apportionment.slice(100, from, to, whole))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the slice from " + from + " to " + to + " does not lie in a span from 0 to " + whole
                        + "; state 0 <= from <= to <= whole and 0 < whole");
    }

    @ParameterizedTest
    @CsvSource({"5,2,2", "3,2,2", "-5,2,-2", "-3,2,-2", "8,3,3", "-8,3,-3", "7,3,2", "1,2,0", "-1,2,0", "6,1,6"})
    void aHalfGoesToTheEvenNeighbour(long numerator, long denominator, long rounded) {
        assertThat(Ratio.of(numerator, denominator).roundHalfEven()).isEqualTo(BigInteger.valueOf(rounded));
    }

    @Test
    void aRatioIsInLowestTermsWithTheSignOnTop() {
        assertThat(Ratio.of(2, -6)).isEqualTo(Ratio.of(-1, 3)).hasToString("-1/3");
        assertThat(Ratio.of(0, -6)).isEqualTo(Ratio.ZERO).hasToString("0");
        assertThat(Ratio.of(-8, 3).truncated()).isEqualTo(BigInteger.valueOf(-2));
        assertThat(Ratio.of(1, 8).toDecimal(2)).isEqualTo(new BigDecimal("0.12"));
    }

    @Test
    void aRatioOverNothingIsUndefined() {
        assertThat(Ratio.find(5, 0)).isEmpty();
        assertThat(Ratio.find(0, 5)).contains(Ratio.ZERO);
        assertThatThrownBy(() -> Ratio.of(5, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 divided by 0 is undefined; where a divisor may be 0, answer Optional.empty instead");
        assertThatThrownBy(() -> Ratio.of(1, 3).dividedBy(Ratio.ZERO))
                .hasMessage("1/3 divided by 0 is undefined; where a divisor may be 0, answer Optional.empty instead");
    }

    private static List<Ratio> ratios(String cell) {
        return cell == null
                ? List.of()
                : Arrays.stream(cell.split(" "))
                        .map(length -> Ratio.of(Long.parseLong(length)))
                        .toList();
    }

    private static String text(List<Long> parts) {
        return parts.stream()
                .map(part -> BigDecimal.valueOf(part, 2).toPlainString())
                .collect(Collectors.joining(" "));
    }
}
