package com.econlytics.zendesk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The header by which Zendesk says how long to wait: seconds or an HTTP date.
 *
 * <p>What says nothing usable (absent, negative, not a number) counts as a minute; no wait is longer than 15 minutes.
 */
final class RetryAfter {
    static final Duration UNSAID = Duration.ofSeconds(60);
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int SURELY_TOO_LONG_DIGITS = 10;

    private RetryAfter() {}

    /**
     * How long to wait.
     *
     * @param header the value of the header; empty if it was not sent
     * @param now what a date is compared with; one that has passed means no wait
     */
    static Duration read(String header, Instant now) {
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return text.length() >= SURELY_TOO_LONG_DIGITS
                    ? LONGEST
                    : atMostLongest(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant end = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return end.isBefore(now) ? Duration.ZERO : atMostLongest(Duration.between(now, end));
        } catch (DateTimeException unusable) {
            return UNSAID;
        }
    }

    private static Duration atMostLongest(Duration told) {
        return told.compareTo(LONGEST) > 0 ? LONGEST : told;
    }
}
