package com.econlytics.columnar;

import com.econlytics.columnar.ColumnarProfitability.Sums;
import com.econlytics.columnar.Kernel.Half;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One pass over all blocks of a journal, by as many threads as there are.
 *
 * <p>A thread takes the next block that nobody took. Blocks write to rows of their own; only those that share a giant customer
 * write beside them, and are added afterwards, as are the matrices of all threads.
 */
final class Pass {
    private final ColumnarJournal journal;
    private final Kernel kernel;
    private final Half half;
    private final long[] rows;
    private final int matrixLength;
    private final AtomicInteger next = new AtomicInteger();

    Pass(ColumnarJournal journal, Layout layout, CohortColumn cohorts, Half half) {
        this.journal = journal;
        this.half = half;
        this.kernel = new Kernel(layout.slotOfKey(), layout.cellOfKey(), layout.width(), cohorts.rows(layout.cells()));
        this.rows = new long[Math.multiplyExact(journal.customers(), layout.width())];
        this.matrixLength = Math.multiplyExact(cohorts.cohorts().size() + 1, layout.cells());
    }

    Sums run(Executor executor, int threads) {
        List<CompletableFuture<Share>> shares = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            shares.add(CompletableFuture.supplyAsync(this::work, executor));
        }
        long[] matrix = new long[matrixLength];
        long[] totals = new long[kernel.width()];
        for (CompletableFuture<Share> future : shares) {
            Share share = done(future);
            add(share.matrix, matrix, 0);
            add(share.totals, totals, 0);
            share.besides.forEach(beside -> add(beside.sums, rows, beside.firstSlot));
        }
        return new Sums(rows, totals, matrix);
    }

    /** What one thread summed beside the rows. */
    @SuppressWarnings("ArrayRecordComponent") // columns
    private record Share(long[] matrix, long[] totals, List<Beside> besides) {}

    /** A part of the slots of a customer that has several blocks. */
    @SuppressWarnings("ArrayRecordComponent") // columns
    private record Beside(int firstSlot, long[] sums) {}

    private Share work() {
        List<Block> blocks = journal.blocks();
        Share share = new Share(new long[matrixLength], new long[kernel.width()], new ArrayList<>());
        for (int taken = next.getAndIncrement(); taken < blocks.size(); taken = next.getAndIncrement()) {
            Block block = blocks.get(taken);
            int firstSlot = block.firstCustomer() * kernel.width();
            if (isShared(blocks, taken)) {
                long[] sums = new long[kernel.width()];
                kernel.add(block, half, sums, 0, share.matrix);
                share.besides.add(new Beside(firstSlot, sums));
                add(sums, share.totals, 0);
            } else {
                kernel.add(block, half, rows, firstSlot, share.matrix);
                total(firstSlot, block.customers(), share.totals);
            }
        }
        return share;
    }

    /** While the rows of a block are still near. */
    private void total(int firstSlot, int customers, long[] totals) {
        int slot = firstSlot;
        for (int customer = 0; customer < customers; customer++) {
            for (int i = 0; i < totals.length; i++) {
                totals[i] += rows[slot++];
            }
        }
    }

    private static boolean isShared(List<Block> blocks, int number) {
        int customer = blocks.get(number).firstCustomer();
        return (number > 0 && blocks.get(number - 1).firstCustomer() == customer)
                || (number + 1 < blocks.size() && blocks.get(number + 1).firstCustomer() == customer);
    }

    private static void add(long[] from, long[] to, int first) {
        for (int i = 0; i < from.length; i++) {
            to[first + i] += from[i];
        }
    }

    private static Share done(CompletableFuture<Share> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
