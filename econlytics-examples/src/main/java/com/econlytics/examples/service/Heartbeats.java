package com.econlytics.examples.service;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A thread that keeps the leases of runs alive while a source has them wait, and does nothing else that could hold it up. */
public final class Heartbeats implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Heartbeats::daemon);

    private Heartbeats() {}

    /** Begins; leases are renewed until it is closed. */
    public static Heartbeats start() {
        return new Heartbeats();
    }

    ScheduledExecutorService thread() {
        return thread;
    }

    /** Leases end on time from now on. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static Thread daemon(Runnable beats) {
        Thread thread = new Thread(beats, "econlytics-heartbeats");
        thread.setDaemon(true);
        return thread;
    }
}
