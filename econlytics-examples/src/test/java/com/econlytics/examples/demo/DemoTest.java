package com.econlytics.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.company.CompanyPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {
    @Test
    void everyFigureOfTheDemoIsRight() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        DemoPlan plan = new DemoPlan(CompanyPlan.of(50, 1).with(150, 20), 0, DemoPlan.Ending.EXIT);
        boolean right = new Demo(plan, Map.of(), new PrintStream(printed, true, UTF_8)).play();
        assertThat(right).isTrue();
        assertThat(printed.toString(UTF_8).lines())
                .contains("  Conservation: holds; every amount and every ticket is in exactly one place")
                .contains("  Compared with the truth: 52 rows, 0 figures differ")
                .anyMatch(line -> line.matches("  Found: \\{timing=.*, booked twice=.*}; residual 0\\.00"))
                .anyMatch(line ->
                        line.matches("  Payouts that are the sum of their balance transactions: (1[0-9]) of \\1"))
                .anyMatch(
                        line -> line.startsWith("  Stripe's own word: balance USD 0.00 as at Stripe, ledger version "))
                .noneMatch(line -> line.contains("quarantined") || line.contains("pending"))
                .last()
                .asString()
                .matches("net profit USD (-?[0-9]+\\.[0-9]{2})  truth USD \\1  difference 0\\.00");
    }
}
