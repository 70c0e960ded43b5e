package com.econlytics.benchmarks;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The bar: prints a table of ratios, and ends with 1 if a result differs or a gate is missed.
 *
 * <p>Run by {@code benchmarks/run.sh quick} and {@code benchmarks/run.sh full}; the second measures the whole grid and writes
 * {@code docs/performance.md}.
 */
public final class Bar {
    private static final int THREADS = 2;
    private static final int MILLION = 1_000_000;

    private final Scoreboard board;
    private final boolean full;
    private final long seed;

    private Bar(Scoreboard board, boolean full, long seed) {
        this.board = board;
        this.full = full;
        this.seed = seed;
    }

    /** Runs the program; the arguments are {@code quick} or {@code full}, the seed, the commit, and which rows. */
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Scoreboard board = new Scoreboard(System.out);
        new Bar(board, args[0].equals("full"), Long.parseLong(args[1])).run(Set.of(args[3].split(",", -1)));
        board.missed().forEach(System.out::println);
        if (args[0].equals("full")) {
            new PerformanceReport(board, Long.parseLong(args[1]), args[2]).writeTo(Path.of("docs/performance.md"));
        }
        System.exit(board.missed().isEmpty() ? 0 : 1);
    }

    private void run(Set<String> rows) throws Exception {
        if (rows.contains("published")) {
            new ColdRows(board, seed, THREADS).publication(full ? MILLION / 2 : MILLION / 5);
        }
        if (rows.contains("followed")) {
            new RunningRows(board, seed).run();
        }
        if (rows.contains("started")) {
            new ColdRows(board, seed, THREADS).starts(full ? 4 * MILLION : 2 * MILLION);
        }
        if (rows.contains("received")) {
            try (IngestRows ingest = new IngestRows(board)) {
                ingest.run();
            }
        }
        if (rows.contains("recomputed")) {
            recomputed();
        }
    }

    private void recomputed() throws Exception {
        RecomputeRows recompute = new RecomputeRows(board, seed, THREADS);
        recompute.run();
        if (full) {
            recompute.grid();
        }
    }
}
