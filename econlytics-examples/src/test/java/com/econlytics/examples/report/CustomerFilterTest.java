package com.econlytics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.examples.report.CustomerFilter.Direction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerFilterTest {
    @Test
    void anEmptyFormShowsEverybodyTheMostProfitableFirst() {
        assertThat(CustomerFilter.parse(Map.of("cohort", "", "min_profit", " ", "page", "")))
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
                        "page", "3")))
                .isEqualTo(new CustomerFilter(
                        "2025-03",
                        LocalDate.of(2025, 3, 2),
                        LocalDate.of(2025, 3, 2),
                        new BigDecimal("-12.50"),
                        new BigDecimal("100"),
                        Column.TOTAL_FEES,
                        Direction.ASC,
                        3));
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
                    page        | 0                    | page must be a whole number from 1 on
                    page        | 99999999999          | page must be a whole number from 1 on
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
}
