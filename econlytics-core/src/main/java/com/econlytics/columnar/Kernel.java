package com.econlytics.columnar;

/**
 * The loop in which all time is spent: each amount is added to a slot of its customer and to a cell of its cohort.
 *
 * <p>Lines of a customer are side by side, so that its slots are in the fastest cache, and the numbers of keys are looked up in two small
 * tables. No sum is checked, because none can overflow: see {@link ColumnarJournal#sumsFit} and {@link Half}.
 *
 * @param slotOfKey from {@link Layout}
 * @param cellOfKey from {@link Layout}
 * @param width how many slots a customer has
 * @param cohortRows where the row of each customer's cohort begins
 */
@SuppressWarnings("ArrayRecordComponent") // columns
record Kernel(int[] slotOfKey, int[] cellOfKey, int width, int[] cohortRows) {
    /** Which part of each amount is summed. Halves of 32 bits cannot overflow, however large the amounts are. */
    enum Half {
        BOTH,
        LOWER,
        UPPER;

        long of(long amount) {
            return switch (this) {
                case BOTH -> amount;
                case LOWER -> amount & 0xFFFF_FFFFL;
                case UPPER -> amount >> Integer.SIZE;
            };
        }

        /**
         * What the sums of lower and of upper halves are together.
         *
         * @throws ArithmeticException if that is no long
         */
        static long join(long lower, long upper) {
            long carried = Math.addExact(upper, lower >>> Integer.SIZE);
            if (carried != (int) carried) {
                throw new ArithmeticException("long overflow");
            }
            return (carried << Integer.SIZE) | (lower & 0xFFFF_FFFFL);
        }
    }

    /** Adds a block: its first customer's slots begin at {@code row}. */
    void add(Block block, Half half, long[] rows, int row, long[] matrix) {
        if (half == Half.BOTH && block instanceof Block.Narrow narrow) {
            addNarrow(narrow, rows, row, matrix);
        } else {
            addAny(block, half, rows, row, matrix);
        }
    }

    private void addNarrow(Block.Narrow block, long[] rows, int firstRow, long[] matrix) {
        int[] offsets = block.offsets();
        char[] keys = block.keys();
        int[] amounts = block.amounts();
        int[] slots = slotOfKey;
        int[] cells = cellOfKey;
        int row = firstRow;
        for (int customer = 0; customer < offsets.length - 1; customer++) {
            int cohort = cohortRows[block.firstCustomer() + customer];
            int end = offsets[customer + 1];
            for (int line = offsets[customer]; line < end; line++) {
                int key = keys[line];
                long amount = amounts[line];
                rows[row + slots[key]] += amount;
                matrix[cohort + cells[key]] += amount;
            }
            row += width;
        }
    }

    private void addAny(Block block, Half half, long[] rows, int firstRow, long[] matrix) {
        int row = firstRow;
        for (int customer = 0; customer < block.customers(); customer++) {
            int cohort = cohortRows[block.firstCustomer() + customer];
            int end = block.offsets()[customer + 1];
            for (int line = block.offsets()[customer]; line < end; line++) {
                int key = block.keyAt(line);
                long part = half.of(block.amountAt(line));
                rows[row + slotOfKey[key]] += part;
                matrix[cohort + cellOfKey[key]] += part;
            }
            row += width;
        }
    }
}
