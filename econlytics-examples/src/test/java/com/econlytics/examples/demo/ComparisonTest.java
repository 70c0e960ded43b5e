package com.econlytics.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.examples.demo.Comparison.Difference;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final BigDecimal PROFIT = new BigDecimal("100.00");

    @Test
    void errorsThatOffsetEachOtherAreNoZero() {
        Comparison comparison = new Comparison(
                3, PROFIT, PROFIT, List.of(difference("cus_1", "1.00", "2.00"), difference("cus_2", "2.00", "1.00")));
        assertThat(comparison.isExact()).isFalse();
        assertThat(comparison.difference()).isEqualTo("2.00");
    }

    @Test
    void theDifferenceIsSigned() {
        Comparison comparison =
                new Comparison(3, new BigDecimal("99.00"), PROFIT, List.of(difference("cus_1", "1.00", "2.00")));
        assertThat(comparison.difference()).isEqualTo("-1.00");
    }

    @Test
    void nothingDiffersWhereNothingDiffers() {
        Comparison comparison = new Comparison(3, PROFIT, PROFIT, List.of());
        assertThat(comparison.isExact()).isTrue();
        assertThat(comparison.difference()).isEqualTo("0.00");
    }

    private static Difference difference(String customer, String booked, String truth) {
        return new Difference(customer, "net_profit", new BigDecimal(booked), new BigDecimal(truth));
    }
}
