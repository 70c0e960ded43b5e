package com.econlytics.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reading of the ticket field in which agents' time is summed up, and of the updates that made the sum. */
final class TrackedTimeReader {
    /** More than thirty years: a typing error, not work. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);
    /** The parsing of a decimal number takes more than linear time. */
    private static final int LONGEST_NUMBER = 32;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+(\\.0+)?");

    private static final Set<String> SETS_A_FIELD = Set.of("Create", "Change");

    private final long fieldId;

    /** A reader of the ticket field with this id; 0 if no time is tracked. */
    TrackedTimeReader(long fieldId) {
        this.fieldId = fieldId;
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

        boolean isRead() {
            return legibility == Legibility.READ;
        }

        boolean isUnreadable() {
            return legibility == Legibility.UNREADABLE;
        }
    }

    Reading read(Fields ticket) {
        return entries(ticket)
                .map(entry -> read(entry.path("value")))
                .filter(reading -> reading.legibility() != Legibility.UNSAID)
                .findFirst()
                .orElse(Reading.UNSAID);
    }

    /** Whether the ticket lists the field, be it without a value; true if there is none to look for. */
    boolean finds(Fields ticket) {
        return fieldId == 0 || entries(ticket).findAny().isPresent();
    }

    /**
     * By how much each update changed the field, as far as Zendesk's records of them can be read.
     *
     * @param until when the state of the ticket was generated; what came later belongs to a later state
     */
    List<Effort.Update> updates(AuditTrail trail, Instant until) {
        return trail.audits().stream()
                .map(Fields::new)
                .flatMap(audit -> update(audit, until).stream())
                .toList();
    }

    private Optional<Effort.Update> update(Fields audit, Instant until) {
        List<JsonNode> changes = audit.list("events").filter(this::setsTheField).toList();
        Optional<Instant> at = audit.findInstant("created_at").filter(created -> !created.isAfter(until));
        JsonNode id = audit.node().path("id");
        if (changes.isEmpty() || at.isEmpty() || !Fields.isWhole(id)) {
            return Optional.empty();
        }
        long seconds = changes.stream()
                .mapToLong(change -> read(change.path("value")).amount()
                        - read(change.path("previous_value")).amount())
                .sum();
        JsonNode author = audit.node().path("author_id");
        return Optional.of(new Effort.Update(id.longValue(), author.asLong(), at.get(), seconds));
    }

    private boolean setsTheField(JsonNode event) {
        return SETS_A_FIELD.contains(event.path("type").asText())
                && event.path("field_name").asText().equals(Long.toString(fieldId));
    }

    private Stream<JsonNode> entries(Fields ticket) {
        return Stream.concat(ticket.list("custom_fields"), ticket.list("fields"))
                .filter(entry ->
                        Fields.isWhole(entry.path("id")) && entry.path("id").longValue() == fieldId);
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
