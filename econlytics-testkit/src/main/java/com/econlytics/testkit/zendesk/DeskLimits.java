package com.econlytics.testkit.zendesk;

import com.econlytics.testkit.http.Answer;
import com.econlytics.testkit.http.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many requests the fake takes in a minute of its clock; any number unless said otherwise.
 *
 * <p>As at Zendesk, the limit of the exports shows in no header before a request is refused, and the limit of the account is in
 * every answer. Safe for use by several threads.
 */
public final class DeskLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int NONE = Integer.MAX_VALUE;

    private final Clock clock;
    private final List<Instant> exports = new ArrayList<>();
    private final List<Instant> requests = new ArrayList<>();
    private int mostExports = NONE;
    private int mostRequests = NONE;

    DeskLimits(Clock clock) {
        this.clock = clock;
    }

    /** Takes so many calls of the incremental exports in any minute: 10 at Zendesk. */
    public synchronized DeskLimits exports(int perMinute) {
        mostExports = perMinute;
        return this;
    }

    /** Takes so many requests of any kind in any minute: 200 to 2500 at Zendesk. */
    public synchronized DeskLimits requests(int perMinute) {
        mostRequests = perMinute;
        return this;
    }

    /** The refusal of one request too many; counts any other. */
    synchronized Optional<Answer> refuse(Request request) {
        Instant now = clock.instant();
        exports.removeIf(call -> !call.plus(MINUTE).isAfter(now));
        requests.removeIf(call -> !call.plus(MINUTE).isAfter(now));
        boolean export = request.path().startsWith("/api/v2/incremental/");
        if (export && exports.size() >= mostExports) {
            return Optional.of(tooMany(exports.get(0), now));
        }
        if (requests.size() >= mostRequests) {
            return Optional.of(tooMany(requests.get(0), now));
        }
        requests.add(now);
        if (export) {
            exports.add(now);
        }
        return Optional.empty();
    }

    /** The answer with what it tells of the account's limit. */
    synchronized Answer told(Answer answer) {
        if (mostRequests == NONE) {
            return answer;
        }
        Instant now = clock.instant();
        String limit = Integer.toString(mostRequests);
        String remaining = Integer.toString(mostRequests - requests.size());
        String reset = Long.toString(requests.isEmpty() ? 0 : secondsLeft(requests.get(0), now));
        return answer.with("X-Rate-Limit", limit)
                .with("X-Rate-Limit-Remaining", remaining)
                .with("RateLimit-Limit", limit)
                .with("RateLimit-Remaining", remaining)
                .with("RateLimit-Reset", reset);
    }

    private static Answer tooMany(Instant oldest, Instant now) {
        return Answer.text(429, "Number of allowed API requests per minute exceeded")
                .with("Retry-After", Long.toString(secondsLeft(oldest, now)));
    }

    private static long secondsLeft(Instant oldest, Instant now) {
        return Duration.between(now, oldest.plus(MINUTE)).plusMillis(999).toSeconds();
    }
}
