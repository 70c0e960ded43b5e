package com.econlytics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusualChangeTest {
    private static final YearMonth START = YearMonth.of(2025, 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # receipts | unattributed | refunds | fees | tickets | what is said of the tenth month
                    100000     | 0            | 2000    | 3000 | 40      | []
                    100000     | 0            | 2000    | 4001 | 40      | []
                    100000     | 0            | 2000    | 4100 | 40      | [2025-10 FEE_SHARE: 41 per mille of receipts, expected 20 to 40]
                    100000     | 0            | 2000    | 1900 | 40      | [2025-10 FEE_SHARE: 19 per mille of receipts, expected 20 to 40]
                    100000     | 0            | 10100   | 3000 | 40      | [2025-10 REFUND_SHARE: 101 per mille of receipts, expected -60 to 100]
                    100000     | 0            | 0       | 3000 | 40      | []
                    100000     | 5100         | 2000    | 3000 | 40      | [2025-10 UNATTRIBUTED_SHARE: 51 per mille of receipts, expected -50 to 50]
                    150000     | 0            | 3000    | 4500 | 40      | []
                    150100     | 0            | 3000    | 4500 | 40      | [2025-10 RECEIPTS_ROSE: 1501 per mille of the three months before, expected 500 to 1500]
                    69999      | 0            | 1400    | 2100 | 40      | [2025-10 RECEIPTS_FELL: 699 per mille of the three months before, expected 700 to 1300]
                    0          | 0            | 0       | 0    | 40      | [2025-10 RECEIPTS_FELL: 0 per mille of the three months before, expected 700 to 1300]
                    100000     | 0            | 2000    | 3000 | 69      | [2025-10 TICKETS_ROSE: 1725 per mille of the three months before, expected 300 to 1700]
                    100000     | 0            | 2000    | 3000 | 23      | [2025-10 TICKETS_FELL: 575 per mille of the three months before, expected 600 to 1400]
                    """)
    void eachRuleSaysWhatItSawAndWhatItExpected(
            long receipts, long unattributed, long refunds, long fees, long tickets, String said) {
        List<MonthFigures> months = steady(9);
        months.add(new MonthFigures(START.plusMonths(9), receipts, unattributed, refunds, fees, tickets));
        assertThat(UnusualChange.inLast(months)).hasToString(said);
    }

    @Test
    void nothingIsUnusualAfterTooFewMonths() {
        List<MonthFigures> months = steady(5);
        months.add(MonthFigures.nothing(START.plusMonths(5)));
        assertThat(UnusualChange.in(months)).isEmpty();
    }

    @Test
    void aChangeIsMeasuredOnlyAfterItsOwnMonths() {
        List<MonthFigures> months = steady(8);
        months.add(MonthFigures.nothing(START.plusMonths(8)));
        assertThat(UnusualChange.in(months)).isEmpty();
    }

    @Test
    void monthsThatDifferAmongThemselvesAreGivenMoreRoom() {
        List<MonthFigures> months = new ArrayList<>();
        for (int month = 0; month < 6; month++) {
            months.add(new MonthFigures(START.plusMonths(month), 100_000, 0, 0, 2_000L + 1_000L * month, 0));
        }
        months.add(new MonthFigures(START.plusMonths(6), 100_000, 0, 0, 9_000, 0));
        assertThat(UnusualChange.inLast(months)).isEmpty();
    }

    @Test
    void aCompanyThatGrowsIsSteadyAndItsStopIsSeen() {
        List<MonthFigures> months = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            months.add(new MonthFigures(START.plusMonths(month), 100_000L + 20_000L * month, 0, 0, 0, 0));
        }
        assertThat(UnusualChange.in(months)).isEmpty();
        months.add(new MonthFigures(START.plusMonths(12), 110_000, 0, 0, 0, 0));
        assertThat(UnusualChange.inLast(months)).extracting(UnusualChange::rule).containsExactly(Rule.RECEIPTS_FELL);
    }

    @Property
    @Label("a company that is so many times as large has the same unusual receipts and shares")
    void sizeDoesNotMatter(
            @ForAll @Size(min = 10, max = 18) List<@LongRange(min = 1_000, max = 1_000_000) Long> receipts,
            @ForAll @LongRange(min = 2, max = 1_000) long times) {
        assertThat(rules(receipts, times)).isEqualTo(rules(receipts, 1));
    }

    private static List<String> rules(List<Long> receipts, long times) {
        List<MonthFigures> months = new ArrayList<>();
        for (long each : receipts) {
            long amount = Math.multiplyExact(each / 1_000 * 1_000, times);
            months.add(new MonthFigures(START.plusMonths(months.size()), amount, amount / 10, amount / 5, 0, 0));
        }
        return UnusualChange.in(months).stream()
                .map(change -> change.month() + " " + change.rule())
                .toList();
    }

    private static List<MonthFigures> steady(int count) {
        List<MonthFigures> months = new ArrayList<>();
        for (int month = 0; month < count; month++) {
            months.add(new MonthFigures(START.plusMonths(month), 100_000, 0, 2_000, 3_000, 40));
        }
        return months;
    }
}
