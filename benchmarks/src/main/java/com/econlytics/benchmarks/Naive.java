package com.econlytics.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is written first in Java: a record for each line, amounts in major units, sums in maps. One thread. */
final class Naive implements Contender {
    private static final int MINOR_DIGITS = 2;

    private final Workload workload;
    private final List<Row> rows;
    private int seen;

    private record Row(String customer, int account, int month, BigDecimal amount) {}

    private record Cell(int cohort, int month) {}

    private static final class Sums {
        private final Map<Integer, BigDecimal> totals = new HashMap<>();
        private final Map<String, BigDecimal> profits = new HashMap<>();
        private final Map<Cell, BigDecimal> cohorts = new HashMap<>();
    }

    Naive(Workload workload) {
        this.workload = workload;
        this.rows = new ArrayList<>(workload.lines());
        String[] ids = new String[workload.customers()];
        for (int customer = 0; customer < ids.length; customer++) {
            ids[customer] = "cus_" + customer;
        }
        workload.forEach((customer, account, month, amount) ->
                rows.add(new Row(ids[customer], account, month, BigDecimal.valueOf(amount, MINOR_DIGITS))));
    }

    @Override
    public String name() {
        return "records, HashMap, BigDecimal";
    }

    @Override
    public void run() {
        seen += sums().profits.size();
    }

    private Sums sums() {
        Sums sums = new Sums();
        for (Row row : rows) {
            sums.totals.merge(row.account, row.amount, BigDecimal::add);
            if (row.account < Workload.PROFIT_ACCOUNTS) {
                sums.profits.merge(row.customer, row.amount, BigDecimal::add);
                Cell cell = new Cell(workload.cohortOf(number(row.customer)), row.month);
                sums.cohorts.merge(cell, row.amount, BigDecimal::add);
            }
        }
        return sums;
    }

    private static int number(String customer) {
        return Integer.parseInt(customer, "cus_".length(), customer.length(), 10);
    }

    @Override
    public Answer answer() {
        Sums sums = sums();
        long[] totals = new long[Workload.ACCOUNTS.size()];
        sums.totals.forEach((account, sum) -> totals[account] = minor(sum));
        long[] profits = new long[workload.customers()];
        sums.profits.forEach((customer, sum) -> profits[number(customer)] = minor(sum));
        long[][] cohorts = new long[Workload.MONTHS][Workload.MONTHS];
        sums.cohorts.forEach((cell, sum) -> cohorts[cell.cohort][cell.month] = minor(sum));
        return new Answer(totals, profits, cohorts);
    }

    private static long minor(BigDecimal major) {
        return major.movePointRight(MINOR_DIGITS).longValueExact();
    }

    @Override
    public String toString() {
        return name() + " " + seen;
    }
}
