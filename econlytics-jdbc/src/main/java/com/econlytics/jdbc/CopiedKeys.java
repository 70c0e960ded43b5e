package com.econlytics.jdbc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers of keys by the bytes in which the server sends them, so that no text is made of each row. Keys have eight bytes at least. */
final class CopiedKeys {
    private static final int FIRST_CAPACITY = 256;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[][] keys = new byte[FIRST_CAPACITY][];
    private int[] numbers = new int[FIRST_CAPACITY];
    private int size;

    /** Makes a number for bytes that were not seen before. */
    interface Numbering {
        int numberOf(byte[] key);
    }

    int numberOf(byte[] row, int from, int to, Numbering numbering) {
        int slot = find(row, from, to);
        if (keys[slot] != null) {
            return numbers[slot];
        }
        byte[] key = Arrays.copyOfRange(row, from, to);
        int number = numbering.numberOf(key);
        keys[slot] = key;
        numbers[slot] = number;
        if (++size * 2 > keys.length) {
            grow();
        }
        return number;
    }

    private int find(byte[] row, int from, int to) {
        int mask = keys.length - 1;
        int slot = (int) (hash(row, from, to) >>> Integer.SIZE) & mask;
        while (keys[slot] != null && !Arrays.equals(keys[slot], 0, keys[slot].length, row, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Eight bytes at a time, the last of which may have been taken before: byte by byte it takes as long as all the rest. */
    private static long hash(byte[] row, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to - Long.BYTES; i += Long.BYTES) {
            hash = (hash ^ (long) EIGHT_BYTES.get(row, i)) * SPREAD;
            hash ^= hash >>> Integer.SIZE;
        }
        return (hash ^ (long) EIGHT_BYTES.get(row, to - Long.BYTES)) * SPREAD;
    }

    private void grow() {
        byte[][] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new byte[2 * oldKeys.length][];
        numbers = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                int slot = find(oldKeys[i], 0, oldKeys[i].length);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
