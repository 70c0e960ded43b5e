package com.econlytics.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reading of the ticket field in which agents' time is summed up. */
final class TrackedTimeReader {
    /** More than thirty years: a typing error, not work. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);
    /** The parsing of a decimal number takes more than linear time. */
    private static final int LONGEST_NUMBER = 32;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+(\\.0+)?");

    private final TrackedTime place;

    TrackedTimeReader(TrackedTime place) {
        this.place = place;
    }

    /** What the field says. */
    enum Legibility {
        READ,
        UNSAID,
        UNREADABLE
    }

    /**
     * What was read.
     *
     * @param legibility whether it could be
     * @param amount the seconds, if it could; else 0
     */
    record Reading(Legibility legibility, long amount) {
        private static final Reading UNSAID = new Reading(Legibility.UNSAID, 0);
        private static final Reading UNREADABLE = new Reading(Legibility.UNREADABLE, 0);

        OptionalLong seconds() {
            return legibility == Legibility.READ ? OptionalLong.of(amount) : OptionalLong.empty();
        }

        boolean isUnreadable() {
            return legibility == Legibility.UNREADABLE;
        }
    }

    Reading read(Fields ticket) {
        if (!(place instanceof TrackedTime.InField field)) {
            return Reading.UNSAID;
        }
        return Stream.concat(ticket.list("custom_fields"), ticket.list("fields"))
                .filter(entry -> isField(entry, field.fieldId()))
                .map(entry -> read(entry.path("value")))
                .filter(reading -> reading.legibility() != Legibility.UNSAID)
                .findFirst()
                .orElse(Reading.UNSAID);
    }

    private static boolean isField(JsonNode entry, long fieldId) {
        JsonNode id = entry.path("id");
        return Fields.isWhole(id) && id.longValue() == fieldId;
    }

    private static Reading read(JsonNode value) {
        if (Fields.isAbsent(value)) {
            return Reading.UNSAID;
        }
        if (value.isNumber()) {
            return read(value.decimalValue());
        }
        if (!value.isTextual()) {
            return Reading.UNREADABLE;
        }
        String text = value.textValue().strip();
        return text.isEmpty() ? Reading.UNSAID : read(text);
    }

    private static Reading read(String number) {
        boolean whole = number.length() <= LONGEST_NUMBER
                && WHOLE_NUMBER.matcher(number).matches();
        return whole ? read(new BigDecimal(number)) : Reading.UNREADABLE;
    }

    /** In this order, because to expand 1e999999999 would exhaust the memory. */
    private static Reading read(BigDecimal seconds) {
        boolean possible = seconds.signum() >= 0
                && seconds.compareTo(MOST_SECONDS) <= 0
                && seconds.stripTrailingZeros().scale() <= 0;
        return possible ? new Reading(Legibility.READ, seconds.longValueExact()) : Reading.UNREADABLE;
    }
}
