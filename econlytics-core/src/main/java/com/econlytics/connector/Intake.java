package com.econlytics.connector;

import com.econlytics.inbox.Disposition;
import com.econlytics.inbox.Inbox;
import com.econlytics.inbox.Message;
import com.econlytics.inbox.Reason;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the inbox off: claims messages, prepares them without a transaction, and books a batch at a time.
 *
 * <p>Example: {@code while (intake.runOnce() > 0) {}} until nothing is due.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int MAX_ATTEMPTS_UNHANDLED = 5;

    private final Inbox inbox;
    private final MessageReader reader;
    private final Ledger ledger;
    private final Clock clock;
    private final int batchSize;

    /**
     * An intake that claims {@code batchSize} messages at a time.
     *
     * @param clock decides what is due
     */
    public Intake(Inbox inbox, MessageReader reader, Ledger ledger, Clock clock, int batchSize) {
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
        List<Preparation> prepared = new ArrayList<>();
        for (Message message : messages) {
            prepared.add(prepare(message));
        }
        if (!prepared.isEmpty()) {
            book(prepared);
        }
        return messages.size();
    }

    private Preparation prepare(Message message) {
        Instant now = clock.instant();
        try {
            return reader.read(message, now);
        } catch (SourceException unavailable) {
            LOG.warn("message {} waits: {}", message.number(), unavailable.getMessage());
            return Preparation.of(Disposition.pending(
                    message, Reason.SOURCE_UNAVAILABLE, "status " + unavailable.status(), Backoff.next(message, now)));
        } catch (RuntimeException | StackOverflowError unexpected) {
            return afterCrash(message, now, unexpected);
        }
    }

    /** A reader's own defect must not stop the messages behind this one, and must not be retried for ever. */
    private static Preparation afterCrash(Message message, Instant now, Throwable unexpected) {
        String kind = unexpected.getClass().getSimpleName();
        LOG.error("message {} could not be read, attempt {}", message.number(), message.attempts(), unexpected);
        return Preparation.of(
                message.attempts() >= MAX_ATTEMPTS_UNHANDLED
                        ? Disposition.quarantined(message, Reason.ATTEMPTS_EXHAUSTED, kind)
                        : Disposition.pending(message, Reason.ATTEMPTS_EXHAUSTED, kind, Backoff.next(message, now)));
    }

    private void book(List<Preparation> prepared) {
        try {
            ledger.book(batch(prepared));
        } catch (ArithmeticException | IllegalArgumentException unbookable) {
            prepared.forEach(this::bookAlone);
        }
    }

    /** A message whose amounts cannot be booked is kept aside, so that the others of its batch are not. */
    private void bookAlone(Preparation preparation) {
        try {
            ledger.book(batch(List.of(preparation)));
        } catch (ArithmeticException | IllegalArgumentException unbookable) {
            long number = preparation.disposition().messageNumber();
            LOG.error("message {} cannot be booked: {}", number, unbookable.getMessage());
            Disposition aside =
                    new Disposition(number, Disposition.Status.QUARANTINED, Reason.AMOUNT, "cannot be booked", null);
            ledger.book(batch(List.of(Preparation.of(aside))));
        }
    }

    private static Batch batch(List<Preparation> prepared) {
        Batch.Builder batch = Batch.builder();
        for (Preparation preparation : prepared) {
            batch.facts(preparation.facts())
                    .identities(preparation.identities())
                    .disposition(preparation.disposition());
        }
        return batch.build();
    }
}
