package com.econlytics.zendesk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * The requests that an account has in a minute, as its answers tell. The last tenth of them is left to others: what remains
 * is spread over the rest of the minute.
 */
final class AccountLimit {
    private static final long MINUTE = 60;
    private static final long SPARED_PART = 10;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final List<String> FORMS = List.of("x-rate-limit", "ratelimit", "rate-limit");

    private final Clock clock;
    private final Patience patience;
    private volatile Instant notBefore = Instant.MIN;

    AccountLimit(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /** Returns when a request is welcome. */
    void await() {
        Instant now = clock.instant();
        Instant due = notBefore;
        if (due.isAfter(now)) {
            patience.await(Duration.between(now, due));
        }
    }

    /** Hears what an answer tells about the limit, in any of the forms in which Zendesk has put it. */
    void hear(Headers headers) {
        notBefore = FORMS.stream()
                .filter(form -> count(headers, form + "-remaining").isPresent())
                .findFirst()
                .map(form -> due(headers, form))
                .orElse(Instant.MIN);
    }

    private Instant due(Headers headers, String form) {
        long remaining = count(headers, form + "-remaining").orElseThrow();
        long limit = limit(headers, form);
        if (remaining * SPARED_PART > limit) {
            return Instant.MIN;
        }
        long reset = Math.min(MINUTE, reset(headers));
        return clock.instant().plusMillis(Duration.ofSeconds(reset).toMillis() / (remaining + 1));
    }

    /** The header is called {@code x-rate-limit}, {@code rate-limit} or {@code ratelimit-limit}. */
    private static long limit(Headers headers, String form) {
        OptionalLong bare = count(headers, form);
        return bare.isPresent()
                ? bare.getAsLong()
                : count(headers, form + "-limit").orElse(0);
    }

    private static long reset(Headers headers) {
        return FORMS.stream()
                .map(form -> count(headers, form + "-reset"))
                .flatMapToLong(OptionalLong::stream)
                .findFirst()
                .orElse(MINUTE);
    }

    private static OptionalLong count(Headers headers, String name) {
        String text = Objects.requireNonNullElse(headers.get(name), "").strip();
        return COUNT.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
