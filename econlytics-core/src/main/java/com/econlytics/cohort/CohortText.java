package com.econlytics.cohort;

import com.econlytics.money.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A cohort table as plain text; the only place of this room in which anything is rounded. */
final class CohortText {
    private final CohortTable table;
    private final int ages;

    CohortText(CohortTable table) {
        this.table = table;
        this.ages =
                table.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(table.currency().getCurrencyCode()
                + ": customer profit, and per customer so far by months since the start");
        List<String> head = new ArrayList<>(List.of("customers", "profit", "average"));
        IntStream.range(0, ages).mapToObj(Integer::toString).forEach(head::add);
        lines.add(line("cohort", head));
        table.rows().forEach(row -> lines.add(line(row.cohort().label(), figures(row))));
        lines.add(line("unattributed", List.of("", amount(table.unattributed()))));
        lines.add(line("unallocated", List.of("", amount(table.unallocated()))));
        lines.add(line("company", List.of(Integer.toString(customers()), amount(table.company()))));
        return String.join("\n", lines) + "\n";
    }

    private int customers() {
        return table.rows().stream().mapToInt(CohortRow::customers).sum();
    }

    private List<String> figures(CohortRow row) {
        List<String> figures = new ArrayList<>(
                List.of(Integer.toString(row.customers()), amount(row.total()), rounded(row.averageProfit())));
        row.cells().forEach(cell -> figures.add(figure(row, cell)));
        return figures;
    }

    private String figure(CohortRow row, CohortCell cell) {
        String perCustomer = rounded(cell.profitPerCustomer());
        return row.isMature(cell) ? perCustomer : perCustomer + " of " + cell.customers();
    }

    private String rounded(Ratio minor) {
        Currency currency = table.currency();
        return new BigDecimal(minor.roundHalfEven(), currency.getDefaultFractionDigits()).toPlainString();
    }

    private static String amount(Margins margins) {
        return margins.profit().toMajor().toPlainString();
    }

    private static String line(String name, List<String> figures) {
        String columns = figures.stream()
                .map(figure -> String.format(Locale.ROOT, " %14s", figure))
                .collect(Collectors.joining());
        return String.format(Locale.ROOT, "%-20s", name) + columns;
    }
}
