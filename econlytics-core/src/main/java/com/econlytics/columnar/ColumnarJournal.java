package com.econlytics.columnar;

import com.econlytics.customer.CustomerId;
import com.econlytics.ledger.BalanceKey;
import com.econlytics.ledger.Line;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Lines of the journal in columns, those of one customer side by side: six bytes a line, and some twelve for each customer.
 *
 * <p>It never changes; lines that come later are another journal, and the figures of both are added ({@link ProfitTable#plus}). It holds opaque customer numbers and no id of any source.
 *
 * <p>Example: {@code ColumnarJournal.of(books.lines())}.
 */
public final class ColumnarJournal {
    private final long[] customers;
    private final List<LineKey> keys;
    private final List<Block> blocks;
    private final boolean sumsFit;

    ColumnarJournal(long[] customers, List<LineKey> keys, List<Block> blocks, boolean sumsFit) {
        this.customers = customers;
        this.keys = List.copyOf(keys);
        this.blocks = List.copyOf(blocks);
        this.sumsFit = sumsFit;
    }

    /** These lines in columns. */
    public static ColumnarJournal of(Iterable<Line> lines) {
        Builder builder = builder();
        lines.forEach(builder::add);
        return builder.build();
    }

    /** Takes lines one by one. */
    public static Builder builder() {
        return new Builder(Clustering.BLOCK);
    }

    /** With blocks of another size, so that tests of small journals have many. */
    static Builder builder(int blockLines) {
        return new Builder(blockLines);
    }

    /** How many lines there are. */
    public long lines() {
        return blocks.stream().mapToLong(Block::lines).sum();
    }

    /** How many customers have lines, those who stand for what is nobody's or shared included. */
    public int customers() {
        return customers.length;
    }

    /** The key of every line is one of these. */
    public List<LineKey> keys() {
        return keys;
    }

    /** The numbers of the customers, in order; nobody changes them. */
    long[] customerNumbers() {
        return customers;
    }

    /** A customer by index; they are in the order of their numbers. */
    long customerAt(int index) {
        return customers[index];
    }

    List<Block> blocks() {
        return blocks;
    }

    /** Whether no sum of any of its lines can overflow, because all amounts together, without their signs, do not. */
    boolean sumsFit() {
        return sumsFit;
    }

    /** Adds what the lines of one customer sum to, by key. */
    void addTo(SortedMap<LineKey, BigInteger> sums, CustomerId customer) {
        int index = Arrays.binarySearch(customers, customer.number());
        if (index >= 0) {
            blocks.stream().filter(block -> has(block, index)).forEach(block -> {
                int end = block.offsets()[index - block.firstCustomer() + 1];
                for (int line = block.offsets()[index - block.firstCustomer()]; line < end; line++) {
                    sums.merge(keys.get(block.keyAt(line)), BigInteger.valueOf(block.amountAt(line)), BigInteger::add);
                }
            });
        }
    }

    private static boolean has(Block block, int customer) {
        return block.firstCustomer() <= customer && customer < block.firstCustomer() + block.customers();
    }

    /** Takes lines, in any order, and puts them into columns. */
    public static final class Builder {
        private final CustomerNumbers customers = new CustomerNumbers();
        private final Map<LineKey, Integer> keyNumbers = new HashMap<>();
        private final List<LineKey> keys = new ArrayList<>();
        private final LineBuffer lines = new LineBuffer();
        private final int blockLines;
        private long magnitude;

        private Builder(int blockLines) {
            this.blockLines = blockLines;
        }

        /** Adds one line. */
        public Builder add(Line line) {
            BalanceKey key = line.key();
            return add(key.customer(), keyNumber(LineKey.of(key)), line.amount());
        }

        /** The number of {@code key}, for {@link #add(CustomerId, int, long)}: whoever adds many lines looks it up once. */
        public int keyNumber(LineKey key) {
            return keyNumbers.computeIfAbsent(key, unseen -> {
                keys.add(key);
                return keys.size() - 1;
            });
        }

        /**
         * Adds one line.
         *
         * @param customer who bears it
         * @param keyNumber its key's
         * @param amount in the unit of the key, signed from the company's side
         * @throws IllegalArgumentException if no key has this number
         */
        public Builder add(CustomerId customer, int keyNumber, long amount) {
            return add(customer.number(), keyNumber, amount);
        }

        /** The same by the number of a customer, -1 and 0 for the reserved two. */
        public Builder add(long customerNumber, int keyNumber, long amount) {
            if (keyNumber < 0 || keyNumber >= keys.size()) {
                throw new IllegalArgumentException(
                        "no key has the number " + keyNumber + "; ask keyNumber for the number of a key");
            }
            if (customerNumber < CustomerId.UNALLOCATED.number()) {
                throw new IllegalArgumentException("a customer number is 1 or above, not " + customerNumber);
            }
            addAt(customers.indexOf(customerNumber), keyNumber, amount);
            return this;
        }

        /** The customers that came so far. */
        CustomerNumbers customers() {
            return customers;
        }

        /** The same by the index of a customer that came before. */
        void addAt(int customer, int keyNumber, long amount) {
            lines.add(customer, keyNumber, amount);
            magnitude = saturated(magnitude, amount);
        }

        /**
         * The journal of what was added.
         *
         * @throws ArithmeticException if there are 2^31 lines or more
         */
        public ColumnarJournal build() {
            long[] inOrder = customers.toArray();
            long[] sorted = inOrder.clone();
            Arrays.sort(sorted);
            int[] ranks = Arrays.stream(inOrder)
                    .mapToInt(number -> Arrays.binarySearch(sorted, number))
                    .toArray();
            List<Block> blocks = new Clustering(lines, ranks, blockLines).blocks();
            return new ColumnarJournal(sorted, keys, blocks, magnitude < Long.MAX_VALUE);
        }

        private static long saturated(long sum, long amount) {
            long size = amount == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(amount);
            return sum + size < 0 ? Long.MAX_VALUE : sum + size;
        }
    }
}
