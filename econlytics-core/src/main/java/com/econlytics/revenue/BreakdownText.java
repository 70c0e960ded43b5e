package com.econlytics.revenue;

import com.econlytics.fact.Section;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import com.econlytics.pnl.ProfitAndLoss;
import com.econlytics.pnl.StatementLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A breakdown as plain text. */
final class BreakdownText {
    private final Breakdown breakdown;

    BreakdownText(Breakdown breakdown) {
        this.breakdown = breakdown;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("by " + breakdown.dimension() + ", " + breakdown.months() + ", "
                + breakdown.currency().getCurrencyCode());
        lines.add(line("", "net revenue", "product margin", "rate", "customer profit"));
        breakdown.rows().forEach(row -> lines.add(line(row)));
        lines.add(line(new Breakdown.Row("all", total())));
        if (!total().notSupplied().isEmpty()) {
            lines.add("before what no source supplies: "
                    + total().notSupplied().stream()
                            .map(section -> StatementLine.of(section).name())
                            .collect(Collectors.joining(", ")));
        }
        return String.join("\n", lines) + "\n";
    }

    private ProfitAndLoss total() {
        ProfitAndLoss total = new ProfitAndLoss(breakdown.currency(), Map.of());
        for (Breakdown.Row row : breakdown.rows()) {
            Map<Section, Money> sums = new EnumMap<>(Section.class);
            sums.putAll(total.sections());
            row.statement().sections().forEach((section, amount) -> sums.merge(section, amount, Money::plus));
            total = new ProfitAndLoss(breakdown.currency(), sums);
        }
        return total;
    }

    private static String line(Breakdown.Row row) {
        ProfitAndLoss statement = row.statement();
        return line(
                row.value().isEmpty() ? "(none)" : row.value(),
                amount(statement.netRevenue()),
                amount(statement.amountOf(StatementLine.PRODUCT_MARGIN)),
                row.findProductMarginRate().map(BreakdownText::percent).orElse("undefined"),
                amount(statement.customerProfit()));
    }

    private static String line(String value, String revenue, String margin, String rate, String profit) {
        return String.format(Locale.ROOT, "%-24s %16s %16s %10s %16s", value, revenue, margin, rate, profit);
    }

    private static String amount(Money amount) {
        return amount.toMajor().toPlainString();
    }

    private static String percent(Ratio rate) {
        return new BigDecimal(rate.times(Ratio.of(1000)).roundHalfEven(), 1).toPlainString() + " %";
    }
}
