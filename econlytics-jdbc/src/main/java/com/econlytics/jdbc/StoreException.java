package com.econlytics.jdbc;

import com.econlytics.EconlyticsException;
import java.sql.SQLException;
import java.util.Set;

/** The database refused or could not be reached; nothing of the transaction was kept. */
public final class StoreException extends EconlyticsException {
    private static final long serialVersionUID = 1L;
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57", "58");

    private final String sqlState;

    private StoreException(String message, String sqlState, Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    static StoreException of(String what, Throwable cause) {
        String state = sqlStateOf(cause);
        String next = isTransient(state) ? "try again" : "look at the cause, trying again will not help";
        return new StoreException(
                what + " (SQL state " + (state.isEmpty() ? "unknown" : state) + "); " + next, state, cause);
    }

    /** The SQL state; empty if there is none. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether the same call may succeed later: lost connections, conflicts, a full disk, a restart. */
    public boolean mayRetry() {
        return isTransient(sqlState);
    }

    static String sqlStateOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static boolean isTransient(String state) {
        return state.length() == 5 && TRANSIENT_CLASSES.contains(state.substring(0, 2));
    }
}
