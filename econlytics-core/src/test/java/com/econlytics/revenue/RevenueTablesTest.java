package com.econlytics.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.money.Ratio;
import com.econlytics.pnl.Books;
import com.econlytics.time.MonthRange;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RevenueTablesTest {
    private static final RevenuePolicy POLICY = RevenuePolicy.through(YearMonth.of(2030, 12));

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/spec/receipt-split.csv", numLinesToSkip = 1, maxCharsPerColumn = 4000)
    void receiptsAreDividedAsTheTableSays(
            String id, String rule, String setting, String story, String accounts, @Nullable String unsplit) {
        Revenue revenue = Revenue.of(
                Shop.of(story).books(),
                setting.startsWith("rate") ? rated(setting) : ReceiptSplit.standard(),
                setting.equals("strict") ? POLICY.keepingUnsplitOut() : POLICY);
        assertThat(Figures.accounts(revenue.on(RevenueBasis.RECEIPTS))).isEqualTo(accounts);
        assertThat(parts(revenue)).isEqualTo(unsplit == null ? "" : unsplit);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/spec/earned-revenue.csv", numLinesToSkip = 1, maxCharsPerColumn = 4000)
    void revenueIsEarnedAsTheTableSays(
            String id,
            String rule,
            String through,
            String days,
            String story,
            @Nullable String netRevenue,
            @Nullable String outside) {
        RevenuePolicy policy = RevenuePolicy.through(YearMonth.parse(through)).counting(DayCount.valueOf(days));
        Revenue revenue = Revenue.of(Shop.of(story).books(), ReceiptSplit.standard(), policy);
        Books earned = revenue.on(RevenueBasis.EARNED);
        assertThat(Figures.netRevenue(earned)).isEqualTo(netRevenue == null ? "" : netRevenue);
        assertThat(Figures.outsideRevenue(earned)).isEqualTo(outside == null ? "" : outside);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/spec/basis-bridge.csv", numLinesToSkip = 1, maxCharsPerColumn = 4000)
    void theBridgeIsAsTheTableSays(
            String id,
            String rule,
            String month,
            String currency,
            String story,
            String received,
            @Nullable String causes,
            String earned) {
        Revenue revenue = Revenue.of(Shop.of(story).books(), ReceiptSplit.standard(), POLICY);
        MonthRange months = MonthRange.of(YearMonth.parse(month));
        RevenueStatement statement = revenue.statement(RevenueBasis.EARNED, Currency.getInstance(currency), months);
        assertThat(statement.netRevenueReceived()).hasToString(received);
        assertThat(statement.causes().entrySet().stream()
                        .map(cause -> cause.getKey() + " " + cause.getValue())
                        .collect(Collectors.joining("; ")))
                .isEqualTo(causes == null ? "" : causes);
        assertThat(statement.netRevenue()).hasToString(earned);
    }

    private static ReceiptSplit rated(String setting) {
        String[] rate = setting.substring("rate ".length()).split("/", -1);
        return ReceiptSplit.standard()
                .orElse(ReceiptSplit.taxIncluded(Ratio.of(Long.parseLong(rate[0]), Long.parseLong(rate[1]))));
    }

    /** {@code unsplit ch_1 EUR 10.00; rated ch_2 EUR 100.00}. */
    private static String parts(Revenue revenue) {
        Map<String, List<RevenuePart>> marked = Map.of("unsplit", revenue.unsplit(), "rated", revenue.flagged());
        return Stream.of("unsplit", "rated")
                .flatMap(mark -> marked.getOrDefault(mark, List.of()).stream()
                        .map(part -> mark + " " + part.record().object() + " " + part.amount()))
                .collect(Collectors.joining("; "));
    }
}
