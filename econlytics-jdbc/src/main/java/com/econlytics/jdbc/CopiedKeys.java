package com.econlytics.jdbc;

import java.util.Arrays;

/** Numbers of keys by the bytes in which the server sends them, so that no text is made of each row. */
final class CopiedKeys {
    private static final int FIRST_CAPACITY = 256;
    private static final int PRIME = 31;

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
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = PRIME * hash + row[i];
        }
        int mask = keys.length - 1;
        int slot = (hash ^ (hash >>> Short.SIZE)) & mask;
        while (keys[slot] != null && !Arrays.equals(keys[slot], 0, keys[slot].length, row, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
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
