package com.econlytics.connector;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header by which a source says how long to wait: seconds or an HTTP date. No wait is longer than 15 minutes. */
public final class RetryAfter {
    /** The longest wait that a source is granted. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Pattern SECONDS = Pattern.compile("([0-9]+)(\\.[0-9]+)?");
    private static final int SURELY_TOO_LONG_DIGITS = 10;

    private RetryAfter() {}

    /**
     * How long to wait.
     *
     * @param header the value of the header, also with a part of a second; empty if it was not sent
     * @param now what a date is compared with; one that has passed means no wait
     * @return empty if the header says nothing usable
     */
    public static Optional<Duration> read(String header, Instant now) {
        String text = header.strip();
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.matches()) {
            return Optional.of(atMostLongest(wholeSeconds(seconds.group(1), seconds.group(2) != null)));
        }
        try {
            Instant end = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(end.isBefore(now) ? Duration.ZERO : atMostLongest(Duration.between(now, end)));
        } catch (DateTimeException unusable) {
            return Optional.empty();
        }
    }

    /** A part of a second is waited for whole. */
    private static Duration wholeSeconds(String digits, boolean andAPart) {
        return digits.length() >= SURELY_TOO_LONG_DIGITS
                ? LONGEST
                : Duration.ofSeconds(Long.parseLong(digits) + (andAPart ? 1 : 0));
    }

    private static Duration atMostLongest(Duration told) {
        return told.compareTo(LONGEST) > 0 ? LONGEST : told;
    }
}
