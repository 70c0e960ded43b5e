package com.econlytics.columnar;

/**
 * The lines of some customers that are next to each other, or some of the lines of one.
 *
 * <p>It has two columns beside the offsets: the number of a key, and the amount. Almost every block is narrow, six bytes a line.
 */
sealed interface Block {
    /** The first of its customers, by index in the journal. */
    int firstCustomer();

    /** Where the lines of each of its customers begin, and where the last ones end. */
    int[] offsets();

    /** The number of the key of a line. */
    int keyAt(int line);

    /** The amount of a line. */
    long amountAt(int line);

    /** How many customers it has. */
    default int customers() {
        return offsets().length - 1;
    }

    /** How many lines it has. */
    default int lines() {
        return offsets()[customers()];
    }

    /** Keys in 16 bits, amounts in 32: no sum of fewer than 2^32 such amounts can overflow. */
    @SuppressWarnings("ArrayRecordComponent") // columns
    record Narrow(int firstCustomer, int[] offsets, char[] keys, int[] amounts) implements Block {
        @Override
        public int keyAt(int line) {
            return keys[line];
        }

        @Override
        public long amountAt(int line) {
            return amounts[line];
        }
    }

    /** Whatever does not fit into a narrow one. */
    @SuppressWarnings("ArrayRecordComponent") // columns
    record Wide(int firstCustomer, int[] offsets, int[] keys, long[] amounts) implements Block {
        @Override
        public int keyAt(int line) {
            return keys[line];
        }

        @Override
        public long amountAt(int line) {
            return amounts[line];
        }
    }
}
