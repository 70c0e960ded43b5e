package com.econlytics.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The bar: prints a table of ratios, and ends with 1 if a result differs or a gate is missed.
 *
 * <p>Run by {@code benchmarks/run.sh quick}.
 */
public final class Bar {
    private static final int THREADS = 2;
    private static final String OURS = "Econlytics";
    private static final String DEFAULT = "DuckDB, default";
    private static final String TUNED = "DuckDB, tuned";
    private static final String SORTED = "DuckDB, tuned and sorted";

    private final List<String> missed = new ArrayList<>();
    private final Random random;
    private final long seed;

    private Bar(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Runs the program; the only argument is the seed. */
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Bar bar = new Bar(args.length == 0 ? 1 : Long.parseLong(args[0]));
        System.out.println("| # | what | found | gate | verdict |\n|---|---|---|---|---|");
        bar.recompute();
        bar.millionCustomers();
        bar.worstCell();
        bar.naive();
        bar.coldStart();
        bar.missed.forEach(System.out::println);
        System.exit(bar.missed.isEmpty() ? 0 : 1);
    }

    private void recompute() throws Exception {
        Workload workload = new Workload(10_000_000, 100_000, Workload.Skew.UNIFORM, seed);
        Duel duel = againstDuckDb(workload, 11);
        gate("1", workload, duel.ratio(DEFAULT, OURS), 15, DEFAULT);
        gate("2", workload, duel.ratio(TUNED, OURS), 8, TUNED);
        gate("2", workload, duel.ratio(SORTED, OURS), 6, SORTED);
        report("5", workload, duel.ratio(OURS, "memory bandwidth") + " the time of reading 15 bytes a line");
        report("6", workload, String.format("%.2f ns a line", (double) duel.medianNanos(OURS) / workload.lines()));
    }

    private void millionCustomers() throws Exception {
        Workload workload = new Workload(10_000_000, 1_000_000, Workload.Skew.UNIFORM, seed);
        Duel duel = againstDuckDb(workload, 5);
        gate("3", workload, best(duel), 20, "DuckDB's best");
        report("5", workload, duel.ratio(OURS, "memory bandwidth") + " the time of reading 15 bytes a line");
    }

    private void worstCell() throws Exception {
        for (int customers : List.of(10_000, 100_000, 1_000_000)) {
            for (Workload.Skew skew : Workload.Skew.values()) {
                Workload workload = new Workload(customers == 10_000 ? 10_000_000 : 1_000_000, customers, skew, seed);
                gate("4", workload, best(againstDuckDb(workload, 7)), 2.5, "DuckDB's best");
            }
        }
        Workload skewed = new Workload(10_000_000, 100_000, Workload.Skew.ZIPF, seed);
        gate("4", skewed, best(againstDuckDb(skewed, 5)), 2.5, "DuckDB's best");
    }

    private void naive() throws Exception {
        Workload workload = new Workload(10_000_000, 100_000, Workload.Skew.UNIFORM, seed);
        try (Columnar ours = new Columnar(workload, THREADS);
                Naive naive = new Naive(workload)) {
            requireSame(ours, naive);
            Duel duel = Duel.of(List.of(ours, naive), 3, random);
            gate("13", workload, duel.ratio(naive.name(), OURS), 100, naive.name());
        }
    }

    private void coldStart() throws Exception {
        Workload workload = new Workload(2_000_000, 100_000, Workload.Skew.UNIFORM, seed);
        try (ColdStart start = new ColdStart(workload, THREADS);
                Columnar warm = new Columnar(workload, THREADS)) {
            List<Contender> contenders = new ArrayList<>(start.contenders(THREADS));
            for (Contender contender : contenders) {
                requireSame(warm, contender);
            }
            contenders.add(start.summed());
            Duel duel = Duel.of(contenders, 3, random);
            gate("8", workload, duel.ratio(ColdStart.FETCHED, ColdStart.COPIED), 2.5, ColdStart.FETCHED);
            gate("8", workload, duel.ratio(ColdStart.SUMMED, ColdStart.COPIED), 3.5, ColdStart.SUMMED);
            gate("9", workload, duel.ratio(ColdStart.FETCHED, ColdStart.SNAPSHOT), 40, ColdStart.FETCHED);
        }
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
        try (Columnar ours = new Columnar(workload, THREADS);
                Bandwidth bandwidth = new Bandwidth(workload, THREADS);
                DuckDb duckDb = new DuckDb(workload, THREADS)) {
            List<Contender> contenders = new ArrayList<>(
                    List.of(ours, bandwidth, duckDb.byDefault(), duckDb.tuned(), duckDb.tunedAndSorted()));
            for (Contender contender : contenders.subList(2, contenders.size())) {
                requireSame(ours, contender);
            }
            return Duel.of(contenders, rounds, random);
        }
    }

    private void requireSame(Contender one, Contender other) throws Exception {
        String difference = one.answer().differenceTo(other.answer());
        if (!difference.isEmpty()) {
            missed.add(one.name() + " and " + other.name() + ": " + difference);
        }
    }

    private void gate(String number, Workload workload, Duel.Ratio ratio, double gate, String peer) {
        boolean passed = ratio.median() >= gate;
        if (!passed) {
            missed.add("row " + number + ", " + workload + ": " + ratio + " faster than " + peer + ", the gate is "
                    + gate);
        }
        print(number, workload, ratio + " faster than " + peer, gate + "x", passed ? "passed" : "MISSED");
    }

    private static void report(String number, Workload workload, String found) {
        print(number, workload, found, "", "report");
    }

    private static void print(String number, Workload workload, String found, String gate, String verdict) {
        System.out.println("| " + number + " | " + workload + " | " + found + " | " + gate + " | " + verdict + " |");
    }
}
