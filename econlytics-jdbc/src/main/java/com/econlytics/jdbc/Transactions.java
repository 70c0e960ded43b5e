package com.econlytics.jdbc;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;

/** Opens transactions that are durable whatever the host's settings, and wraps what SQL throws, once. */
final class Transactions {
    private static final String OUT_OF_RANGE = "22003";

    private final Jdbi jdbi;

    Transactions(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
        // what is bound may identify somebody or be a token, and messages are logged
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /**
     * Runs {@code work} in one transaction that is on disk when this returns. Each statement sees what was committed
     * before it, so that whoever waited for the booking lock sees what its holder booked.
     */
    <T> T write(String what, Function<Handle, T> work) {
        return run(what, handle -> {
            handle.execute("set transaction isolation level read committed, read write");
            handle.execute("set local synchronous_commit = on");
            return work.apply(handle);
        });
    }

    /** Runs {@code work} against one snapshot. */
    <T> T read(String what, Function<Handle, T> work) {
        return run(what, handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            return work.apply(handle);
        });
    }

    private <T> T run(String what, Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException failed) {
            if (SqlFailure.stateOf(failed).equals(OUT_OF_RANGE)) {
                ArithmeticException overflow = new ArithmeticException(what + " failed: a sum does not fit 64 bits");
                overflow.initCause(failed);
                throw overflow;
            }
            throw SqlFailure.of(what + " failed", failed);
        }
    }
}
