package com.econlytics.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** No contender, but what the memory allows: 15 bytes for each line are read and summed, by as many threads. */
final class Bandwidth implements Contender {
    private static final int BYTES_PER_LINE = 15;

    private final long[] memory;
    private final int threads;
    private final ExecutorService executor;
    private long seen;

    Bandwidth(Workload workload, int threads) {
        this.memory = new long[(int) ((long) workload.lines() * BYTES_PER_LINE / Long.BYTES)];
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads);
        Arrays.setAll(memory, i -> i);
    }

    @Override
    public String name() {
        return "memory bandwidth";
    }

    @Override
    public void run() throws Exception {
        List<Future<Long>> parts = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int from = (int) ((long) memory.length * thread / threads);
            int to = (int) ((long) memory.length * (thread + 1) / threads);
            parts.add(executor.submit(() -> sum(from, to)));
        }
        for (Future<Long> part : parts) {
            seen += part.get();
        }
    }

    private long sum(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += memory[i];
        }
        return sum;
    }

    /** It finds nothing out. */
    @Override
    public Answer answer() {
        throw new UnsupportedOperationException("the bandwidth of the memory is no answer");
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    @Override
    public String toString() {
        return name() + " " + seen;
    }
}
