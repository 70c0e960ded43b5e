package com.econlytics.jdbc;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.RawBody;
import com.econlytics.inbox.Reason;
import com.econlytics.inbox.Rejection;
import com.econlytics.ledger.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An inbox that commits together what arrives together. While one caller's transaction is on its way to the disk, later ones
 * gather, and the first of them takes all along. Each returns only after the commit that its message is in.
 *
 * <p>It has no thread: callers lead in turns. A message that cannot be stored fails alone.
 */
public final class GroupCommitInbox implements Inbox {
    private static final int MOST_AT_ONCE = 100;

    private final JdbcInbox inbox;
    private final int mostWaiting;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Arrival> waiting = new ArrayDeque<>();
    private boolean led;

    /**
     * Gathers what {@code inbox} receives.
     *
     * @param mostWaiting how many messages may wait; further ones are refused, so that senders come again later
     * @param patience how long one may wait before it is refused
     */
    public GroupCommitInbox(JdbcInbox inbox, int mostWaiting, Duration patience) {
        this.inbox = Objects.requireNonNull(inbox, "inbox");
        this.mostWaiting = mostWaiting;
        this.patience = Objects.requireNonNull(patience, "patience");
    }

    /**
     * Stores a message durably, see {@link Inbox#receive}.
     *
     * @throws StoreException also if too many wait or it waited too long; it may be stored nevertheless, and sending it again
     *     does no harm
     */
    @Override
    public Reception receive(SourceAccount account, String key, RawBody body, Instant now) {
        Arrival arrival = new Arrival(new Delivery(account, key, body, now), lock.newCondition());
        if (leads(arrival)) {
            lead(arrival);
        }
        return arrival.reception();
    }

    /** Waits until the message was taken along, or until it is this caller's turn to take others along. */
    private boolean leads(Arrival arrival) {
        lock.lock();
        try {
            if (waiting.size() >= mostWaiting) {
                throw refused("too many messages wait for the database");
            }
            waiting.add(arrival);
            long left = patience.toNanos();
            while (led && !arrival.isDone()) {
                if (left <= 0) {
                    leave(arrival);
                    throw refused("a message waited too long for the database");
                }
                left = arrival.changed.awaitNanos(left);
            }
            boolean leads = !arrival.isDone();
            led |= leads;
            return leads;
        } catch (InterruptedException stopped) {
            leave(arrival);
            Thread.currentThread().interrupt();
            throw refused("receiving a message was interrupted");
        } finally {
            lock.unlock();
        }
    }

    /** Whoever leaves may have been told that it is its turn. */
    private void leave(Arrival arrival) {
        waiting.remove(arrival);
        if (!led) {
            callNext();
        }
    }

    private void lead(Arrival own) {
        try {
            while (!own.isDone()) {
                takeAlong(nextGroup());
            }
        } finally {
            handOver();
        }
    }

    private void takeAlong(List<Arrival> group) {
        try {
            commit(group);
        } finally {
            announce(group);
        }
    }

    private List<Arrival> nextGroup() {
        lock.lock();
        try {
            List<Arrival> group = new ArrayList<>();
            while (group.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
                group.add(waiting.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Each of them alone, because to wake all who wait costs more than the commit. */
    private void announce(List<Arrival> group) {
        lock.lock();
        try {
            group.forEach(arrival -> arrival.changed.signal());
        } finally {
            lock.unlock();
        }
    }

    private void handOver() {
        lock.lock();
        try {
            led = false;
            callNext();
        } finally {
            lock.unlock();
        }
    }

    private void callNext() {
        Arrival next = waiting.peek();
        if (next != null) {
            next.changed.signal();
        }
    }

    /** A group that failed because of one of its messages is stored one by one; one that would fail again is not. */
    private void commit(List<Arrival> group) {
        try {
            List<Reception> receptions =
                    inbox.receive(group.stream().map(Arrival::delivery).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).told(receptions.get(i));
            }
        } catch (StoreException failed) {
            if (group.size() == 1 || failed.retry() == StoreException.Retry.MAY_HELP) {
                group.forEach(arrival -> arrival.failed(failed));
            } else {
                group.forEach(arrival -> commit(List.of(arrival)));
            }
        } catch (RuntimeException failed) {
            group.forEach(arrival -> arrival.failed(failed));
        } finally {
            group.stream()
                    .filter(arrival -> !arrival.isDone())
                    .forEach(arrival -> arrival.failed(refused("receiving a message was broken off")));
        }
    }

    /** How many wait for a commit that did not begin. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private static StoreException refused(String why) {
        return new StoreException(
                why + "; try again", "", StoreException.Retry.MAY_HELP, new IllegalStateException(why));
    }

    @Override
    public void quarantine(Rejection rejection, Instant now) {
        inbox.quarantine(rejection, now);
    }

    @Override
    public List<Message> claim(int limit, Instant now) {
        return inbox.claim(limit, now);
    }

    @Override
    public int replay(Reason reason, Instant now) {
        return inbox.replay(reason, now);
    }

    @Override
    public Optional<Entry> find(SourceAccount account, String key) {
        return inbox.find(account, key);
    }

    @Override
    public SortedMap<String, Long> counts() {
        return inbox.counts();
    }

    @Override
    public List<Entry> entries(long after, int limit) {
        return inbox.entries(after, limit);
    }

    /** A message on its way, and what became of it. */
    private static final class Arrival {
        private final Delivery delivery;
        private final Condition changed;
        private volatile @Nullable Reception reception;
        private volatile @Nullable RuntimeException failure;

        Arrival(Delivery delivery, Condition changed) {
            this.delivery = delivery;
            this.changed = changed;
        }

        Delivery delivery() {
            return delivery;
        }

        void told(Reception what) {
            reception = what;
        }

        void failed(RuntimeException why) {
            failure = why;
        }

        boolean isDone() {
            return reception != null || failure != null;
        }

        Reception reception() {
            RuntimeException why = failure;
            if (why != null) {
                throw why;
            }
            return Objects.requireNonNull(reception, "a message was neither stored nor refused");
        }
    }
}
