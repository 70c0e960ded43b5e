package com.econlytics.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule by which tickets are no customer's cost: they are counted on {@code excluded.tickets} and cost nothing, under the
 * name of the first rule that fits.
 *
 * <p>Example: {@code TicketExclusion.parse("channel:sample_ticket, tag:spam, form:360001234567")}.
 *
 * @param part which part of a ticket the rule looks at
 * @param value what stands there, without blanks, commas or control characters: a word, or an id
 */
public record TicketExclusion(Part part, String value) {
    private static final Pattern VALUE = Pattern.compile("[^\\s,\\p{Cntrl}]{1,255}");

    /** The demonstration ticket that Zendesk itself puts into every account: nobody asked for it. */
    public static final TicketExclusion SAMPLE_TICKETS = new TicketExclusion(Part.CHANNEL, "sample_ticket");

    public TicketExclusion {
        Objects.requireNonNull(part, "part");
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("a rule for the " + part.word()
                    + " of tickets needs a word or an id without blanks and commas, like 'tag:spam'");
        }
    }

    /** The part of a ticket that a rule looks at. */
    public enum Part {
        /** How the ticket came in, such as {@code sample_ticket} or {@code api}. */
        CHANNEL,
        /** One of the ticket's tags. */
        TAG,
        /** The id of the ticket's form. */
        FORM,
        /** The id of the group that the ticket is assigned to. */
        GROUP,
        /** The ticket's status, such as {@code deleted}. */
        STATUS;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Stream<JsonNode> of(Fields ticket) {
            return switch (this) {
                case CHANNEL -> Stream.of(ticket.node().path("via").path("channel"));
                case TAG -> ticket.list("tags");
                case FORM -> Stream.of(ticket.node().path("ticket_form_id"));
                case GROUP -> Stream.of(ticket.node().path("group_id"));
                case STATUS -> Stream.of(ticket.node().path("status"));
            };
        }
    }

    /**
     * Reads rules, {@code part:value} each, separated by commas; none if the text is blank.
     *
     * @throws IllegalArgumentException if one has another form
     */
    public static List<TicketExclusion> parse(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .map(TicketExclusion::parseOne)
                .toList();
    }

    /** {@code tag:spam}: what excluded work bears as its attribute {@code excluded_by}. */
    public String name() {
        return part.word() + ":" + value;
    }

    boolean excludes(Fields ticket) {
        return part.of(ticket)
                .anyMatch(found -> found.isValueNode() && found.asText().equals(value));
    }

    private static TicketExclusion parseOne(String rule) {
        int colon = rule.indexOf(':');
        for (Part part : Part.values()) {
            if (colon > 0 && part.word().equals(rule.substring(0, colon).strip())) {
                return new TicketExclusion(part, rule.substring(colon + 1).strip());
            }
        }
        throw new IllegalArgumentException(
                "'" + rule + "' is no rule; write channel, tag, form, group or status, a colon"
                        + " and what stands there, like 'tag:spam'");
    }
}
