package com.econlytics.inbox;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Disposition.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An inbox that forgets everything when the program ends: the reference model, and good for trying things out. */
public final class InMemoryInbox implements Inbox {
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Slot> byKey = new HashMap<>();

    /** An empty inbox. */
    public InMemoryInbox() {}

    @Override
    public synchronized Reception receive(SourceAccount account, String key, RawBody body, Instant now) {
        Slot known = byKey.get(digest(account, key));
        if (known == null) {
            store(account, key, body, now, Status.RECEIVED);
            return Reception.STORED;
        }
        if (known.hasBytesOf(body)) {
            return Reception.DUPLICATE;
        }
        quarantine(new Rejection(account, key, body, Reason.PAYLOAD_MISMATCH, key), now);
        return Reception.CONFLICTING;
    }

    @Override
    public synchronized void quarantine(Rejection rejection, Instant now) {
        Slot known = byKey.get(digest(rejection.account(), rejection.key()));
        if (known != null && !known.hasBytesOf(rejection.body())) {
            quarantine(rejection.underKeyOfItsOwn(), now);
        } else if (known == null) {
            Slot slot = store(rejection.account(), rejection.key(), rejection.body(), now, Status.QUARANTINED);
            slot.disposition =
                    new Disposition(slot.number, Status.QUARANTINED, rejection.reason(), rejection.detail(), null);
        }
    }

    @Override
    public synchronized List<Message> claim(int limit, Instant now) {
        List<Slot> due = slots.stream()
                .filter(slot -> slot.isDue(now))
                .sorted(Comparator.comparing(slot -> slot.dueAt))
                .limit(limit)
                .toList();
        return due.stream()
                .map(slot -> slot.claim(now.plus(CLAIM)))
                .sorted(Comparator.comparing(Message::number))
                .toList();
    }

    @Override
    public synchronized int replay(Reason reason, Instant now) {
        List<Slot> again = slots.stream().filter(slot -> slot.isAside(reason)).toList();
        again.forEach(slot -> slot.receiveAgain(now));
        return again.size();
    }

    @Override
    public synchronized Optional<Entry> find(SourceAccount account, String key) {
        return Optional.ofNullable(byKey.get(digest(account, key))).map(Slot::entry);
    }

    /**
     * Refuses dispositions of messages that are not here; called by a ledger before it books.
     *
     * @throws IllegalArgumentException if there is one
     */
    public synchronized void requireKnown(Collection<Disposition> dispositions) {
        for (Disposition disposition : dispositions) {
            if (disposition.messageNumber() < 1 || disposition.messageNumber() > slots.size()) {
                throw new IllegalArgumentException("message " + disposition.messageNumber()
                        + " is not in the inbox; dispose of messages that it handed out");
            }
        }
    }

    /** Sets where messages stand; called by a ledger while it books. */
    public synchronized void dispose(Collection<Disposition> dispositions) {
        for (Disposition disposition : dispositions) {
            Slot slot = slots.get((int) disposition.messageNumber() - 1);
            slot.disposition = disposition;
            slot.dueAt = disposition.findRetryAt().orElse(Instant.MAX);
        }
    }

    @Override
    public synchronized SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Slot slot : slots) {
            String reason = slot.disposition.findReason().map(why -> " " + why).orElse("");
            counts.merge(slot.disposition.status() + reason, 1L, Long::sum);
        }
        return counts;
    }

    @Override
    public synchronized List<Entry> entries(long after, int limit) {
        return slots.stream().skip(after).limit(limit).map(Slot::entry).toList();
    }

    /**
     * Empties the messages that are not due any more and are about somebody; called by a ledger that has erased whom.
     *
     * @param about what the account, the key and the body of such a message say
     * @return how many were emptied
     */
    public synchronized int empty(Predicate<Message> about) {
        List<Slot> emptied = slots.stream()
                .filter(slot -> slot.isSettled() && about.test(slot.message(0)))
                .toList();
        emptied.forEach(Slot::empty);
        return emptied.size();
    }

    /** Empties the bytes of messages that need not be kept any longer, and tells how many there were. */
    public synchronized int retain(Retention retention, Instant now) {
        List<Slot> old =
                slots.stream().filter(slot -> slot.isOld(retention, now)).toList();
        old.forEach(Slot::empty);
        return old.size();
    }

    /** Keys may name somebody, so they are known by their digests. */
    private static String digest(SourceAccount account, String key) {
        return RawBody.of(account + "/" + key).sha256();
    }

    private Slot store(SourceAccount account, String key, RawBody body, Instant now, Status status) {
        Slot slot = new Slot(slots.size() + 1L, account, key, body, now);
        slot.dueAt = status == Status.RECEIVED ? now : Instant.MAX;
        slots.add(slot);
        byKey.put(digest(account, key), slot);
        return slot;
    }

    private static final class Slot {
        private final long number;
        private final SourceAccount account;
        private final String digest;
        private final Instant receivedAt;
        private Instant dueAt = Instant.MAX;
        private String key;
        private RawBody body;
        private boolean emptied;
        private int attempts;
        private Disposition disposition;

        Slot(long number, SourceAccount account, String key, RawBody body, Instant receivedAt) {
            this.number = number;
            this.account = account;
            this.key = key;
            this.body = body;
            this.digest = body.sha256();
            this.receivedAt = receivedAt;
            this.disposition = Disposition.received(number);
        }

        boolean hasBytesOf(RawBody other) {
            return digest.equals(other.sha256());
        }

        /** Whether nobody will read it any more, and there is something in it. */
        boolean isSettled() {
            Status status = disposition.status();
            return !emptied && status != Status.RECEIVED && status != Status.PENDING;
        }

        boolean isOld(Retention retention, Instant now) {
            return isSettled() && retention.isOver(disposition.status(), receivedAt, now);
        }

        void empty() {
            emptied = true;
            key = "";
            body = RawBody.of("");
            disposition = disposition.withoutDetail();
        }

        boolean isDue(Instant now) {
            return !dueAt.isAfter(now);
        }

        /** Only what was claimed before is a message; the rest came from a page. */
        boolean isAside(Reason reason) {
            boolean settled = disposition.status() == Status.IGNORED || disposition.status() == Status.QUARANTINED;
            return settled
                    && !emptied
                    && attempts > 0
                    && disposition.findReason().equals(Optional.of(reason));
        }

        void receiveAgain(Instant now) {
            disposition = Disposition.received(number);
            attempts = 0;
            dueAt = now;
        }

        Message claim(Instant until) {
            attempts++;
            dueAt = until;
            int lost = disposition.status() == Status.RECEIVED ? attempts - 1 : 0;
            return message(lost);
        }

        Message message(int lost) {
            return new Message(number, account, key, body, receivedAt, attempts, lost);
        }

        Entry entry() {
            return new Entry(account, key, attempts, disposition);
        }
    }
}
