package com.econlytics.spark;

import com.econlytics.customer.CustomerId;
import com.econlytics.ledger.Balance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the lines of one customer sum to, so far, by number of the key: a small hash table of its own, because it is sent from machine to machine.
 * Public, because code that Spark generates must reach it.
 */
public final class CustomerBalances {
    private static final int FIRST_CAPACITY = 8;
    private static final int SPREAD = 0x9E3779B9;
    private static final int NONE = -1;

    private int[] keys = emptyKeys(FIRST_CAPACITY);
    private Halves[] sums = new Halves[FIRST_CAPACITY];
    private int size;

    CustomerBalances add(int key, long amount) {
        sumOf(key).add(amount);
        return this;
    }

    CustomerBalances add(CustomerBalances other) {
        for (int slot = 0; slot < other.keys.length; slot++) {
            if (other.keys[slot] != NONE) {
                sumOf(other.keys[slot]).add(other.sums[slot]);
            }
        }
        return this;
    }

    /**
     * Those that are not 0.
     *
     * @throws ArithmeticException if one exceeds 64 bits
     */
    List<Balance> balances(CustomerId customer, KeyNumbers numbers) {
        List<Balance> balances = new ArrayList<>();
        for (int slot = 0; slot < keys.length; slot++) {
            long sum = keys[slot] == NONE ? 0 : sums[slot].exact();
            if (sum != 0) {
                balances.add(new Balance(numbers.keyOf(customer, keys[slot]), sum));
            }
        }
        return balances;
    }

    private Halves sumOf(int key) {
        int slot = find(key);
        if (keys[slot] == NONE) {
            if (2 * ++size > keys.length) {
                grow();
                slot = find(key);
            }
            keys[slot] = key;
            sums[slot] = new Halves();
        }
        return sums[slot];
    }

    private int find(int key) {
        int mask = keys.length - 1;
        int slot = ((key * SPREAD) >>> Short.SIZE) & mask;
        while (keys[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        Halves[] oldSums = sums;
        keys = emptyKeys(2 * oldKeys.length);
        sums = new Halves[keys.length];
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldKeys[slot] != NONE) {
                int place = find(oldKeys[slot]);
                keys[place] = oldKeys[slot];
                sums[place] = oldSums[slot];
            }
        }
    }

    private static int[] emptyKeys(int capacity) {
        int[] keys = new int[capacity];
        Arrays.fill(keys, NONE);
        return keys;
    }
}
