package com.econlytics.examples.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be stopped, the latest first: at the end of the work, or when somebody interrupts the program. */
public final class Resources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "econlytics-stop");

    /** Nothing yet; from now on an interrupt stops what is added. */
    public static Resources untilInterrupted() {
        Resources resources = new Resources();
        Runtime.getRuntime().addShutdownHook(resources.hook);
        return resources;
    }

    /**
     * Takes charge of something that was just started.
     *
     * @throws IllegalStateException if the program is being stopped; the resource is stopped at once
     */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        if (isClosed()) {
            stop();
            throw new IllegalStateException("interrupted");
        }
        return resource;
    }

    /** Whether everything was told to stop. */
    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Returns when somebody has interrupted the program. */
    public void awaitInterrupt() {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            LOG.debug("the program is being stopped already");
        }
    }

    private synchronized void stop() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                LOG.warn("something did not stop: {}", failed.toString());
            }
        }
        closed.countDown();
    }
}
