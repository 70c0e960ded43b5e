package com.econlytics.columnar;

import com.econlytics.columnar.Kernel.Half;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The engine for millions of lines: the rows of {@link com.econlytics.pnl.Profitability}, the totals of each section, and what each
 * cohort brought in by month, in one pass.
 *
 * <p>The result is the same with any number of threads. It is exact: sums that could overflow are summed in halves, and one that
 * does not fit in the end is refused.
 *
 * <p>Example: {@code new ColumnarProfitability(usd).of(ColumnarJournal.of(books.lines())).rows()}.
 */
public final class ColumnarProfitability {
    private final Currency homeCurrency;
    private final Executor executor;
    private final int threads;

    /** An engine that works in the thread of its caller, and shows tickets in rows of {@code homeCurrency}. */
    public ColumnarProfitability(Currency homeCurrency) {
        this(homeCurrency, Runnable::run, 1);
    }

    /**
     * An engine that works in several threads.
     *
     * @param homeCurrency tickets are shown in its rows
     * @param executor has the threads; it is not shut down
     * @param threads how many tasks are given to it
     */
    public ColumnarProfitability(Currency homeCurrency, Executor executor, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("work needs one thread at least, not " + threads);
        }
        this.homeCurrency = homeCurrency;
        this.executor = executor;
        this.threads = threads;
    }

    /** The figures of a journal, with all customers in no cohort. */
    public ProfitTable of(ColumnarJournal journal) {
        return of(journal, CohortColumn.of(journal, Map.of()));
    }

    /**
     * The figures of a journal.
     *
     * @param cohorts of the same journal
     * @throws ArithmeticException if a figure exceeds 64 bits
     */
    public ProfitTable of(ColumnarJournal journal, CohortColumn cohorts) {
        cohorts.requireOf(journal);
        Layout layout = Layout.of(journal.keys());
        Sums sums = journal.sumsFit()
                ? sum(journal, layout, cohorts, Half.BOTH)
                : Sums.join(sum(journal, layout, cohorts, Half.LOWER), sum(journal, layout, cohorts, Half.UPPER));
        return ProfitTable.of(
                homeCurrency, journal, layout.slots(), sums, CohortProfit.of(layout, cohorts.cohorts(), sums.matrix()));
    }

    private Sums sum(ColumnarJournal journal, Layout layout, CohortColumn cohorts, Half half) {
        return new Pass(journal, layout, cohorts, half).run(executor, threads);
    }

    /**
     * The sums of a journal.
     *
     * @param rows of each customer, one for each slot
     * @param totals of each slot
     * @param matrix of each cohort, one for each cell
     */
    @SuppressWarnings("ArrayRecordComponent") // columns
    record Sums(long[] rows, long[] totals, long[] matrix) {
        static Sums join(Sums lower, Sums upper) {
            return new Sums(
                    join(lower.rows, upper.rows), join(lower.totals, upper.totals), join(lower.matrix, upper.matrix));
        }

        private static long[] join(long[] lower, long[] upper) {
            long[] sums = new long[lower.length];
            Arrays.setAll(sums, i -> Half.join(lower[i], upper[i]));
            return sums;
        }
    }
}
