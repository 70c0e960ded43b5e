package com.econlytics.jdbc;

import org.jdbi.v3.core.Handle;

/** The lock that every transaction takes first that books or switches what is read: one at a time for all hosts of a database. */
final class BookingLock {
    private static final long KEY = 0x45434f4e4c595443L;

    private BookingLock() {}

    /** Waits for the lock, which is held until the end of the transaction. */
    static void take(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(?)", KEY);
    }
}
