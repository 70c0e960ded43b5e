package com.econlytics.examples.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turns of one source: on a schedule, and early if it says that there is news, but then not within a minute of the turn
 * before. One turn at a time.
 */
final class SourcePoll implements Runnable {
    private static final Duration NOT_WITHIN = Duration.ofMinutes(1);

    private final Runnable work;
    private final Clock clock;
    private final Later later;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicBoolean news = new AtomicBoolean();
    private volatile Instant lastTurn = Instant.MIN;

    /** Runs something after a while. */
    @FunctionalInterface
    interface Later {
        void run(Runnable work, Duration wait);
    }

    SourcePoll(Runnable work, Clock clock, Later later) {
        this.work = work;
        this.clock = clock;
        this.later = later;
    }

    /** Takes a turn, unless one is being taken. */
    @Override
    public void run() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            news.set(false);
            lastTurn = clock.instant();
            work.run();
        } finally {
            turn.unlock();
        }
    }

    /** Has a turn taken soon; returns at once. However often it is called, one turn more is enough. */
    void soon() {
        if (news.compareAndSet(false, true)) {
            later.run(this::early, wait(clock.instant()));
        }
    }

    /** A turn that began before the news may have missed them, and a turn that began since has them. */
    private void early() {
        if (turn.isLocked() && news.get()) {
            later.run(this::early, NOT_WITHIN);
        } else if (news.get()) {
            run();
        }
    }

    private Duration wait(Instant now) {
        return lastTurn.equals(Instant.MIN) || !lastTurn.plus(NOT_WITHIN).isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, lastTurn.plus(NOT_WITHIN));
    }
}
