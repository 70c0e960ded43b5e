package com.econlytics.reliability.crash;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The calls that a piece of work makes to the database, in order, and the one at which it is to wait for its end.
 *
 * <p>Point {@code 2 i} is before call {@code i}, point {@code 2 i + 1} after it, before its caller hears of it.
 */
final class Steps {
    private static final int NOWHERE = -1;

    private final AtomicInteger calls = new AtomicInteger();
    private final int stopAt;
    private final Runnable reached;

    private Steps(int stopAt, Runnable reached) {
        this.stopAt = stopAt;
        this.reached = reached;
    }

    /** Counts, and stops nowhere. */
    static Steps counting() {
        return new Steps(NOWHERE, () -> {});
    }

    /** Tells {@code reached} at a point, and waits there for ever. */
    static Steps stoppingAt(int point, Runnable reached) {
        return new Steps(point, reached);
    }

    /** How many points were passed. */
    int points() {
        return 2 * calls.get();
    }

    /** Makes one call. */
    <T> T pass(Call<T> call) throws Throwable {
        int number = calls.getAndIncrement();
        stopIf(2 * number);
        T result = call.make();
        stopIf(2 * number + 1);
        return result;
    }

    /** A call to the database. */
    interface Call<T> {
        T make() throws Throwable;
    }

    private void stopIf(int point) throws InterruptedException {
        if (point == stopAt) {
            reached.run();
            new CountDownLatch(1).await();
        }
    }
}
