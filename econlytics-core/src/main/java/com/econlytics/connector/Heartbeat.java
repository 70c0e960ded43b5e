package com.econlytics.connector;

import com.econlytics.ledger.Lease;
import com.econlytics.ledger.Leases;
import com.econlytics.ledger.StoreException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews a lease again and again until it is closed. A program that ends or is paused no longer does. */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final int BEATS_IN_A_LEASE = 4;

    private final Leases leases;
    private final Lease lease;
    private final Duration duration;
    private final ScheduledFuture<?> beats;
    private boolean closed;

    /** Renews {@code lease} for {@code duration}, four times as often as that is long. */
    Heartbeat(Leases leases, Lease lease, Duration duration, ScheduledExecutorService threads) {
        this.leases = leases;
        this.lease = lease;
        this.duration = duration;
        long every = duration.toMillis() / BEATS_IN_A_LEASE;
        this.beats = threads.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    /** A lost lease ends the beats by its exception; the next booking says so to the run. */
    private synchronized void beat() {
        if (closed) {
            return;
        }
        try {
            leases.renew(lease, duration);
        } catch (StoreException failed) {
            // the next beat tries again, and until the lease is over three more do
            LOG.warn("the lease of {} was not renewed: {}", lease.job(), failed.getMessage());
        }
    }

    /** No beat comes after this, so that a lease which is given back stays given back. */
    @Override
    public synchronized void close() {
        closed = true;
        beats.cancel(false);
    }
}
