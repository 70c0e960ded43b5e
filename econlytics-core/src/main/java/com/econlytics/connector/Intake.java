package com.econlytics.connector;

import com.econlytics.fact.SourceAccount;
import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.Reason;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the inbox off: claims messages, prepares them without a transaction, and books a batch at a time.
 *
 * <p>A source that cannot be reached is asked once in a batch: the messages behind the one that found out wait unread.
 *
 * <p>Example: {@code while (intake.runOnce() > 0) {}} until nothing is due.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int MAX_ATTEMPTS_UNHANDLED = 5;
    private static final int MAX_ATTEMPTS_LOST = 3;

    private final Inbox inbox;
    private final MessageReader reader;
    private final Ledger ledger;
    private final Clock clock;
    private final int batchSize;
    private final ConnectorListener listener;
    private final Set<Long> survived = ConcurrentHashMap.newKeySet();

    /**
     * An intake that claims {@code batchSize} messages at a time.
     *
     * @param clock decides what is due
     */
    public Intake(Inbox inbox, MessageReader reader, Ledger ledger, Clock clock, int batchSize) {
        this(inbox, reader, ledger, clock, batchSize, ConnectorListener.NONE);
    }

    /** An intake that tells {@code listener} what it does. */
    public Intake(
            Inbox inbox, MessageReader reader, Ledger ledger, Clock clock, int batchSize, ConnectorListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        this.inbox = inbox;
        this.reader = reader;
        this.ledger = ledger;
        this.clock = clock;
        this.batchSize = batchSize;
    }

    /**
     * Prepares and books the messages that are due now, one batch.
     *
     * @return how many messages that were; 0 when nothing is due
     */
    public int runOnce() {
        List<Message> messages = inbox.claim(batchSize, clock.instant());
        handleAlone(
                messages.stream().filter(message -> message.lostAttempts() > 0).toList());
        handle(messages.stream().filter(message -> message.lostAttempts() == 0).toList());
        return messages.size();
    }

    /**
     * Messages that were lost are handled one by one, oldest first. So it is the first that ended the program the last time:
     * those before it were disposed of, and those behind it were not looked at. What was lost because the store failed did
     * not end anything.
     */
    private void handleAlone(List<Message> lost) {
        for (Message message : lost) {
            boolean first = message.equals(lost.get(0)) && !survived.contains(message.number());
            if (first && message.lostAttempts() >= MAX_ATTEMPTS_LOST) {
                putAside(message);
            } else {
                handle(List.of(message));
            }
        }
    }

    private void putAside(Message message) {
        LOG.error(
                "message {} was claimed {} times and never disposed of; it is put aside unread",
                message.number(),
                message.attempts());
        Disposition aside = Disposition.quarantined(message, Reason.ATTEMPTS_EXHAUSTED, "ended the program");
        ledger.book(batch(List.of(Preparation.of(aside))));
        tell(List.of(message), List.of(aside));
    }

    private void handle(List<Message> messages) {
        List<Preparation> prepared = new ArrayList<>();
        Optional<SourceException> outage = Optional.empty();
        for (Message message : messages) {
            try {
                prepared.add(outage.isPresent() ? notAsked(message) : prepare(message));
            } catch (SourceException unavailable) {
                prepared.add(waiting(message, unavailable));
                outage = Optional.of(unavailable).filter(failure -> failure.retry() == SourceException.Retry.MAY_HELP);
            }
        }
        if (!prepared.isEmpty()) {
            List<Long> numbers = messages.stream().map(Message::number).toList();
            survived.addAll(numbers);
            tell(messages, book(prepared));
            survived.removeAll(numbers);
        }
    }

    private Preparation prepare(Message message) {
        Instant now = clock.instant();
        try {
            return reader.read(message, now);
        } catch (SourceException unavailable) {
            throw unavailable;
        } catch (RuntimeException | StackOverflowError unexpected) {
            return afterCrash(message, now, unexpected);
        }
    }

    private Preparation waiting(Message message, SourceException unavailable) {
        LOG.warn("message {} waits: {}", message.number(), unavailable.getMessage());
        Instant retryAt = Backoff.next(message, clock.instant());
        return Preparation.of(
                Disposition.pending(message, Reason.SOURCE_UNAVAILABLE, "status " + unavailable.status(), retryAt));
    }

    /** Due sooner each time than the message that failed, so that one which always fails does not hold up the others. */
    private Preparation notAsked(Message message) {
        return Preparation.of(
                Disposition.pending(message, Reason.SOURCE_UNAVAILABLE, "not asked", Backoff.soon(clock.instant())));
    }

    /** A reader's own defect must not stop the messages behind this one, and must not be retried for ever. */
    private static Preparation afterCrash(Message message, Instant now, Throwable unexpected) {
        String kind = unexpected.getClass().getSimpleName();
        LOG.error(
                "message {} could not be read, attempt {}: {}",
                message.number(),
                message.attempts(),
                Trace.of(unexpected));
        return Preparation.of(
                message.attempts() >= MAX_ATTEMPTS_UNHANDLED
                        ? Disposition.quarantined(message, Reason.ATTEMPTS_EXHAUSTED, kind)
                        : Disposition.pending(message, Reason.ATTEMPTS_EXHAUSTED, kind, Backoff.next(message, now)));
    }

    /** Books what was prepared and tells what became of each message. */
    private List<Disposition> book(List<Preparation> prepared) {
        try {
            ledger.book(batch(prepared));
            return prepared.stream().map(Preparation::disposition).toList();
        } catch (RuntimeException unbookable) {
            rethrowIfPassing(unbookable);
            return prepared.stream().map(this::bookAlone).toList();
        }
    }

    private void tell(List<Message> messages, List<Disposition> became) {
        listener.messagesHandled(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            if (became.get(i).status() == Disposition.Status.QUARANTINED) {
                SourceAccount account = messages.get(i).account();
                became.get(i).findReason().ifPresent(reason -> listener.quarantined(account, reason));
            }
        }
    }

    private static void rethrowIfPassing(RuntimeException failure) {
        if (failure instanceof StoreException store && store.retry() == StoreException.Retry.MAY_HELP) {
            throw store;
        }
    }

    /** A message that cannot be booked is kept aside, so that the others of its batch are not. */
    private Disposition bookAlone(Preparation preparation) {
        try {
            ledger.book(batch(List.of(preparation)));
            return preparation.disposition();
        } catch (RuntimeException unbookable) {
            rethrowIfPassing(unbookable);
            long number = preparation.disposition().messageNumber();
            LOG.error("message {} cannot be booked: {}", number, Trace.of(unbookable));
            Disposition aside = new Disposition(
                    number,
                    Disposition.Status.QUARANTINED,
                    Reason.UNBOOKABLE,
                    unbookable.getClass().getSimpleName(),
                    null);
            ledger.book(batch(List.of(Preparation.of(aside))));
            return aside;
        }
    }

    private static Batch batch(List<Preparation> prepared) {
        Batch.Builder batch = Batch.builder();
        for (Preparation preparation : prepared) {
            batch.facts(preparation.facts())
                    .identities(preparation.identities())
                    .attributes(preparation.attributes())
                    .disposition(preparation.disposition());
        }
        return batch.build();
    }
}
