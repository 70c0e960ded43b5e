package com.econlytics.benchmarks;

import com.econlytics.columnar.ColumnarJournal;
import com.econlytics.columnar.ColumnarProfitability;
import com.econlytics.columnar.LineKey;
import com.econlytics.columnar.ProfitTable;
import com.econlytics.columnar.RunningProfit;
import com.econlytics.customer.CustomerId;
import com.econlytics.ledger.Unit;
import java.util.HashMap;
import java.util.Map;

/** Rows 7 and 14: one line more, and what all of them take at rest. */
final class RunningRows {
    private static final int LINES = 10_000_000;
    private static final int CUSTOMERS = 100_000;
    private static final int SLACK = 1 << 16;

    private final Scoreboard board;
    private final Workload workload;

    RunningRows(Scoreboard board, long seed) {
        this.board = board;
        this.workload = new Workload(LINES, CUSTOMERS, Workload.Skew.UNIFORM, seed);
    }

    void run() {
        footprint();
        increments();
    }

    private void footprint() {
        long before = used();
        ColumnarJournal journal = workload.journal();
        long lines = used() - before;
        ProfitTable table = new ColumnarProfitability(Workload.USD).of(journal, workload.cohorts(journal));
        long sums = used() - before - lines;
        board.report(
                "14",
                workload.toString(),
                "%.1f bytes a line, %.0f bytes a customer in the table, profit %s"
                        .formatted((double) lines / LINES, (double) sums / CUSTOMERS, table.netProfit(Workload.USD)));
    }

    /** Customers come in random order. The first half warms up. */
    private void increments() {
        RunningProfit running = new RunningProfit(Workload.USD);
        int[] keys = new int[Workload.ACCOUNTS.size() * Workload.MONTHS];
        for (int i = 0; i < keys.length; i++) {
            var month = Workload.FIRST.plusMonths(i % Workload.MONTHS);
            keys[i] = running.key(
                    new LineKey(month, month, Workload.ACCOUNTS.get(i / Workload.MONTHS), Unit.of(Workload.USD)));
        }
        Map<String, Integer> byId = new HashMap<>();
        String[] ids = new String[CUSTOMERS];
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            ids[customer] = "cus_" + Integer.toString(customer * 7919, Character.MAX_RADIX);
            byId.put(
                    ids[customer],
                    running.customer(
                            new CustomerId(customer + 1L), Workload.FIRST.plusMonths(workload.cohortOf(customer))));
        }
        Lines lines = new Lines(workload);
        int half = LINES / 2;
        for (int turn = 0; turn < 2; turn++) {
            long begun = System.nanoTime();
            for (int line = turn * half / 2; line < (turn + 1) * half / 2; line++) {
                running.add(lines.customers[line], keys[lines.keys[line]], lines.amounts[line]);
            }
            long dense = System.nanoTime() - begun;
            begun = System.nanoTime();
            for (int line = half + turn * half / 2; line < half + (turn + 1) * half / 2; line++) {
                running.add(
                        byId.getOrDefault(ids[lines.customers[line]], -1), keys[lines.keys[line]], lines.amounts[line]);
            }
            long named = System.nanoTime() - begun;
            if (turn == 1) {
                board.report(
                        "7",
                        workload.toString(),
                        "%.0f ns by dense id, %.0f ns by string id".formatted(2.0 * dense / half, 2.0 * named / half));
            }
        }
    }

    /** Collects until nothing more is found: a first collection leaves what the start of the program left behind. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long before = Long.MAX_VALUE;
        long now = runtime.totalMemory() - runtime.freeMemory();
        while (now < before - SLACK) {
            before = now;
            System.gc();
            now = runtime.totalMemory() - runtime.freeMemory();
        }
        return now;
    }

    /** The workload, made beforehand, so that making it is not timed. */
    private static final class Lines {
        private final int[] customers;
        private final int[] keys;
        private final long[] amounts;
        private int size;

        Lines(Workload workload) {
            this.customers = new int[workload.lines()];
            this.keys = new int[workload.lines()];
            this.amounts = new long[workload.lines()];
            workload.forEach((customer, account, month, amount) -> {
                customers[size] = customer;
                keys[size] = account * Workload.MONTHS + month;
                amounts[size++] = amount;
            });
        }
    }
}
