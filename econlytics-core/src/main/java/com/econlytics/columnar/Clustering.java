package com.econlytics.columnar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts lines in the order of their customers, by counting, and cuts them into blocks.
 *
 * <p>A block ends with a customer, unless one customer alone has more lines than a block: then that one has several, so that one
 * giant customer keeps all threads busy.
 */
final class Clustering {
    /** About how many lines a block has: enough to forget what a block costs, few enough for many blocks. */
    static final int BLOCK = 1 << 15;

    private final int[] ranks;
    private final int[] starts;
    private final List<Cut> cuts = new ArrayList<>();
    private final int[] firstCut;

    /** One block to be: some customers, and the lines from one up to another, in the whole order. */
    private record Cut(int firstCustomer, int customers, int from, int to) {}

    /**
     * Of these lines.
     *
     * @param ranks the index that each customer of the buffer has in the journal
     */
    Clustering(LineBuffer lines, int[] ranks, int blockLines) {
        this.ranks = ranks;
        this.starts = new int[ranks.length + 1];
        this.firstCut = new int[ranks.length];
        lines.forEach((customer, key, amount) -> starts[ranks[customer] + 1]++);
        for (int customer = 0; customer < ranks.length; customer++) {
            starts[customer + 1] = Math.addExact(starts[customer], starts[customer + 1]);
        }
        cut(blockLines);
    }

    private void cut(int blockLines) {
        int customer = 0;
        while (customer < ranks.length) {
            int from = starts[customer];
            int next = customer + 1;
            while (next < ranks.length && starts[next + 1] - from <= blockLines) {
                next++;
            }
            Arrays.fill(firstCut, customer, next, cuts.size());
            for (int begin = from; begin < starts[next] || begin == from; begin += blockLines) {
                cuts.add(new Cut(customer, next - customer, begin, Math.min(begin + blockLines, starts[next])));
            }
            customer = next;
        }
    }

    /** The blocks, in order. */
    List<Block> blocks(LineBuffer lines, int blockLines) {
        boolean[] wide = new boolean[cuts.size()];
        int[] next = Arrays.copyOf(starts, ranks.length);
        lines.forEach((customer, key, amount) -> {
            int rank = ranks[customer];
            wide[cutOf(rank, next[rank]++, blockLines)] |= key > Character.MAX_VALUE || amount != (int) amount;
        });
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < wide.length; i++) {
            blocks.add(empty(cuts.get(i), wide[i]));
        }
        System.arraycopy(starts, 0, next, 0, next.length);
        lines.forEach((customer, key, amount) -> {
            int rank = ranks[customer];
            int place = next[rank]++;
            int cut = cutOf(rank, place, blockLines);
            put(blocks.get(cut), place - cuts.get(cut).from, key, amount);
        });
        return blocks;
    }

    private int cutOf(int rank, int place, int blockLines) {
        int first = firstCut[rank];
        return first + (place - cuts.get(first).from) / blockLines;
    }

    private Block empty(Cut cut, boolean wide) {
        int lines = cut.to - cut.from;
        int[] offsets = new int[cut.customers + 1];
        for (int i = 0; i <= cut.customers; i++) {
            offsets[i] = Math.max(cut.from, Math.min(cut.to, starts[cut.firstCustomer + i])) - cut.from;
        }
        return wide
                ? new Block.Wide(cut.firstCustomer, offsets, new int[lines], new long[lines])
                : new Block.Narrow(cut.firstCustomer, offsets, new char[lines], new int[lines]);
    }

    private static void put(Block block, int line, int key, long amount) {
        if (block instanceof Block.Narrow narrow) {
            narrow.keys()[line] = (char) key;
            narrow.amounts()[line] = (int) amount;
        } else if (block instanceof Block.Wide wide) {
            wide.keys()[line] = key;
            wide.amounts()[line] = amount;
        }
    }
}
