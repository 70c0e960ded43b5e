package com.econlytics.benchmarks;

import com.econlytics.columnar.CohortColumn;
import com.econlytics.columnar.ColumnarJournal;
import com.econlytics.columnar.ColumnarProfitability;
import com.econlytics.columnar.ProfitTable;
import com.econlytics.customer.CustomerId;
import java.time.YearMonth;
import java.util.Map;

/** Starts with nothing, gets a journal from somewhere, and sums it. */
final class Cold implements Contender {
    private final String name;
    private final Workload workload;
    private final Map<CustomerId, YearMonth> began;
    private final Source source;
    private final ColumnarProfitability engine = new ColumnarProfitability(Workload.USD);
    private long seen;

    /** Where the journal comes from. */
    interface Source {
        ColumnarJournal journal() throws Exception;
    }

    Cold(String name, Workload workload, Source source) {
        this.name = name;
        this.workload = workload;
        this.began = workload.began();
        this.source = source;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run() throws Exception {
        ColumnarJournal journal = source.journal();
        ProfitTable table = engine.of(journal, CohortColumn.of(journal, began));
        seen += table.netProfit(Workload.USD).amountMinor();
    }

    @Override
    public Answer answer() throws Exception {
        ColumnarJournal journal = source.journal();
        return Columnar.answer(workload, engine.of(journal, CohortColumn.of(journal, began)));
    }

    @Override
    public String toString() {
        return name + " " + seen;
    }
}
