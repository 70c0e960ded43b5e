package com.econlytics.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows 1 to 6 and 13: totals, customer profit and cohorts of lines that are in memory, beside DuckDB and plain Java. */
final class RecomputeRows {
    private static final String OURS = "Econlytics";
    private static final String DEFAULT = "DuckDB, default";
    private static final String TUNED = "DuckDB, tuned";
    private static final String SORTED = "DuckDB, tuned and sorted";
    private static final int MILLION = 1_000_000;
    private static final int MANY_CUSTOMERS = 100_000;

    private final Scoreboard board;
    private final long seed;
    private final int threads;
    private final Random random;

    RecomputeRows(Scoreboard board, long seed, int threads) {
        this.board = board;
        this.seed = seed;
        this.threads = threads;
        this.random = new Random(seed);
    }

    /** The cells that are gated by name. */
    void run() throws Exception {
        tenMillion();
        millionCustomers();
        worstCell();
        naive();
    }

    /** The whole grid, and how time grows from ten to fifty million. */
    void grid() throws Exception {
        double ten = 0;
        for (int lines : List.of(MILLION, 10 * MILLION, 50 * MILLION)) {
            for (int customers : List.of(10_000, MANY_CUSTOMERS, MILLION)) {
                for (Workload.Skew skew : Workload.Skew.values()) {
                    Workload workload = new Workload(lines, customers, skew, seed);
                    Duel duel = againstDuckDb(workload, 5);
                    board.atLeast("4", workload.toString(), best(duel), 2.5, "DuckDB's best");
                    floor(workload, duel);
                    double nanos = nanosPerLine(workload, duel);
                    if (customers == MANY_CUSTOMERS && skew == Workload.Skew.UNIFORM) {
                        ten = lines == 10 * MILLION ? nanos : ten;
                        if (lines == 50 * MILLION) {
                            board.report(
                                    "6",
                                    workload.toString(),
                                    "%.2fx the time a line of 10 million".formatted(nanos / ten));
                        }
                    }
                }
            }
        }
    }

    private void tenMillion() throws Exception {
        Workload workload = new Workload(10 * MILLION, MANY_CUSTOMERS, Workload.Skew.UNIFORM, seed);
        Duel duel = againstDuckDb(workload, 11);
        board.atLeast("1", workload.toString(), duel.ratio(DEFAULT, OURS), 15, DEFAULT);
        board.atLeast("2", workload.toString(), duel.ratio(TUNED, OURS), 8, TUNED);
        board.atLeast("2", workload.toString(), duel.ratio(SORTED, OURS), 6, SORTED);
        floor(workload, duel);
        board.report("6", workload.toString(), "%.2f ns a line".formatted(nanosPerLine(workload, duel)));
    }

    private void millionCustomers() throws Exception {
        Workload workload = new Workload(10 * MILLION, MILLION, Workload.Skew.UNIFORM, seed);
        Duel duel = againstDuckDb(workload, 5);
        board.atLeast("3", workload.toString(), best(duel), 20, "DuckDB's best");
        floor(workload, duel);
    }

    private void worstCell() throws Exception {
        for (int customers : List.of(10_000, MANY_CUSTOMERS, MILLION)) {
            for (Workload.Skew skew : Workload.Skew.values()) {
                Workload workload = new Workload(customers == 10_000 ? 10 * MILLION : MILLION, customers, skew, seed);
                board.atLeast("4", workload.toString(), best(againstDuckDb(workload, 7)), 2.5, "DuckDB's best");
            }
        }
        Workload skewed = new Workload(10 * MILLION, MANY_CUSTOMERS, Workload.Skew.ZIPF, seed);
        board.atLeast("4", skewed.toString(), best(againstDuckDb(skewed, 5)), 2.5, "DuckDB's best");
    }

    private void naive() throws Exception {
        Workload workload = new Workload(10 * MILLION, MANY_CUSTOMERS, Workload.Skew.UNIFORM, seed);
        try (Columnar ours = new Columnar(workload, threads);
                Naive naive = new Naive(workload)) {
            board.requireSame(ours, naive);
            Duel duel = Duel.of(List.of(ours, naive), 3, random);
            board.atLeast("13", workload.toString(), duel.ratio(naive.name(), OURS), 100, naive.name());
        }
    }

    private void floor(Workload workload, Duel duel) {
        board.report(
                "5",
                workload.toString(),
                duel.ratio(OURS, "memory bandwidth") + " the time of reading 15 bytes a line");
    }

    private static double nanosPerLine(Workload workload, Duel duel) {
        return (double) duel.medianNanos(OURS) / workload.lines();
    }

    private static Duel.Ratio best(Duel duel) {
        Duel.Ratio best = duel.ratio(DEFAULT, OURS);
        for (String other : List.of(TUNED, SORTED)) {
            Duel.Ratio ratio = duel.ratio(other, OURS);
            best = ratio.median() < best.median() ? ratio : best;
        }
        return best;
    }

    private Duel againstDuckDb(Workload workload, int rounds) throws Exception {
        try (Columnar ours = new Columnar(workload, threads);
                Bandwidth bandwidth = new Bandwidth(workload, threads);
                DuckDb duckDb = new DuckDb(workload, threads)) {
            List<Contender> contenders = new ArrayList<>(
                    List.of(ours, bandwidth, duckDb.byDefault(), duckDb.tuned(), duckDb.tunedAndSorted()));
            for (Contender contender : contenders.subList(2, contenders.size())) {
                board.requireSame(ours, contender);
            }
            return Duel.of(contenders, rounds, random);
        }
    }
}
