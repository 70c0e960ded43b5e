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

    private final int blockLines;
    private final int[] starts;
    private final int[] keys;
    private final long[] amounts;

    /**
     * Of these lines.
     *
     * @param ranks the index that each customer of the buffer has in the journal
     */
    Clustering(LineBuffer lines, int[] ranks, int blockLines) {
        this.blockLines = blockLines;
        this.starts = starts(lines, ranks);
        this.keys = new int[starts[ranks.length]];
        this.amounts = new long[starts[ranks.length]];
        int[] next = new int[ranks.length];
        Arrays.setAll(next, customer -> starts[ranks[customer]]);
        lines.forEach((customer, key, amount) -> {
            int place = next[customer]++;
            keys[place] = key;
            amounts[place] = amount;
        });
    }

    private static int[] starts(LineBuffer lines, int[] ranks) {
        int[] counts = new int[ranks.length];
        lines.forEach((customer, key, amount) -> counts[customer]++);
        int[] starts = new int[ranks.length + 1];
        for (int customer = 0; customer < ranks.length; customer++) {
            starts[ranks[customer] + 1] = counts[customer];
        }
        for (int rank = 0; rank < ranks.length; rank++) {
            starts[rank + 1] = Math.addExact(starts[rank], starts[rank + 1]);
        }
        return starts;
    }

    /** The blocks, in order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int customer = 0;
        while (customer < starts.length - 1) {
            int from = starts[customer];
            int next = customer + 1;
            while (next < starts.length - 1 && starts[next + 1] - from <= blockLines) {
                next++;
            }
            for (int begin = from; begin < starts[next] || begin == from; begin += blockLines) {
                blocks.add(block(customer, next, begin, Math.min(begin + blockLines, starts[next])));
            }
            customer = next;
        }
        return blocks;
    }

    private Block block(int firstCustomer, int endCustomer, int from, int to) {
        int[] offsets = new int[endCustomer - firstCustomer + 1];
        Arrays.setAll(offsets, i -> Math.max(from, Math.min(to, starts[firstCustomer + i])) - from);
        return isNarrow(from, to)
                ? narrow(firstCustomer, offsets, from, to - from)
                : new Block.Wide(
                        firstCustomer,
                        offsets,
                        Arrays.copyOfRange(keys, from, to),
                        Arrays.copyOfRange(amounts, from, to));
    }

    private boolean isNarrow(int from, int to) {
        boolean narrow = true;
        for (int line = from; line < to; line++) {
            narrow &= keys[line] <= Character.MAX_VALUE && amounts[line] == (int) amounts[line];
        }
        return narrow;
    }

    private Block narrow(int firstCustomer, int[] offsets, int from, int lines) {
        char[] narrowKeys = new char[lines];
        int[] narrowAmounts = new int[lines];
        for (int line = 0; line < lines; line++) {
            narrowKeys[line] = (char) keys[from + line];
            narrowAmounts[line] = (int) amounts[from + line];
        }
        return new Block.Narrow(firstCustomer, offsets, narrowKeys, narrowAmounts);
    }
}
