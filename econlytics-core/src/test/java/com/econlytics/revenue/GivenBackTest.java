package com.econlytics.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GivenBackTest {
    @Test
    void moneyThatComesBackFromNoKnownRefundGoesTheWayBackPastAStatedPart() {
        GivenBack tax = new GivenBack(20, 120);
        assertThat(tax.next(60, 5)).isEqualTo(5);
        assertThat(tax.next(-30)).isEqualTo(-3);
        assertThat(tax.next(30)).isEqualTo(3);
        assertThat(tax.next(30)).isEqualTo(8);
        assertThat(tax.next(30)).isEqualTo(7);
    }
}
