package com.econlytics.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which keys were seen, by 63 bits of their SHA-256, of one part of all keys; so that a file of any size can be looked
 * through part by part. Two different keys are taken for one in less than one of a million files of a million rows.
 */
final class KeySet {
    private final long part;
    private final long parts;
    private final MessageDigest digest;
    private long[] slots = new long[1 << 10];
    private int size;

    KeySet(long part, long parts) {
        this.part = part;
        this.parts = parts;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform must offer SHA-256; this one does not", missing);
        }
    }

    /** Whether {@code key} is new, or belongs to another part. */
    boolean add(String key) {
        // 0 marks a free slot
        long hash = ByteBuffer.wrap(digest.digest(key.getBytes(UTF_8))).getLong() | 1L;
        if (Long.remainderUnsigned(hash >>> 1, parts) != part) {
            return true;
        }
        if (size >= slots.length / 4 * 3) {
            grow();
        }
        return put(hash);
    }

    private boolean put(long hash) {
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 20) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        for (long hash : old) {
            if (hash != 0) {
                put(hash);
            }
        }
    }
}
