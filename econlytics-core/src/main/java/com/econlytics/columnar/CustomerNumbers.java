package com.econlytics.columnar;

import java.util.Arrays;

/** Gives each customer number a dense index, in the order of arrival: a hash table of its own, because a boxed one takes ten times as much. */
final class CustomerNumbers {
    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] numbers = new long[FIRST_CAPACITY / 2];
    private int[] slots = emptySlots(FIRST_CAPACITY);
    private int size;

    /** The index of {@code number}, a new one if it was not seen before. */
    int indexOf(long number) {
        int slot = find(number);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        if (size == numbers.length) {
            grow();
            slot = find(number);
        }
        numbers[size] = number;
        slots[slot] = size;
        return size++;
    }

    int size() {
        return size;
    }

    /** All numbers, by index. */
    long[] toArray() {
        return Arrays.copyOf(numbers, size);
    }

    private int find(long number) {
        int mask = slots.length - 1;
        int slot = (int) ((number * SPREAD) >>> 32) & mask;
        while (slots[slot] >= 0 && numbers[slots[slot]] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, Math.multiplyExact(2, numbers.length));
        slots = emptySlots(2 * numbers.length);
        for (int index = 0; index < size; index++) {
            slots[find(numbers[index])] = index;
        }
    }

    private static int[] emptySlots(int capacity) {
        int[] slots = new int[capacity];
        Arrays.fill(slots, -1);
        return slots;
    }
}
