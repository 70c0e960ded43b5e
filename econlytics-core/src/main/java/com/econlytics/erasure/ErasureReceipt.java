package com.econlytics.erasure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * That somebody was erased, without a word about whom.
 *
 * @param id random, and nothing else; the same in the journal
 * @param erasedAt when, to the microsecond
 * @param counts how many of each kind were emptied or renamed: {@code customers}, {@code references}, {@code names},
 *     {@code attributes}, {@code records}, {@code messages}
 */
public record ErasureReceipt(String id, Instant erasedAt, SortedMap<String, Long> counts) {
    public ErasureReceipt {
        Objects.requireNonNull(id, "id");
        erasedAt = erasedAt.truncatedTo(ChronoUnit.MICROS);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** A receipt with these counts. */
    public static ErasureReceipt of(String id, Instant erasedAt, Map<String, Long> counts) {
        return new ErasureReceipt(id, erasedAt, new TreeMap<>(counts));
    }
}
