package com.econlytics.zendesk;

import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.Pause;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.fact.SourceAccount;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a bounded number of times, and waits between as Zendesk tells or with exponential backoff and full jitter. */
final class Patience {
    static final int MOST_TRIES = 6;

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private final SourceAccount account;
    private final Pause pause;
    private final RandomGenerator random;
    private final ConnectorListener listener;

    Patience(SourceAccount account, Pause pause, RandomGenerator random, ConnectorListener listener) {
        this.account = account;
        this.pause = Objects.requireNonNull(pause, "pause");
        this.random = Objects.requireNonNull(random, "random");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * What was answered in the end.
     *
     * @throws SourceException the last failure, if there was no answer
     */
    <T> Answered<T> ask(Supplier<Reply<T>> request) {
        for (int tries = 1; ; tries++) {
            Reply<T> reply = request.get();
            if (reply instanceof Answered<T> answered) {
                return answered;
            }
            Reply.Failed<T> failed = (Reply.Failed<T>) reply;
            if (!failed.mayPass() || tries == MOST_TRIES) {
                throw failed.failure();
            }
            Duration wait = failed.delay().after(tries, random);
            LOG.warn(
                    "try {} of {} failed, next in {}: {}",
                    tries,
                    MOST_TRIES,
                    wait,
                    failed.failure().getMessage());
            listener.retrying(account, tries, failed.failure().status(), wait);
            await(wait);
        }
    }

    /**
     * Waits.
     *
     * @throws SourceException if the thread is to stop
     */
    void await(Duration wait) {
        try {
            pause.await(wait);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            String message = "reading " + account + " was interrupted; the next run goes on here";
            throw new SourceException(message, 0, "", Retry.MAY_HELP, stopped);
        }
    }
}
