package com.econlytics.zendesk;

import com.econlytics.connector.SourceException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;

/** What one request brought. */
sealed interface Reply {
    /**
     * A document.
     *
     * @param document as Zendesk sent it; missing if the body was empty
     * @param requestId Zendesk's id of the request; empty if it gave none
     * @param asOf the time of which the document tells: when it was asked for, by the earlier of Zendesk's clock and ours
     */
    record Delivered(JsonNode document, String requestId, Instant asOf) implements Reply {
        public Delivered {
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(requestId, "requestId");
            Objects.requireNonNull(asOf, "asOf");
        }
    }

    /**
     * No document.
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
