package com.econlytics.jdbc;

import com.econlytics.ledger.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens transactions that are durable whatever the host's settings, tries them again while that may help, and wraps what
 * SQL throws, once.
 *
 * <p>A transaction is tried again as a whole. If a connection broke, nobody knows whether its last commit was done: the work
 * must find out, and either do nothing or say again what it did.
 *
 * <p>All transactions that write take their locks in one order, so that they do not wait for each other in a circle: the
 * booking lock, the row of the lease, rows of messages by hash or number, then everything else, which only the holder of the
 * booking lock writes.
 */
final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final String OUT_OF_RANGE = "22003";

    private final Jdbi jdbi;
    private final RetryPolicy retries;

    Transactions(DataSource dataSource, RetryPolicy retries) {
        this.jdbi = Jdbi.create(dataSource);
        this.retries = retries;
        // what is bound may identify somebody or be a token, and messages are logged
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /** Writes sets of so many rows, or more, by COPY. */
    Transactions copyingFrom(int rows) {
        jdbi.getConfig(BulkLoading.class).setFromRows(rows);
        return this;
    }

    /**
     * Runs {@code work} in one transaction that is on disk when this returns. Each statement sees what was committed
     * before it, so that whoever waited for the booking lock sees what its holder booked.
     *
     * <p>A program that is paused in the middle loses its transaction after a minute; else everybody would wait for it.
     *
     * @param work is done again after a failure that passes, and must bear to have been done already
     */
    <T> T write(String what, Function<Handle, T> work) {
        return retried(what, handle -> {
            handle.execute("set transaction isolation level read committed, read write;"
                    + " set local synchronous_commit = on; set local idle_in_transaction_session_timeout = '60s'");
            return work.apply(handle);
        });
    }

    /** Work that is one statement. */
    interface Statement {
        /** Whether it did all that it should. */
        boolean execute(Connection connection) throws SQLException;
    }

    /**
     * Whether one statement did all that it should, and is committed. False also if it failed, or if the host's connections do not
     * commit by themselves: then nobody knows what it did, and the same work in a transaction finds out.
     */
    boolean succeeds(Statement statement) {
        try {
            return jdbi.withHandle(
                    handle -> handle.getConnection().getAutoCommit() && statement.execute(handle.getConnection()));
        } catch (JdbiException | SQLException failed) {
            LOG.debug(
                    "a single statement failed, SQL state '{}'; its work is done in a transaction",
                    SqlFailure.stateOf(failed));
            return false;
        }
    }

    /** The same under the booking lock, which is taken first. */
    <T> T writeAlone(String what, Function<Handle, T> work) {
        return write(what, handle -> {
            BookingLock.take(handle);
            return work.apply(handle);
        });
    }

    /**
     * Notes that something was refused, in a transaction of its own, because that of the refused work was taken back. What is to
     * be told is the refusal: that it could not be noted is added to it.
     */
    void noteRefusal(String what, RuntimeException refused, Consumer<Handle> note) {
        try {
            write(what, handle -> {
                note.accept(handle);
                return handle;
            });
        } catch (StoreException failed) {
            refused.addSuppressed(failed);
        }
    }

    /**
     * Runs {@code work} against one snapshot.
     *
     * @param work is done again after a failure that passes; what it hands over meanwhile would be handed over twice
     */
    <T> T read(String what, Function<Handle, T> work) {
        return retried(what, snapshot(work));
    }

    /** Runs {@code work}, which hands rows over while it reads, once against one snapshot. */
    <T> T stream(String what, Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(snapshot(work)::apply);
        } catch (JdbiException failed) {
            throw told(what, failed);
        }
    }

    private static <T> Function<Handle, T> snapshot(Function<Handle, T> work) {
        return handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            return work.apply(handle);
        };
    }

    private <T> T retried(String what, Function<Handle, T> work) {
        long begun = System.nanoTime();
        for (int failures = 1; ; failures++) {
            try {
                return jdbi.inTransaction(work::apply);
            } catch (JdbiException failed) {
                Duration wait = retries.waitAfter(failures);
                Duration ahead = Duration.ofNanos(System.nanoTime() - begun).plus(wait);
                boolean bearable = failures < retries.tries() && ahead.compareTo(retries.within()) <= 0;
                if (!bearable || !SqlFailure.passesSoon(failed) || !again(what, failed, failures, wait)) {
                    throw told(what, failed);
                }
            }
        }
    }

    /** Waits, and says whether the wait was over before somebody told the thread to stop. */
    private boolean again(String what, JdbiException failed, int failures, Duration wait) {
        LOG.warn(
                "{} failed, SQL state '{}'; it is tried again in {} ms, try {} of {}",
                what,
                SqlFailure.stateOf(failed),
                wait.toMillis(),
                failures + 1,
                retries.tries());
        try {
            retries.pause().await(wait);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static RuntimeException told(String what, JdbiException failed) {
        if (SqlFailure.stateOf(failed).equals(OUT_OF_RANGE)) {
            ArithmeticException overflow = new ArithmeticException(what + " failed: a sum does not fit 64 bits");
            overflow.initCause(SafeCause.of(failed));
            return overflow;
        }
        return SqlFailure.of(what + " failed", failed);
    }
}
