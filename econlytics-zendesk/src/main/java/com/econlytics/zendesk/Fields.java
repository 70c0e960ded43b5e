package com.econlytics.zendesk;

import com.econlytics.inbox.Reason;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The fields of one JSON object; a field that is absent or null is not there.
 *
 * @param node the object; anything else has no fields
 */
record Fields(JsonNode node) {
    private static final Instant EARLIEST = Instant.parse("2005-01-01T00:00:00Z");
    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    /** A whole number, required. */
    long whole(String name) throws UnreadableException {
        return findWhole(name).orElseThrow(() -> new UnreadableException(Reason.SCHEMA, name + " is missing"));
    }

    /** A whole number, if it is there. */
    OptionalLong findWhole(String name) throws UnreadableException {
        JsonNode value = node.path(name);
        if (isAbsent(value)) {
            return OptionalLong.empty();
        }
        if (!isWhole(value)) {
            throw new UnreadableException(Reason.SCHEMA, name + " is not a whole number of 64 bits");
        }
        return OptionalLong.of(value.longValue());
    }

    /** The id of the object itself: a positive whole number. */
    long id() throws UnreadableException {
        long id = whole("id");
        if (id <= 0) {
            throw new UnreadableException(Reason.SCHEMA, "id is not positive");
        }
        return id;
    }

    /** A time in ISO 8601, required. */
    Instant instant(String name) throws UnreadableException {
        String text = findText(name)
                .orElseThrow(() -> new UnreadableException(Reason.SCHEMA, name + " is missing or no text"));
        return parse(text)
                .orElseThrow(() -> new UnreadableException(Reason.TIMESTAMP, name + " is not a time in ISO 8601"));
    }

    /** A time in ISO 8601, if it is there and one. */
    Optional<Instant> findInstant(String name) {
        return findText(name).flatMap(Fields::parse);
    }

    /** A time in ISO 8601, if it is there, one, and {@linkplain #isPossible possible}. */
    Optional<Instant> findPossible(String name, Instant now) {
        return findInstant(name).filter(instant -> isPossible(instant, now));
    }

    /** An id that somebody else gave, as text or number; not a blank one. */
    Optional<String> findName(String name) {
        JsonNode value = node.path(name);
        boolean isName = (value.isTextual() || value.isIntegralNumber())
                && !value.asText().isBlank();
        return isName ? Optional.of(value.asText()) : Optional.empty();
    }

    /** A text, if it is there and one. */
    Optional<String> findText(String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** The elements of a list; none if it is not there or no list. */
    Stream<JsonNode> list(String name) {
        return new Fields(node.path(name)).elements();
    }

    /** The elements, if this is a list. */
    Stream<JsonNode> elements() {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.empty();
    }

    static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    /** Whether Zendesk can say so: it did not exist before 2005, and its clock is not a day ahead of ours. */
    static boolean isPossible(Instant instant, Instant now) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(now.plus(CLOCK_DIFFERENCE));
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unparseable) {
            return Optional.empty();
        }
    }
}
