package com.econlytics.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A time that Zendesk measures of every ticket, in minutes of the desk's schedule.
 *
 * <p>Each is elapsed time: for how long a ticket stood somewhere, not for how long anybody worked on it. As {@code
 * business_second} it prices tickets on the basis of business time, with a cap and labelled an estimate, and it is never
 * added to tracked time.
 */
public enum TicketMetric {
    /** Until an agent first replied. */
    FIRST_REPLY("reply_time_in_minutes"),
    /** Until the ticket was first solved. */
    FIRST_RESOLUTION("first_resolution_time_in_minutes"),
    /** Until the ticket was solved for the last time; unknown again while it is reopened. */
    FULL_RESOLUTION("full_resolution_time_in_minutes"),
    /** For how long the requester waited: the ticket was new, open or on hold. */
    REQUESTER_WAIT("requester_wait_time_in_minutes"),
    /** For how long the agents waited: the ticket was pending. */
    AGENT_WAIT("agent_wait_time_in_minutes"),
    /** For how long the ticket was on hold. */
    ON_HOLD("on_hold_time_in_minutes");

    /** Some thousand years, a figure that no ticket has. */
    private static final long MOST_MINUTES = 1_000_000_000L;

    private final String field;

    TicketMetric(String field) {
        this.field = field;
    }

    /** {@code requester_wait}: what a ticket bears as its attribute {@code estimate}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The seconds of the schedule; empty while Zendesk has not measured them. */
    OptionalLong businessSeconds(Fields ticket) {
        JsonNode minutes = ticket.node().path("metric_set").path(field).path("business");
        boolean measured = Fields.isWhole(minutes) && minutes.longValue() >= 0 && minutes.longValue() <= MOST_MINUTES;
        return measured ? OptionalLong.of(minutes.longValue() * 60) : OptionalLong.empty();
    }
}
