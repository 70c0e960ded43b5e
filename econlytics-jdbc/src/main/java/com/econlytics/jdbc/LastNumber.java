package com.econlytics.jdbc;

import org.jdbi.v3.core.Handle;

/** The last number a table has given out. It is exact under the booking lock, because nobody else gives out any. */
final class LastNumber {
    private LastNumber() {}

    /** The highest value of {@code column}; 0 in an empty table. */
    static long of(Handle handle, String column, String table) {
        return handle.createQuery("select coalesce(max(" + column + "), 0) from econlytics." + table)
                .mapTo(Long.class)
                .one();
    }
}
