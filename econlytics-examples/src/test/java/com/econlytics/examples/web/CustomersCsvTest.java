package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.examples.report.Amounts;
import com.econlytics.examples.report.CustomerRow;
import com.econlytics.testkit.Scenario;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomersCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    @Scenario("B42")
    void aTextIsNoFormula(String id) {
        assertThat(CustomersCsv.cells(row(id))).first().isEqualTo("'" + id);
    }

    @Test
    void aNegativeAmountStaysANumber() {
        assertThat(CustomersCsv.cells(row("cus_1"))).contains("-12.34").first().isEqualTo("cus_1");
    }

    private static CustomerRow row(String id) {
        BigDecimal nothing = new BigDecimal("0.00");
        BigDecimal loss = new BigDecimal("-12.34");
        return new CustomerRow(
                id,
                "2025-01",
                "2025-01-31",
                "USD",
                new Amounts(nothing, nothing, nothing, nothing, loss, 0, nothing, nothing, nothing, nothing),
                1);
    }
}
