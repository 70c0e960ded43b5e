package com.econlytics.ledger;

import com.econlytics.EconlyticsException;

/**
 * A store refused or could not be reached. Nothing of the transaction was kept, unless the connection broke just while it was
 * committed; to do it again does no harm then, but for a decision, which is looked up before it is taken again.
 */
public final class StoreException extends EconlyticsException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;
    private final Retry retry;

    /**
     * A failed transaction.
     *
     * @param message what was done, and what to do next
     * @param sqlState the store's own code; empty if it gave none
     * @param retry whether the same call may succeed later
     */
    public StoreException(String message, String sqlState, Retry retry, Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
        this.retry = retry;
    }

    /** The store's own code; empty if it gave none. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether the same call may succeed later. */
    public Retry retry() {
        return retry;
    }

    /** Whether a retry helps. */
    public enum Retry {
        /** A lost connection, a conflict, a full disk, a restart. */
        MAY_HELP,
        /** What was asked for cannot be done. */
        IS_USELESS
    }
}
