package com.econlytics.zendesk;

import com.econlytics.connector.SourceException;
import java.util.Objects;

/** What one request brought. */
sealed interface Reply {
    /**
     * A whole page.
     *
     * @param page as Zendesk sent it
     * @param requestId Zendesk's id of the request; empty if it gave none
     */
    record Delivered(ExportPage page, String requestId) implements Reply {
        public Delivered {
            Objects.requireNonNull(page, "page");
            Objects.requireNonNull(requestId, "requestId");
        }
    }

    /**
     * No page.
     *
     * @param failure why, and whether asking again may help
     * @param delay how long to wait before that
     */
    record Failed(SourceException failure, Delay delay) implements Reply {
        public Failed {
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(delay, "delay");
        }

        boolean mayPass() {
            return failure.retry() == SourceException.Retry.MAY_HELP;
        }
    }
}
