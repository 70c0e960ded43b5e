package com.econlytics.pnl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import com.econlytics.pnl.BudgetComparison.Entry;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetComparisonTest {
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final StatementLine FEES = StatementLine.of(Section.FEES);

    private final Books books = new Story()
            .charge("ch_1", "2026-06-02", "USD 1100.00", "USD -36.00")
            .charge("ch_2", "2026-07-02", "USD 5.00", "USD -1.00")
            .shared(
                    "acq",
                    new com.econlytics.fact.Account("support_payroll", Section.SUPPORT),
                    "2026-06-03",
                    "USD -7.50")
            .books();

    @Test
    void aVarianceAboveZeroIsFavourableOnRevenueAndOnCost() {
        BudgetComparison comparison = BudgetComparison.of(
                List.of(planned(FEES, "USD -30.00"), planned(StatementLine.NET_REVENUE, "USD 1000.00")),
                books.balances());
        assertThat(comparison.render()).isEqualTo("""
                month    line                                 budget             actual           variance               rate
                2026-06  fees                             USD -30.00         USD -36.00          USD -6.00            -20.0 %
                2026-06  net revenue                     USD 1000.00        USD 1100.00         USD 100.00             10.0 %
                2026-06  support                         not planned          USD -7.50
                """);
    }

    @Test
    void aRateOfNothingPlannedIsUndefined() {
        BudgetComparison comparison =
                BudgetComparison.of(List.of(planned(StatementLine.NET_REVENUE, "USD 0.00")), books.balances());
        assertThat(comparison.rows().get(0).findRate()).isEmpty();
        assertThat(comparison.rows().get(0).variance()).isEqualTo(Money.parse("USD 1100.00"));
    }

    @Test
    void amountsOfAnotherCurrencyAreNotCompared() {
        BudgetComparison comparison =
                BudgetComparison.of(List.of(planned(StatementLine.NET_REVENUE, "EUR 10.00")), books.balances());
        assertThat(comparison.rows().get(0).actual()).isEqualTo(Money.parse("EUR 0.00"));
        assertThat(comparison.unbudgeted()).isEmpty();
    }

    @Test
    void oneLineCannotBePlannedTwice() {
        assertThatThrownBy(() -> BudgetComparison.of(
                        List.of(planned(FEES, "USD -1.00"), planned(FEES, "USD -2.00")), books.balances()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fees is planned twice for 2026-06 in USD; state one amount");
    }

    private static Entry planned(StatementLine line, String amount) {
        return new Entry(JUNE, line, Money.parse(amount));
    }
}
