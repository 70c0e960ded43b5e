package com.econlytics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.cohort.Segment;
import com.econlytics.examples.report.CustomerFilter.Direction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerFilterTest {
    @Test
    void anEmptyFormShowsEverybodyTheMostProfitableFirst() {
        assertThat(CustomerFilter.parse(Map.of("cohort", "", "min_profit", " ", "segment", "")))
                .isEqualTo(CustomerFilter.ALL);
    }

    @Test
    void everyParameterIsRead() {
        assertThat(CustomerFilter.parse(Map.of(
                        "cohort", "2025-03",
                        "signup_from", "2025-03-02",
                        "signup_to", "2025-03-02",
                        "min_profit", "-12.50",
                        "max_profit", "100",
                        "sort", "total_fees",
                        "direction", "asc",
                        "segment", " tickets  from 3 ",
                        "after", "abc")))
                .isEqualTo(new CustomerFilter(
                        "2025-03",
                        LocalDate.of(2025, 3, 2),
                        LocalDate.of(2025, 3, 2),
                        new BigDecimal("-12.50"),
                        new BigDecimal("100"),
                        Segment.parse("tickets from 3"),
                        Column.TOTAL_FEES,
                        Direction.ASC,
                        "abc"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cohort      | 2025-13              | cohort must be a month like 2025-01
                    cohort      | 2025-01' or true --  | cohort must be a month like 2025-01
                    signup_from | 2025-02-30           | signup_from must be a day like 2025-01-31
                    signup_to   | yesterday            | signup_to must be a day like 2025-01-31
                    min_profit  | 1e9                  | min_profit must be an amount like -12.50
                    max_profit  | 12,50                | max_profit must be an amount like -12.50
                    sort        | net_profit; drop     | sort must be one of the columns
                    direction   | up                   | direction must be asc or desc
                    segment     | tickets from x       | the segment is unreadable at character 14: a whole number is expected, and 'x' stands there
                    """)
    void whatCannotBeReadIsNamed(String parameter, String value, String message) {
        assertThatThrownBy(() -> CustomerFilter.parse(Map.of(parameter, value)))
                .isInstanceOf(UnreadableFilterException.class)
                .hasMessage(message);
    }

    @Test
    void boundsThatNobodyCanMeetAreRefused() {
        assertThatThrownBy(() -> CustomerFilter.parse(Map.of("min_profit", "2", "max_profit", "1")))
                .hasMessage("max_profit must be an amount not below min_profit");
        assertThatThrownBy(() -> CustomerFilter.parse(Map.of("signup_from", "2025-02-01", "signup_to", "2025-01-31")))
                .hasMessage("signup_to must be a day not before signup_from");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    USD | 1      | 2      | profit from USD 1.00 below USD 2.01
                    USD | 0.001  |        | profit from USD 0.01
                    USD |        | -0.001 | profit below USD 0.00
                    JPY |        | 1.5    | profit below JPY 2
                    USD | 0.001  | 0.002  | not everyone
                    USD |        | 999999999999999999 | profit below USD 92233720368547758.07
                    """)
    void boundsOfProfitAreRoundedInwardsAndBothBelongToTheSegment(
            String currency, String least, String greatest, String segment) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("min_profit", least == null ? "" : least);
        parameters.put("max_profit", greatest == null ? "" : greatest);
        assertThat(CustomerFilter.parse(parameters).whole(Currency.getInstance(currency)))
                .hasToString(segment);
    }

    @Test
    void allConditionsAreOneSegment() {
        assertThat(CustomerFilter.parse(Map.of(
                                "cohort",
                                "2025-03",
                                "signup_to",
                                "2025-03-09",
                                "segment",
                                "plan = \"pro\" or tickets from 1"))
                        .whole(Currency.getInstance("USD")))
                .hasToString("signup_month from 2025-03 before 2025-04 and signed_up before 2025-03-10"
                        + " and (plan = \"pro\" or tickets from 1)");
    }
}
