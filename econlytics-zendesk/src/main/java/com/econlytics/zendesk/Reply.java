package com.econlytics.zendesk;

import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import java.util.Objects;

/** What one request brought. */
sealed interface Reply<T> permits Answered, Reply.Failed {
    /**
     * Nothing.
     *
     * @param failure why, and whether asking again may help
     * @param delay how long to wait before that
     */
    record Failed<T>(SourceException failure, Delay delay) implements Reply<T> {
        public Failed {
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(delay, "delay");
        }

        boolean mayPass() {
            return failure.retry() == Retry.MAY_HELP;
        }

        /** The same, in place of something else. */
        <R> Failed<R> instead() {
            return new Failed<>(failure, delay);
        }
    }
}
