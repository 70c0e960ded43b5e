package com.econlytics.examples.demo;

import com.econlytics.examples.report.Amounts;
import com.econlytics.examples.report.CustomerFilter;
import com.econlytics.examples.report.CustomerReport;
import com.econlytics.examples.report.CustomerRow;
import com.econlytics.testkit.company.TrueProfit;
import com.econlytics.testkit.company.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report beside the truth: every customer, what is unattributed, what is unallocated, and the whole company.
 *
 * @param rows how many rows were compared
 * @param booked the company's net profit as the report says
 * @param truth and as it is
 * @param differences one for each column of a row that is not as it should be
 */
public record Comparison(int rows, BigDecimal booked, BigDecimal truth, List<Difference> differences) {
    public Comparison {
        differences = List.copyOf(differences);
    }

    /**
     * A figure that is wrong.
     *
     * @param row whose
     * @param column which
     * @param booked what the report says
     * @param truth what it should say
     */
    public record Difference(String row, String column, BigDecimal booked, BigDecimal truth) {
        BigDecimal size() {
            return booked.subtract(truth).abs();
        }

        @Override
        public String toString() {
            return row + ": " + column + " is " + booked.toPlainString() + ", in truth " + truth.toPlainString();
        }
    }

    /** Compares all rows of the report. */
    public static Comparison of(CustomerReport report, Truth truth) {
        Map<String, TrueProfit> expected = new TreeMap<>(truth.customers());
        expected.put("unattributed", truth.unattributed());
        expected.put("unallocated", truth.unallocated());
        int digits = Currency.getInstance(truth.currency()).getDefaultFractionDigits();
        List<Difference> differences = new ArrayList<>();
        List<CustomerRow> rows = new ArrayList<>();
        report.forEach(CustomerFilter.ALL, rows::add);
        for (CustomerRow row : rows) {
            TrueProfit profit = expected.remove(row.customerId());
            compare(row, profit == null ? TrueProfit.ZERO : profit, digits, differences);
            if (profit == null || !row.currency().equals(truth.currency())) {
                differences.add(unexpected(row.customerId() + " in " + row.currency(), "rows", 1));
            }
        }
        expected.keySet().forEach(missing -> differences.add(unexpected(missing, "rows missing", 1)));
        List<CustomerRow> company = report.company();
        company.forEach(row -> compare(row, truth.company(), digits, differences));
        BigDecimal booked = company.stream()
                .map(row -> row.amounts().netProfit())
                .reduce(BigDecimal.valueOf(0, digits), BigDecimal::add);
        return new Comparison(
                rows.size(), booked, BigDecimal.valueOf(truth.company().netProfit(), digits), differences);
    }

    /** Whether nothing differs anywhere. */
    public boolean isExact() {
        return differences.isEmpty() && booked.compareTo(truth) == 0;
    }

    /**
     * What the company's profit is off by; if errors offset each other, the sum of their sizes, so that it is 0 only if
     * nothing differs.
     */
    public BigDecimal difference() {
        BigDecimal total = booked.subtract(truth);
        return total.signum() != 0
                ? total
                : differences.stream().map(Difference::size).reduce(total, BigDecimal::add);
    }

    private static void compare(CustomerRow row, TrueProfit truth, int digits, List<Difference> differences) {
        Amounts booked = row.amounts();
        Columns columns = new Columns(row.customerId(), digits, differences);
        columns.compare("gross_receipts", booked.grossReceipts(), truth.grossReceipts());
        columns.compare("refunds", booked.refunds(), truth.refunds());
        columns.compare("disputes", booked.disputes(), truth.disputes());
        columns.compare(
                "total_revenue", booked.totalRevenue(), truth.grossReceipts() - truth.refunds() - truth.disputes());
        columns.compare("total_fees", booked.totalFees(), truth.fees());
        columns.compare("support_cost", booked.supportCost(), truth.supportCost());
        columns.compare("other_costs", booked.otherCosts(), 0);
        columns.compare("net_profit", booked.netProfit(), truth.netProfit());
        columns.compare("pending", booked.pending(), 0);
        if (booked.tickets() != truth.tickets()) {
            differences.add(new Difference(
                    row.customerId(),
                    "tickets",
                    BigDecimal.valueOf(booked.tickets()),
                    BigDecimal.valueOf(truth.tickets())));
        }
    }

    private static Difference unexpected(String row, String what, int count) {
        return new Difference(row, what, BigDecimal.valueOf(count), BigDecimal.ZERO);
    }

    private record Columns(String row, int digits, List<Difference> differences) {
        void compare(String column, BigDecimal booked, long truthMinor) {
            BigDecimal truth = BigDecimal.valueOf(truthMinor, digits);
            if (booked.compareTo(truth) != 0) {
                differences.add(new Difference(row, column, booked, truth));
            }
        }
    }
}
