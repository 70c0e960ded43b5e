package com.econlytics.jdbc;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What SQL threw, without the values that were stored. The server's detail, hint and context quote the row that it refused,
 * the driver quotes the statement of a batch with all that is bound to it, and causes end up in logs.
 */
final class SafeCause {
    /** Data exceptions: their message itself quotes what cannot be read. */
    private static final String QUOTING_CLASS = "22";

    private SafeCause() {}

    /** The failure as SQL told it, where it happened, with nothing of the rows; {@code failure} itself if SQL told nothing. */
    static Throwable of(Throwable failure) {
        Set<SQLException> told = told(failure);
        return told.stream()
                .filter(each -> serverError(each).isPresent())
                .findFirst()
                .or(() -> told.stream().findFirst())
                .<Throwable>map(SafeCause::rebuilt)
                .orElse(failure);
    }

    private static SQLException rebuilt(SQLException told) {
        SQLException safe = new SQLException(message(told), told.getSQLState(), told.getErrorCode());
        safe.setStackTrace(told.getStackTrace());
        if (told.getCause() instanceof IOException connection) {
            safe.initCause(connection);
        }
        return safe;
    }

    private static String message(SQLException told) {
        return serverError(told)
                .map(SafeCause::message)
                .orElseGet(() -> isQuoting(told) ? quoted(told.getSQLState()) : String.valueOf(told.getMessage()));
    }

    private static String message(ServerErrorMessage error) {
        String state = String.valueOf(error.getSQLState());
        String message = state.startsWith(QUOTING_CLASS) ? quoted(state) : String.valueOf(error.getMessage());
        return message
                + named("schema", error.getSchema())
                + named("table", error.getTable())
                + named("column", error.getColumn())
                + named("constraint", error.getConstraint());
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? "" : "; " + what + " " + name;
    }

    /** A batch tells its statement, values included, and hands on the server's own words as the next exception. */
    private static boolean isQuoting(SQLException told) {
        return told instanceof BatchUpdateException
                || Objects.requireNonNullElse(told.getSQLState(), "").startsWith(QUOTING_CLASS);
    }

    private static String quoted(String state) {
        return "a value was refused, SQL state " + state;
    }

    private static Optional<ServerErrorMessage> serverError(SQLException told) {
        return told instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage())
                : Optional.empty();
    }

    /** All that SQL told, outermost first. */
    private static Set<SQLException> told(Throwable failure) {
        Set<SQLException> told = new LinkedHashSet<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> ahead = new ArrayDeque<>(Set.of(failure));
        while (!ahead.isEmpty()) {
            Throwable next = ahead.remove();
            if (seen.add(next)) {
                if (next instanceof SQLException sql) {
                    told.add(sql);
                }
                near(next).forEach(ahead::add);
            }
        }
        return told;
    }

    private static Stream<Throwable> near(Throwable failure) {
        Stream<Throwable> cause = Stream.ofNullable(failure.getCause());
        return failure instanceof SQLException sql
                ? Stream.concat(cause, Stream.ofNullable(sql.getNextException()))
                : cause;
    }
}
