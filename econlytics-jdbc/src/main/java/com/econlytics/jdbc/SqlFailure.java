package com.econlytics.jdbc;

import com.econlytics.ledger.StoreException;
import com.econlytics.ledger.StoreException.Retry;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What a failure of the database means to the caller. */
final class SqlFailure {
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");
    /** Conflict, deadlock, ended by an administrator or a crash, starting up, no connection free, idle for too long. */
    private static final Set<String> PASSING_SOON =
            Set.of("40001", "40P01", "57P01", "57P02", "57P03", "57P05", "53300", "25P03");

    private static final String CONNECTION = "08";

    private SqlFailure() {}

    /** The failure of {@code what}, with a cause that tells nothing of what is stored. */
    static StoreException of(String what, Throwable cause) {
        String state = stateOf(cause);
        Retry retry = passes(cause, state) ? Retry.MAY_HELP : Retry.IS_USELESS;
        String next = retry == Retry.MAY_HELP ? "try again" : "look at the cause, trying again will not help";
        String told = state.isEmpty() ? "" : " (SQL state " + state + ")";
        return new StoreException(what + told + "; " + next, state, retry, SafeCause.of(cause));
    }

    /** The SQL state; empty if there is none. */
    static String stateOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /** Whether the same transaction may well succeed within seconds: the conflict or the connection is what failed. */
    static boolean passesSoon(Throwable failure) {
        String state = stateOf(failure);
        return state.startsWith(CONNECTION)
                || PASSING_SOON.contains(state)
                || (state.isEmpty() && isTransient(failure));
    }

    private static boolean passes(Throwable failure, String state) {
        return passesSoon(failure)
                || isTransient(failure)
                || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    private static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
        }
        return false;
    }
}
