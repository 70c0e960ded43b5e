package com.econlytics.benchmarks;

/** Somebody who sums a workload that it has loaded before. */
interface Contender extends AutoCloseable {
    String name();

    /** The work that is timed: all sums, kept or counted, none handed out. */
    void run() throws Exception;

    /** The same sums, handed out to be compared. */
    Answer answer() throws Exception;

    @Override
    default void close() throws Exception {}
}
