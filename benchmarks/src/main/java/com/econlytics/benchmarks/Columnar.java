package com.econlytics.benchmarks;

import com.econlytics.columnar.CohortColumn;
import com.econlytics.columnar.ColumnarJournal;
import com.econlytics.columnar.ColumnarProfitability;
import com.econlytics.columnar.ProfitTable;
import com.econlytics.pnl.CustomerProfit;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The library's columnar engine, from its public API. */
final class Columnar implements Contender {
    private final Workload workload;
    private final ColumnarJournal journal;
    private final CohortColumn cohorts;
    private final ExecutorService threads;
    private final ColumnarProfitability engine;
    private long seen;

    Columnar(Workload workload, int threads) {
        this.workload = workload;
        this.journal = workload.journal();
        this.cohorts = workload.cohorts(journal);
        this.threads = Executors.newFixedThreadPool(threads);
        this.engine = new ColumnarProfitability(Workload.USD, this.threads, threads);
    }

    @Override
    public String name() {
        return "Econlytics";
    }

    @Override
    public void run() {
        ProfitTable table = engine.of(journal, cohorts);
        seen += table.netProfit(Workload.USD).amountMinor()
                + table.cohorts().byCohort().size();
    }

    @Override
    public Answer answer() {
        return answer(workload, engine.of(journal, cohorts));
    }

    /** What a table of a workload says. */
    static Answer answer(Workload workload, ProfitTable table) {
        long[] totals = Workload.ACCOUNTS.stream()
                .mapToLong(
                        account -> table.total(account.section(), Workload.USD).amountMinor())
                .toArray();
        long[] profits = new long[workload.customers()];
        for (CustomerProfit row : table.rows()) {
            profits[(int) row.customer().number() - 1] = row.netProfit().amountMinor();
        }
        long[][] matrix = new long[Workload.MONTHS][Workload.MONTHS];
        table.cohorts()
                .byCohort()
                .getOrDefault("USD", new TreeMap<>())
                .forEach((cohort, months) ->
                        months.forEach((month, minor) -> matrix[number(cohort)][number(month)] = minor));
        return new Answer(totals, profits, matrix);
    }

    private static int number(YearMonth month) {
        return (int) ChronoUnit.MONTHS.between(Workload.FIRST, month);
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    @Override
    public String toString() {
        return name() + " " + seen;
    }
}
