package com.econlytics.connector;

/** The port of a source that is pulled: one stream of records in pages, each after a cursor. */
public interface Connector {
    /** The name of the stream, under which its progress is kept: {@code stripe/acct_1/balance_transactions}. */
    String name();

    /**
     * Reads the next page.
     *
     * @param cursor where the page before ended, or the start
     * @throws SourceException if the source cannot be read; nothing is lost, the same cursor works again
     */
    Page pull(Cursor cursor);
}
