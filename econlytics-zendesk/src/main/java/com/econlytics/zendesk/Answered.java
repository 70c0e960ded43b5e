package com.econlytics.zendesk;

import java.time.Instant;
import java.util.Objects;

/**
 * What Zendesk answered.
 *
 * @param content the document, or what was made of it
 * @param requestId Zendesk's id of the request; empty if it gave none
 * @param asOf the time of which the content tells: when it was asked for, by the earlier of Zendesk's clock and ours
 */
record Answered<T>(T content, String requestId, Instant asOf) implements Reply<T> {
    Answered {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(asOf, "asOf");
    }

    /** The same answer, of which something was made. */
    <R> Answered<R> with(R made) {
        return new Answered<>(made, requestId, asOf);
    }
}
