package com.econlytics.columnar;

/**
 * Where the lines of a ledger come from: the ledger itself, or a faster way out of its store.
 *
 * <p>Lines that were booked under one version stay, so that a journal of a version and what came since are the journal of now.
 */
public interface JournalSource {
    /** All lines there are. */
    VersionedJournal read();

    /** Those of later versions than {@code version}; none if there is no later one. */
    VersionedJournal readSince(long version);

    /** How many lines the ledger had when {@code version} was the last one. */
    long linesAsOf(long version);

    /**
     * Lines, and how far they go.
     *
     * @param version the last one whose lines are in it
     * @param journal the lines
     */
    record VersionedJournal(long version, ColumnarJournal journal) {}
}
