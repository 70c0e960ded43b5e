package com.econlytics.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Several contenders of one workload, who take turns in an order that is new in each round. Ratios are of one round, so that a machine
 * that is slow for a while is slow for all.
 */
final class Duel {
    private static final int WARM_UP = 3;

    private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

    private Duel() {}

    static Duel of(List<Contender> contenders, int rounds, Random random) throws Exception {
        Duel duel = new Duel();
        contenders.forEach(contender -> duel.nanos.put(contender.name(), new ArrayList<>()));
        List<Contender> order = new ArrayList<>(contenders);
        for (int round = -WARM_UP; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Contender contender : order) {
                long start = System.nanoTime();
                contender.run();
                long took = System.nanoTime() - start;
                if (round >= 0) {
                    duel.timesOf(contender.name()).add(took);
                }
            }
        }
        return duel;
    }

    /** How many times as long the one took as the other: the median of all rounds, and its quartiles. */
    Ratio ratio(String slower, String faster) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < timesOf(slower).size(); round++) {
            ratios.add((double) timesOf(slower).get(round) / timesOf(faster).get(round));
        }
        Collections.sort(ratios);
        return new Ratio(at(ratios, 0.25), at(ratios, 0.5), at(ratios, 0.75));
    }

    /** The median time of one, in nanoseconds. */
    long medianNanos(String contender) {
        List<Long> sorted = new ArrayList<>(timesOf(contender));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private List<Long> timesOf(String contender) {
        List<Long> times = nanos.get(contender);
        if (times == null) {
            throw new IllegalArgumentException(contender + " took no part; there are " + nanos.keySet());
        }
        return times;
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }

    /** A ratio and how far it scatters. */
    record Ratio(double lower, double median, double upper) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1fx (%.1f-%.1f)", median, lower, upper);
        }
    }
}
