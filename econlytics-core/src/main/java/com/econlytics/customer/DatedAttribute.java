package com.econlytics.customer;

import com.econlytics.TextOrder;
import com.econlytics.fact.Party;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a customer's attribute is from an instant on: the plan, the country, the acquisition channel.
 *
 * <p>Like facts, attributes are a set: a correction has the same party, name and start, and a higher revision; two values of
 * one revision contradict each other and make the attribute unknown from that instant on.
 *
 * <p>Example: {@code new DatedAttribute(customer, "plan", "pro", 2026-03-01T00:00:00Z, 0)}.
 *
 * @param party whose attribute; a reference counts for the customer it is matched to
 * @param name lower-case words joined by {@code _}
 * @param value what it is from then on; empty if it has none any more
 * @param validFrom the first instant at which it holds, to the microsecond; it holds until a later one of the same name
 * @param revision the source's version of this statement
 */
public record DatedAttribute(Party party, String name, String value, Instant validFrom, long revision)
        implements Comparable<DatedAttribute> {
    /** Names the channel by which a customer was won. */
    public static final String CHANNEL = "acquisition_channel";
    /** Names the plan a customer pays for. */
    public static final String PLAN = "plan";
    /** Names the country of a customer, as an ISO 3166 code. */
    public static final String COUNTRY = "country";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Comparator<DatedAttribute> ORDER = Comparator.comparing(
                    (DatedAttribute attribute) -> attribute.party().toString(), TextOrder.CODE_POINT)
            .thenComparing(DatedAttribute::name, TextOrder.CODE_POINT)
            .thenComparing(DatedAttribute::validFrom)
            .thenComparingLong(DatedAttribute::revision)
            .thenComparing(DatedAttribute::value, TextOrder.CODE_POINT);

    public DatedAttribute {
        Objects.requireNonNull(party, "party");
        if (party instanceof Party.Unknown || party instanceof Party.Shared) {
            throw new IllegalArgumentException("only a party with an id of its own has attributes, not " + party);
        }
        requireName(name);
        requireValue(name, value);
        validFrom = validFrom.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * {@code name}, if an attribute can have it.
     *
     * @throws IllegalArgumentException if it is not lower-case words joined by {@code _}, or longer than 63
     */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name.replaceAll("\\p{Cntrl}", "?")
                    + "' does not name an attribute; use lower-case words like 'plan'");
        }
        return name;
    }

    /**
     * {@code value}, if attribute {@code name} can have it.
     *
     * @throws IllegalArgumentException if it holds a control character
     */
    public static String requireValue(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the value of attribute " + name
                    + " holds a control character; leave it out, no store could keep it");
        }
        return value;
    }

    @Override
    public int compareTo(DatedAttribute other) {
        return ORDER.compare(this, other);
    }

    /** Name, start and revision: the party and the value may be personal. */
    @Override
    public String toString() {
        return "DatedAttribute[" + name + " from " + validFrom + ", revision " + revision + "]";
    }
}
