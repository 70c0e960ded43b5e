package com.econlytics.testkit.http;

import java.util.Map;
import java.util.Objects;

/**
 * A failure that a fake vendor answers with, in the vendor's own words.
 *
 * <p>Example: {@code FaultResponse.tooManyRequests(1)} is a 429 that asks to come back in a second.
 *
 * @param status the HTTP status, 400 or above
 * @param headers sent with it, such as {@code Retry-After}
 */
public record FaultResponse(int status, Map<String, String> headers) implements Fault {
    public FaultResponse {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not a failure: HTTP status " + status);
        }
        headers = Map.copyOf(Objects.requireNonNull(headers, "headers"));
    }

    /** A failure without a word on when to come back. */
    public static FaultResponse of(int status) {
        return new FaultResponse(status, Map.of());
    }

    /** A 429 that asks to come back after some seconds, at least 0. */
    public static FaultResponse tooManyRequests(int retryAfterSeconds) {
        return new FaultResponse(429, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** A 503 that asks to come back after some seconds, at least 0. */
    public static FaultResponse unavailable(int retryAfterSeconds) {
        return new FaultResponse(503, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    Answer in(Answer vendorsWords) {
        Answer answer = vendorsWords;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
